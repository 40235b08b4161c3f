package dev.colonnade.format.arrow;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Layouts;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * One encapsulated message ("Encapsulated message format"): where its metadata and its body are.
 *
 * @param offset where the message begins, its length prefix included
 * @param header the metadata, a FlatBuffers table
 * @param kind what the header is, one of the constants here
 * @param bodyOffset where the body begins in the file
 * @param bodyLength bytes of the body, as announced; whether the file has them is for the caller to check
 */
record Message(long offset, Flat header, int kind, long bodyOffset, long bodyLength) {
    static final int SCHEMA = 1;
    static final int DICTIONARY = 2;
    static final int RECORD_BATCH = 3;

    private static final int CONTINUATION = -1;

    /** The message at {@code offset}, or null where the stream ends: a length of zero, or the end of the bytes. */
    static @Nullable Message at(MemorySegment file, long offset) {
        long size = file.byteSize();
        if (offset == size) {
            return null;
        }
        if (offset > size - 4) {
            throw cutShort(offset, 4, size);
        }
        long at = offset;
        int length = file.get(Layouts.INT, at);
        at += 4;
        if (length == CONTINUATION) {
            if (at > size - 4) {
                throw cutShort(offset, 8, size);
            }
            length = file.get(Layouts.INT, at);
            at += 4;
        }
        if (length == 0) {
            return null;
        }
        if (length < 0) {
            throw Fault.damaged("message at byte " + offset, "its metadata has length " + length);
        }
        if (length > size - at) {
            throw cutShort(offset, at - offset + length, size);
        }
        Flat root = Flat.root(file.asSlice(at, length));
        Flat header = root.table(2);
        int kind = root.getByte(1, 0);
        if (header == null) {
            throw Fault.damaged("message at byte " + offset, "it has no header");
        }
        checkVersion(root.getShort(0, 0));
        return new Message(offset, header, kind, at + length, root.getLong(3, 0));
    }

    static void checkVersion(int version) {
        // MetadataVersion counts from zero: 3 is V4 (Arrow 0.8 and later), 4 is V5 (Arrow 1.0 and later).
        if (version < 3 || version > 4) {
            throw Fault.unsupported(null, "metadata version V" + (version + 1) + " is not one we read (V4 and V5)")
                    .advise("write the file again with a current Arrow library");
        }
    }

    /** Whether the file ends where this message and its body do, or later; else a fault. */
    void checkBody(long fileSize) {
        if (bodyLength < 0 || bodyLength > fileSize - bodyOffset) {
            if (bodyLength < 0) {
                throw Fault.damaged("message at byte " + offset, "its body has length " + bodyLength);
            }
            throw cutShort(offset, bodyOffset - offset + bodyLength, fileSize);
        }
    }

    long end() {
        return bodyOffset + bodyLength;
    }

    private static Fault cutShort(long offset, long needed, long size) {
        return Fault.damaged("message at byte " + offset,
                "is cut short (needs " + needed + " bytes, the file has " + (size - offset) + ")")
                .advise("fetch or write the file again");
    }
}
