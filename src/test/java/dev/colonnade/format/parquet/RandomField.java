package dev.colonnade.format.parquet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/**
 * A field of a random schema, which makes its own values: it puts them into parquet-java's records and says what JSON we
 * have to make of them.
 *
 * @param nulls percent; below zero for a required field
 * @param distinct how many values it chooses from: few make a dictionary
 * @param children of structs, the element of lists, key and value of maps
 */
record RandomField(String name, Kind kind, int nulls, int distinct, List<RandomField> children) {
    enum Kind {
        INT32, INT64, INT8, UINT64, FLOAT, DOUBLE, BOOLEAN, STRING, BINARY, FIXED, DATE, DECIMAL_INT, DECIMAL_LONG, DECIMAL_FIXED, DECIMAL_BINARY, STRUCT, LIST, MAP
    }

    private static final int LEAVES = Kind.STRUCT.ordinal();
    private static final int FIXED_WIDTH = 11;

    static RandomField random(String name, Random random, int depth) {
        int kinds = depth < 3 ? Kind.values().length : LEAVES;
        Kind kind = depth == 0 && random.nextInt(3) == 0
                ? Kind.values()[LEAVES + random.nextInt(3)]
                : Kind.values()[random.nextInt(kinds)];
        return random(name, kind, random, depth, new int[]{-1, 0, 2, 30, 97}[random.nextInt(5)]);
    }

    private static RandomField random(String name, Kind kind, Random random, int depth, int nulls) {
        List<RandomField> children = new ArrayList<>();
        switch (kind) {
            case STRUCT -> {
                for (int i = 0; i <= random.nextInt(3); i++) {
                    children.add(random("f" + i, random, depth + 1));
                }
            }
            case LIST -> children.add(random("element", random, depth + 1));
            case MAP -> {
                children.add(random("key", Kind.STRING, random, depth + 1, -1));
                children.add(random("value", random, depth + 1));
            }
            default -> {
            }
        }
        return new RandomField(name, kind, nulls, random.nextBoolean() ? 1 + random.nextInt(40) : 1 << 30, children);
    }

    Type type() {
        Repetition repetition = nulls < 0 ? Repetition.REQUIRED : Repetition.OPTIONAL;
        return switch (kind) {
            case INT32 -> Types.primitive(PrimitiveTypeName.INT32, repetition).named(name);
            case INT64 -> Types.primitive(PrimitiveTypeName.INT64, repetition).named(name);
            case INT8 -> Types.primitive(PrimitiveTypeName.INT32, repetition)
                    .as(LogicalTypeAnnotation.intType(8, true)).named(name);
            case UINT64 -> Types.primitive(PrimitiveTypeName.INT64, repetition)
                    .as(LogicalTypeAnnotation.intType(64, false)).named(name);
            case FLOAT -> Types.primitive(PrimitiveTypeName.FLOAT, repetition).named(name);
            case DOUBLE -> Types.primitive(PrimitiveTypeName.DOUBLE, repetition).named(name);
            case BOOLEAN -> Types.primitive(PrimitiveTypeName.BOOLEAN, repetition).named(name);
            case STRING -> Types.primitive(PrimitiveTypeName.BINARY, repetition)
                    .as(LogicalTypeAnnotation.stringType()).named(name);
            case BINARY -> Types.primitive(PrimitiveTypeName.BINARY, repetition).named(name);
            case FIXED -> Types.primitive(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY, repetition).length(FIXED_WIDTH)
                    .named(name);
            case DATE -> Types.primitive(PrimitiveTypeName.INT32, repetition).as(LogicalTypeAnnotation.dateType())
                    .named(name);
            case DECIMAL_INT -> Types.primitive(PrimitiveTypeName.INT32, repetition)
                    .as(LogicalTypeAnnotation.decimalType(2, 9)).named(name);
            case DECIMAL_LONG -> Types.primitive(PrimitiveTypeName.INT64, repetition)
                    .as(LogicalTypeAnnotation.decimalType(4, 18)).named(name);
            case DECIMAL_FIXED -> Types.primitive(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY, repetition)
                    .length(FIXED_WIDTH).as(LogicalTypeAnnotation.decimalType(3, 25)).named(name);
            case DECIMAL_BINARY -> Types.primitive(PrimitiveTypeName.BINARY, repetition)
                    .as(LogicalTypeAnnotation.decimalType(3, 25)).named(name);
            case STRUCT -> {
                Types.GroupBuilder<org.apache.parquet.schema.GroupType> group = Types.buildGroup(repetition);
                for (RandomField child : children) {
                    group = group.addField(child.type());
                }
                yield group.named(name);
            }
            case LIST -> Types.buildGroup(repetition).as(LogicalTypeAnnotation.listType())
                    .addField(Types.repeatedGroup().addField(children.getFirst().type()).named("list")).named(name);
            case MAP -> Types.buildGroup(repetition).as(LogicalTypeAnnotation.mapType())
                    .addField(Types.repeatedGroup().addField(children.getFirst().type())
                            .addField(children.get(1).type()).named("key_value"))
                    .named(name);
        };
    }

