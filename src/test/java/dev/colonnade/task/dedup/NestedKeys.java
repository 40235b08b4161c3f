package dev.colonnade.task.dedup;

import dev.colonnade.column.Bits;
import dev.colonnade.column.BoolColumn;
import dev.colonnade.column.Column;
import dev.colonnade.column.DictionaryColumn;
import dev.colonnade.column.Field;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.FixedListColumn;
import dev.colonnade.column.Layouts;
import dev.colonnade.column.ListColumn;
import dev.colonnade.column.NullColumn;
import dev.colonnade.column.RunEndColumn;
import dev.colonnade.column.StructColumn;
import dev.colonnade.column.Type;
import dev.colonnade.column.VarBytesColumn;
import dev.colonnade.column.ViewBytesColumn;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Types, values of them and columns made of these values by other code than reads them. A value is a plain object equal
 * to those that it is to be equal to ({@link None} for null); where there are several ways to store it, such as the two
 * zeros and the many NaN, the column takes one at random, and what stands under nulls is junk.
 */
final class NestedKeys {
    /** No value. */
    enum None {
        NONE
    }

    private static final Type.Int INDEX = new Type.Int(32, true);
    private static final List<String> TEXTS = List.of("", "a", "A", "twelve bytes", "thirteen byte", "ä😀",
            "a text that is longer than sixteen bytes", "a text that is longer than sixteen bytez");

    private final Random random;

    NestedKeys(Random random) {
        this.random = random;
    }

    Type leaf() {
        return switch (random.nextInt(11)) {
            case 0 -> new Type.Int(64, true);
            case 1 -> new Type.Int(8, true);
            case 2 -> new Type.FloatingPoint(64);
            case 3 -> new Type.FloatingPoint(32);
            case 4 -> new Type.Decimal(128, 12, 2);
            case 5 -> new Type.Decimal(256, 50, 2);
            case 6 -> new Type.Bool();
            case 7 -> new Type.Null();
            case 8 -> new Type.Utf8(Type.Layout.LARGE);
            case 9 -> new Type.Utf8(Type.Layout.VIEW);
            default -> new Type.Utf8(Type.Layout.SMALL);
        };
    }

    /** @param depth how often a type may stand in another one */
    Type type(int depth) {
        if (depth == 0) {
            return leaf();
        }
        return switch (random.nextInt(6)) {
            case 0 -> new Type.ListOf(Type.Layout.values()[random.nextInt(4)], new Field("e", type(depth - 1), true));
            case 1 -> new Type.FixedList(2, new Field("e", type(depth - 1), true));
            case 2 -> new Type.Struct(List.of(new Field("x", type(depth - 1), true), new Field("y", leaf(), true)));
            case 3 -> new Type.MapOf(new Field("entries", new Type.Struct(List.of(new Field("key", leaf(), true),
                    new Field("value", type(depth - 1), true))), false), false);
            case 4 -> new Type.Dictionary(1, INDEX, false, type(depth - 1));
            default -> new Type.RunEndEncoded(new Field("run_ends", INDEX, false),
                    new Field("values", type(depth - 1), true));
        };
    }

    Object value(Type type) {
        return random.nextInt(6) == 0 ? None.NONE : something(type);
    }

    private Object something(Type type) {
        return switch (type) {
            case Type.Int i -> random.nextInt(4) - 2L;
            case Type.Decimal d -> random.nextInt(4) - 2L;
            case Type.FloatingPoint f -> switch (random.nextInt(4)) {
                case 0 -> Double.NaN;
                case 1 -> 0.0;
                default -> random.nextInt(3) - 1.5;
            };
            case Type.Bool b -> random.nextBoolean();
            case Type.Null n -> None.NONE;
            case Type.Utf8 t -> TEXTS.get(random.nextInt(TEXTS.size()));
            case Type.ListOf list -> values(list.element().type(), random.nextInt(3));
            case Type.FixedList list -> values(list.element().type(), list.size());
            case Type.MapOf map -> {
                List<Object> entries = new ArrayList<>();
                for (int i = random.nextInt(3); i > 0; i--) {
                    entries.add(something(map.entries().type()));
                }
                yield entries;
            }
            case Type.Struct struct -> struct.fields().stream().map(field -> value(field.type())).toList();
            case Type.Dictionary dictionary -> value(dictionary.values());
            case Type.RunEndEncoded runs -> value(runs.values().type());
            default -> throw new IllegalArgumentException(type.toString());
        };
    }

