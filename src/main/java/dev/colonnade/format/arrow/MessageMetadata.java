package dev.colonnade.format.arrow;

import dev.colonnade.base.Fault;
import java.util.Map;

/** The key-value pairs of one message. */
final class MessageMetadata {
    private MessageMetadata() {
    }

    static Map<String, String> of(Message message) {
        try {
            org.apache.arrow.flatbuf.Message generated = org.apache.arrow.flatbuf.Message
                    .getRootAsMessage(SchemaReader.view(message.header().bytes()));
            return SchemaReader.metadata(generated.customMetadataLength(), generated::customMetadata);
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw Fault.damaged("message at byte " + message.offset(), "its key-value metadata is broken").because(e);
        }
    }
}
