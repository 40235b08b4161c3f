package dev.colonnade.format.parquet;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Layouts;
import java.lang.foreign.MemorySegment;

/** The frame of a Parquet file: four bytes at both ends, and before the last ones the length of the footer. */
final class FileTail {
    private static final int MAGIC = 'P' | 'A' << 8 | 'R' << 16 | '1' << 24;
    private static final int ENCRYPTED = 'P' | 'A' << 8 | 'R' << 16 | 'E' << 24;
    private static final int FRAME = 12;

    private FileTail() {
    }

    static boolean isParquet(MemorySegment file) {
        return file.byteSize() >= 4 && isMagic(file.get(Layouts.INT, 0))
                || file.byteSize() >= FRAME && isMagic(file.get(Layouts.INT, file.byteSize() - 4));
    }

    private static boolean isMagic(int magic) {
        return magic == MAGIC || magic == ENCRYPTED;
    }

    /** Whether the footer is encrypted too. */
    static boolean isEncrypted(MemorySegment file) {
        return file.byteSize() >= FRAME && file.get(Layouts.INT, file.byteSize() - 4) == ENCRYPTED;
    }

    /** The footer's bytes, whatever is in them. */
    static MemorySegment footer(MemorySegment file) {
        long size = file.byteSize();
        if (size < FRAME || !isMagic(file.get(Layouts.INT, size - 4))) {
            throw Fault.damaged("end of file", "it does not end as a Parquet file does")
                    .advise("it was cut short or not finished: copy or write it again");
        }
        int length = file.get(Layouts.INT, size - 8);
        if (length <= 0 || length > size - FRAME) {
            throw Fault.damaged("end of file", "a footer of " + Integer.toUnsignedString(length)
                    + " bytes is announced where the file has " + size);
        }
        return file.asSlice(size - 8 - length, length);
    }
}