    List<Object> values(Type type, int count) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(value(type));
        }
        return values;
    }

    Column column(Type type, List<Object> values) {
        int length = values.size();
        return switch (type) {
            case Type.Int(int bits, boolean signed) -> fixed(type, values, bits / 8);
            case Type.FloatingPoint(int bits) -> fixed(type, values, bits / 8);
            case Type.Decimal decimal -> fixed(type, values, decimal.bits() / 8);
            case Type.Bool b -> new BoolColumn(type, length, present(values),
                    bits(values.stream().map(Boolean.TRUE::equals).toList()));
            case Type.Null n -> new NullColumn(type, length);
            case Type.Utf8(Type.Layout layout) -> layout == Type.Layout.VIEW
                    ? views(type, values)
                    : texts(type, values, layout == Type.Layout.LARGE);
            case Type.ListOf(Type.Layout layout, Field element) -> lists(type, layout, element.type(), values);
            case Type.MapOf map -> lists(type, Type.Layout.SMALL, map.entries().type(), values);
            case Type.FixedList(int size, Field element) -> {
                List<Object> elements = new ArrayList<>();
                for (Object value : values) {
                    elements.addAll(value instanceof List<?> list ? list : values(element.type(), size));
                }
                yield new FixedListColumn(type, length, present(values), size, column(element.type(), elements));
            }
            case Type.Struct(List<Field> fields) -> {
                List<Column> children = new ArrayList<>();
                for (int i = 0; i < fields.size(); i++) {
                    List<Object> child = new ArrayList<>();
                    for (Object value : values) {
                        child.add(value instanceof List<?> parts ? parts.get(i) : value(fields.get(i).type()));
                    }
                    children.add(column(fields.get(i).type(), child));
                }
                yield new StructColumn(type, length, present(values), children);
            }
            case Type.Dictionary dictionary -> words(type, dictionary.values(), values);
            case Type.RunEndEncoded runs -> runs(type, runs.values().type(), values);
            default -> throw new IllegalArgumentException(type.toString());
        };
    }

    private static Bits bits(List<Boolean> values) {
        byte[] bytes = new byte[values.size() / 8 + 2];
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i)) {
                bytes[i + 5 >> 3] |= (byte) (1 << (i + 5 & 7));
            }
        }
        return Bits.of(MemorySegment.ofArray(bytes), 5, values.size());
    }

    private static Bits present(List<Object> values) {
        return bits(values.stream().map(value -> value != None.NONE).toList());
    }

    private FixedColumn fixed(Type type, List<Object> values, int width) {
        byte[] bytes = new byte[values.size() * width];
        random.nextBytes(bytes);
        MemorySegment data = MemorySegment.ofArray(bytes);
        for (int i = 0; i < values.size(); i++) {
            long at = (long) i * width;
            switch (values.get(i)) {
                case Double number when width == 8 -> data.set(Layouts.LONG, at, number.isNaN()
                        ? 0x7FF8_0000_0000_0000L | random.nextInt() & 0xFFFFL
                        : Double.doubleToLongBits(number == 0 && random.nextBoolean() ? -0.0 : number));
                case Double number -> data.set(Layouts.INT, at, number.isNaN()
                        ? 0xFFC0_0000 | random.nextInt(9)
                        : Float.floatToIntBits(number == 0 && random.nextBoolean() ? -0.0f : number.floatValue()));
                case Long number -> {
                    for (int b = 0; b < width; b++) {
                        bytes[(int) at + b] = (byte) (number >> Math.min(63, b * 8));
                    }
                }
                default -> {
                }
            }
        }
        return new FixedColumn(type, values.size(), present(values), width, data);
    }

    private static byte[] utf8(Object value) {
        return (value instanceof String text ? text : "junk").getBytes(StandardCharsets.UTF_8);
    }

    private static Column texts(Type type, List<Object> values, boolean large) {
        MemorySegment offsets = numbers(values.size() + 1, large);
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (int i = 0; i < values.size(); i++) {
            data.writeBytes(utf8(values.get(i)));
            put(offsets, i + 1, large, data.size());
        }
        return new VarBytesColumn(type, values.size(), present(values), large, offsets,
                MemorySegment.ofArray(data.toByteArray()));
    }

    private static MemorySegment numbers(int count, boolean large) {
        return MemorySegment.ofArray(new byte[count * (large ? 8 : 4)]);
    }

    private static void put(MemorySegment numbers, int at, boolean large, int number) {
        if (large) {
            numbers.set(Layouts.LONG, at * 8L, number);
        } else {
            numbers.set(Layouts.INT, at * 4L, number);
        }
    }

    private static Column views(Type type, List<Object> values) {
        MemorySegment views = MemorySegment.ofArray(new byte[values.size() * 16]);
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (int i = 0; i < values.size(); i++) {
            byte[] text = utf8(values.get(i));
            views.set(Layouts.INT, i * 16L, text.length);
            MemorySegment.copy(MemorySegment.ofArray(text), 0, views, i * 16L + 4, text.length <= 12
                    ? text.length
                    : 4);
            if (text.length > 12) {
                views.set(Layouts.INT, i * 16L + 12, data.size());
                data.writeBytes(text);
            }
        }
        return new ViewBytesColumn(type, values.size(), present(values), views,
                List.of(MemorySegment.ofArray(data.toByteArray())));
    }

    /** Lists by views stand in another order than their elements. */
    private Column lists(Type type, Type.Layout layout, Type element, List<Object> values) {
        int length = values.size();
        boolean large = layout.isLarge();
        List<Object> elements = new ArrayList<>();
        MemorySegment offsets = numbers(length + 1, large);
        MemorySegment sizes = numbers(length, large);
        for (int i = 0; i < length; i++) {
            int row = layout.isView() ? length - 1 - i : i;
            int start = elements.size();
            if (values.get(row) instanceof List<?> list) {
                elements.addAll(list);
            } else {
                elements.add(something(element));
            }
            put(offsets, row, large, start);
            put(sizes, row, large, elements.size() - start);
        }
        if (!layout.isView()) {
            put(offsets, length, large, elements.size());
        }
        return new ListColumn(type, length, present(values), large, offsets, layout.isView() ? sizes : null, 0,
                column(element, elements));
    }

    /** The same word may stand in a dictionary twice, and null may be one. */
    private Column words(Type type, Type word, List<Object> values) {
        List<Object> words = new ArrayList<>();
        List<Object> indices = new ArrayList<>();
        for (Object value : values) {
            int known = words.indexOf(value);
            if (value == None.NONE && random.nextBoolean()) {
                indices.add(None.NONE);
            } else if (known < 0 || random.nextInt(50) == 0) {
                indices.add((long) words.size());
                words.add(value);
            } else {
                indices.add((long) known);
            }
        }
        return new DictionaryColumn(type, fixed(INDEX, indices, 4), column(word, words));
    }

    private Column runs(Type type, Type run, List<Object> values) {
        List<Object> ends = new ArrayList<>();
        List<Object> runs = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            if (i + 1 == values.size() || random.nextInt(9) == 0 || !values.get(i).equals(values.get(i + 1))) {
                ends.add(i + 1L);
                runs.add(values.get(i));
            }
        }
        FixedColumn stored = fixed(INDEX, ends, 4);
        return new RunEndColumn(type, values.size(), 0, new FixedColumn(INDEX, ends.size(), Bits.ALL, 4, stored.data()),
                column(run, runs));
    }
}