    /** Puts a value, or none, into a record. */
    String put(Group into, Random random) {
        if (nulls >= 0 && random.nextInt(100) < nulls) {
            return "null";
        }
        // Values follow from a seed, so that few seeds make few values.
        Random value = new Random(distinct == 1 << 30 ? random.nextLong() : random.nextInt(distinct));
        return switch (kind) {
            case INT32 -> number(into, value.nextInt() >> value.nextInt(32));
            case INT8 -> number(into, value.nextInt(-128, 128));
            case INT64 -> number(into, value.nextLong() >> value.nextInt(64));
            case UINT64 -> {
                long bits = value.nextLong();
                into.add(name, bits);
                yield Long.toUnsignedString(bits);
            }
            case FLOAT -> {
                float number = (float) value.nextGaussian() * 1e6f;
                into.add(name, number);
                yield Float.toString(number);
            }
            case DOUBLE -> {
                double number = value.nextGaussian() * 1e30;
                into.add(name, number);
                yield Double.toString(number);
            }
            case BOOLEAN -> {
                boolean flag = value.nextInt(5) == 0;
                into.add(name, flag);
                yield Boolean.toString(flag);
            }
            case STRING -> {
                String text = "pre".repeat(value.nextInt(4)) + "ä€𝄞z".repeat(value.nextInt(3)) + value.nextInt(1000);
                into.add(name, text);
                yield '"' + text + '"';
            }
            case BINARY -> bytes(into, value, value.nextInt(20));
            case FIXED -> bytes(into, value, FIXED_WIDTH);
            case DATE -> {
                int days = value.nextInt(-30_000, 60_000);
                into.add(name, days);
                yield "\"" + LocalDate.ofEpochDay(days) + '"';
            }
            case DECIMAL_INT -> {
                int unscaled = value.nextInt(-999_999_999, 999_999_999);
                into.add(name, unscaled);
                yield decimal(BigInteger.valueOf(unscaled), 2);
            }
            case DECIMAL_LONG -> {
                long unscaled = value.nextLong(-999_999_999_999_999_999L, 999_999_999_999_999_999L);
                into.add(name, unscaled);
                yield decimal(BigInteger.valueOf(unscaled), 4);
            }
            case DECIMAL_FIXED -> {
                BigInteger unscaled = new BigInteger(80, value).subtract(BigInteger.ONE.shiftLeft(79));
                byte[] wide = new byte[FIXED_WIDTH];
                byte[] bytes = unscaled.toByteArray();
                Arrays.fill(wide, (byte) (unscaled.signum() < 0 ? -1 : 0));
                System.arraycopy(bytes, 0, wide, FIXED_WIDTH - bytes.length, bytes.length);
                into.add(name, Binary.fromConstantByteArray(wide));
                yield decimal(unscaled, 3);
            }
            case DECIMAL_BINARY -> {
                BigInteger unscaled = new BigInteger(1 + value.nextInt(80), value).negate();
                into.add(name, Binary.fromConstantByteArray(unscaled.toByteArray()));
                yield decimal(unscaled, 3);
            }
            case STRUCT -> object(into.addGroup(name), random);
            case LIST -> {
                Group list = into.addGroup(name);
                List<String> elements = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    elements.add(children.getFirst().put(list.addGroup("list"), random));
                }
                yield "[" + String.join(",", elements) + "]";
            }
            case MAP -> {
                Group map = into.addGroup(name);
                List<String> entries = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    entries.add(object(map.addGroup("key_value"), random));
                }
                yield "[" + String.join(",", entries) + "]";
            }
        };
    }

    private String object(Group into, Random random) {
        List<String> fields = new ArrayList<>();
        for (RandomField child : children) {
            fields.add('"' + child.name + "\":" + child.put(into, random));
        }
        return "{" + String.join(",", fields) + "}";
    }

    private String number(Group into, int number) {
        into.add(name, number);
        return Integer.toString(number);
    }

    private String number(Group into, long number) {
        into.add(name, number);
        return Long.toString(number);
    }

    private String bytes(Group into, Random value, int length) {
        byte[] bytes = new byte[length];
        value.nextBytes(bytes);
        into.add(name, Binary.fromConstantByteArray(bytes));
        return '"' + java.util.HexFormat.of().formatHex(bytes) + '"';
    }

    private static String decimal(BigInteger unscaled, int scale) {
        return '"' + new BigDecimal(unscaled, scale).toPlainString() + '"';
    }
}
