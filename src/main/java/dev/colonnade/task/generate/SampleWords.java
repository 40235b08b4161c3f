package dev.colonnade.task.generate;

import dev.colonnade.column.Bits;
import dev.colonnade.column.Column;
import dev.colonnade.column.Type;
import dev.colonnade.column.VarBytesColumn;
import java.lang.foreign.MemorySegment;

/** The words in UTF-8, made once for all columns. */
record SampleWords(byte[][] first, byte[][] last, byte[][] notes, byte[][] tags, Column cities) {
    static SampleWords make() {
        return new SampleWords(Words.utf8(Words.FIRST), Words.utf8(Words.LAST), Words.utf8(Words.NOTES),
                Words.utf8(Words.TAGS), column(Words.utf8(Words.CITIES)));
    }

    private static Column column(byte[][] words) {
        int[] offsets = new int[words.length + 1];
        for (int i = 0; i < words.length; i++) {
            offsets[i + 1] = offsets[i] + words[i].length;
        }
        byte[] data = new byte[offsets[words.length]];
        for (int i = 0; i < words.length; i++) {
            System.arraycopy(words[i], 0, data, offsets[i], words[i].length);
        }
        return new VarBytesColumn(new Type.Utf8(Type.Layout.SMALL), words.length, Bits.ALL, false,
                MemorySegment.ofArray(offsets), MemorySegment.ofArray(data));
    }
}
