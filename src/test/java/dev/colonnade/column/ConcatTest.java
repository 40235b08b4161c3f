package dev.colonnade.column;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.memory.Resources;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is put together stands on memory of its own: the parts may be given back the moment after. */
class ConcatTest {
    private static final Type INT = new Type.Int(32, true);

    private final Resources resources = new Resources(16 << 20);

    private static FixedColumn ints(MemorySegment memory) {
        return new FixedColumn(INT, (int) (memory.byteSize() / 4), Bits.ALL, 4, memory);
    }

    private static MemorySegment memory(int... values) {
        return MemorySegment.ofArray(values);
    }

    @Test
    void onePartIsCopiedToo() {
        MemorySegment memory = memory(1, 2, 3);
        try (HeldColumn joined = Concat.of(List.of(ints(memory)), resources.held())) {
            memory.fill((byte) 0);
            FixedColumn column = (FixedColumn) joined.column();
            assertThat(column.length()).isEqualTo(3);
            assertThat(column.getInt(2)).isEqualTo(3);
        }
        assertThat(resources.held().inUse()).isZero();
    }

    /** Of two columns of lists only one has elements: the only part there is of the child. */
    @Test
    void theOnlyElementsAreCopied() {
        MemorySegment elements = memory(7, 8);
        Type type = new Type.ListOf(Type.Layout.SMALL, new Field("item", INT, true));
        ListColumn full = new ListColumn(type, 1, Bits.ALL, false, memory(0, 2), null, 0, ints(elements));
        ListColumn empty = new ListColumn(type, 1, Bits.ALL, false, memory(0, 0), null, 0, ints(memory()));
        try (HeldColumn joined = Concat.of(List.of(full, empty), resources.held())) {
            elements.fill((byte) 0);
            ListColumn column = (ListColumn) joined.column();
            assertThat(((FixedColumn) column.value(0)).getInt(1)).isEqualTo(8);
            assertThat(column.size(1)).isZero();
        }
    }

    @Test
    void aDictionaryThatAllPartsShareIsCopied() {
        MemorySegment values = memory(10, 20);
        Type type = new Type.Dictionary(1, new Type.Int(32, true), false, INT);
        FixedColumn dictionary = ints(values);
        DictionaryColumn one = new DictionaryColumn(type, ints(memory(1, 0)), dictionary);
        DictionaryColumn two = new DictionaryColumn(type, ints(memory(1)), dictionary);
        try (HeldColumn joined = Concat.of(List.of(one, two), resources.held())) {
            values.fill((byte) 0);
            DictionaryColumn column = (DictionaryColumn) joined.column();
            assertThat(((FixedColumn) column.dictionary()).getInt(column.index(2))).isEqualTo(20);
        }
    }

    /** Slices of one column of views share its data: it is copied once, and only if a view needs it. */
    @Test
    void sharedDataOfViewsIsCopiedOnce() {
        byte[] text = "a text that is longer than a view".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        MemorySegment data = MemorySegment.ofArray(java.util.Arrays.copyOf(text, 1 << 20));
        MemorySegment unused = MemorySegment.ofArray(new byte[1 << 20]);
        MemorySegment views = memory(text.length, 0, 1, 0, 2, 'h' | 'i' << 8, 0, 0, text.length, 0, 1, 0);
        ViewBytesColumn column = new ViewBytesColumn(new Type.Utf8(Type.Layout.VIEW), 3, Bits.ALL, views,
                List.of(unused, data));
        try (HeldColumn joined = Concat.of(List.of(column.slice(2, 1), column.slice(1, 1), column.slice(0, 1)),
                resources.held())) {
            data.fill((byte) 0);
            ViewBytesColumn whole = (ViewBytesColumn) joined.column();
            for (int row : new int[]{0, 2}) {
                assertThat(whole.value(row).toArray(java.lang.foreign.ValueLayout.JAVA_BYTE)).isEqualTo(text);
            }
            assertThat(whole.size(1)).isEqualTo(2);
            assertThat(joined.footprint()).isLessThan(2 << 20);
        }
    }
}
