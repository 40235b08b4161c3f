package dev.colonnade.format.arrow;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.Progress;
import dev.colonnade.column.Layouts;
import dev.colonnade.column.Schema;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.arrow.flatbuf.Footer;

/** The IPC file format: where everything is stands in a footer at the end. */
final class IpcFile {
    static final byte[] MAGIC = {'A', 'R', 'R', 'O', 'W', '1'};

    /** Magic and padding before the first message; the least a file can begin with. */
    static final int HEAD = 8;

    private static final int TAIL = 4 + MAGIC.length;
    private static final int BLOCK = 24;
    /** {@code MetadataVersion} counts from zero. */
    private static final int V4 = 3;

    private IpcFile() {
    }

    static boolean hasMagic(MemorySegment file, long at) {
        if (at < 0 || at > file.byteSize() - MAGIC.length) {
            return false;
        }
        for (int i = 0; i < MAGIC.length; i++) {
            if (file.get(Layouts.BYTE, at + i) != MAGIC[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether the file ends as a complete one does. */
    static boolean hasFooter(MemorySegment file) {
        return file.byteSize() >= HEAD + TAIL && hasMagic(file, file.byteSize() - MAGIC.length);
    }

    static Contents index(MemorySegment file, Progress progress, Cancellation cancellation) {
        long size = file.byteSize();
        int length = file.get(Layouts.INT, size - TAIL);
        if (length <= 0 || length > size - HEAD - TAIL) {
            throw Fault.damaged("footer", "it has length " + length + " in a file of " + size + " bytes");
        }
        MemorySegment metadata = file.asSlice(size - TAIL - length, length);
        Flat footer = Flat.root(metadata);
        // Writers before 0.15 left the version out of the footer; their messages say V4.
        int version = footer.getShort(0, V4);
        Message.checkVersion(version);
        ByteBuffer view = SchemaReader.view(metadata);
        Footer generated = Footer.getRootAsFooter(view);
        Schema schema = SchemaReader.read(generated.schema(), length);

        Flat.Vector blocks = footer.vector(3, BLOCK);
        BlockIndex batches = new BlockIndex();
        long[] firstRows = new long[blocks.length() + 1];
        for (int i = 0; i < blocks.length(); i++) {
            Message message = block(file, blocks, i, "record batch " + i, Message.RECORD_BATCH);
            batches.add(message.offset(), (int) (message.bodyOffset() - message.offset()), message.bodyLength());
            long rows = message.header().getLong(0, 0);
            if (rows < 0 || rows > Long.MAX_VALUE - firstRows[i]) {
                throw Fault.damaged("record batch " + i, "it has " + rows + " rows");
            }
            firstRows[i + 1] = firstRows[i] + rows;
            if ((i & 0x3ff) == 0) {
                cancellation.check();
                progress.report("reading batch headers", i, blocks.length());
            }
        }
        batches.trim();
        progress.report("reading batch headers", blocks.length(), blocks.length());

        Flat.Vector dictionaryBlocks = footer.vector(2, BLOCK);
        DictionaryIndex dictionaries = new DictionaryIndex();
        for (int i = 0; i < dictionaryBlocks.length(); i++) {
            Message message = block(file, dictionaryBlocks, i, "dictionary batch " + i, Message.DICTIONARY);
            dictionaries.add(message.header().getLong(0, 0), message.header().getByte(2, 0) != 0, 0,
                    message.offset(), (int) (message.bodyOffset() - message.offset()), message.bodyLength());
        }
        return new Contents("Arrow IPC file", schema, batches, firstRows, dictionaries,
                generated.schema().endianness() == org.apache.arrow.flatbuf.Endianness.Big, version <= V4,
                SchemaReader.metadata(generated.customMetadataLength(), generated::customMetadata), List.of());
    }

    /** The message that a block of the footer points at, of which the block, not the message, says where the body is. */
    private static Message block(MemorySegment file, Flat.Vector blocks, int index, String place, int kind) {
        long offset = blocks.getLong(index, 0);
        int metadataLength = blocks.getInt(index, 8);
        long bodyLength = blocks.getLong(index, 16);
        long size = file.byteSize();
        if (offset < 0 || offset > size || metadataLength < 8 || metadataLength > size - offset || bodyLength < 0
                || bodyLength > size - offset - metadataLength) {
            throw Fault.damaged(place, "the footer says it is at byte " + offset + " with " + metadataLength + " + "
                    + bodyLength + " bytes, in a file of " + size);
        }
        Message message;
        try {
            message = Message.at(file.asSlice(0, offset + metadataLength), offset);
        } catch (Fault e) {
            throw e.at(place);
        }
        if (message == null || message.kind() != kind) {
            throw Fault.damaged(place, "there is no such message at byte " + offset);
        }
        return new Message(offset, message.header(), kind, offset + metadataLength, bodyLength);
    }
}
