package dev.colonnade.format.arrow;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BaseLargeVariableWidthVector;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.BaseVariableWidthViewVector;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.Decimal256Vector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.FixedWidthVector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.complex.DenseUnionVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.LargeListVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.ListViewVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.IntervalUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/**
 * Random schemas and random data in arrow-java's vectors. Fixed-width data are random bits, so every pattern turns up; the
 * types whose bits must make sense (times, decimals) are drawn within their range.
 */
public final class RandomVectors {
    private final Random random;

    public RandomVectors(Random random) {
        this.random = random;
    }

    public List<Field> fields(int count) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            fields.add(field(random.nextInt(8) == 0 ? "again" : "c" + i, 0));
        }
        return fields;
    }

    private Field field(String name, int depth) {
        int kind = random.nextInt(depth == 0 ? 34 : depth < 3 ? 33 : 27); // arrow-java cannot make lists of unions
        ArrowType type = switch (kind) {
            case 0 -> new ArrowType.Null();
            case 1 -> new ArrowType.Bool();
            case 2, 3, 4, 5 -> new ArrowType.Int(8 << kind - 2, true);
            case 6, 7, 8, 9 -> new ArrowType.Int(8 << kind - 6, false);
            case 10 -> new ArrowType.FloatingPoint(FloatingPointPrecision.HALF);
            case 11 -> new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
            case 12 -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
            case 13 -> new ArrowType.Decimal(1 + random.nextInt(38), random.nextInt(12), 128);
            case 14 -> new ArrowType.Decimal(1 + random.nextInt(76), random.nextInt(12), 256);
            case 15 -> new ArrowType.Utf8();
            case 16 -> new ArrowType.LargeUtf8();
            case 17 -> new ArrowType.Utf8View();
            case 18 -> new ArrowType.Binary();
            case 19 -> new ArrowType.LargeBinary();
            case 20 -> new ArrowType.BinaryView();
            case 21 -> new ArrowType.FixedSizeBinary(1 + random.nextInt(20));
            case 22 -> new ArrowType.Date(random.nextBoolean() ? DateUnit.DAY : DateUnit.MILLISECOND);
            case 23 -> random.nextBoolean()
                    ? new ArrowType.Time(TimeUnit.MILLISECOND, 32)
                    : new ArrowType.Time(TimeUnit.NANOSECOND, 64);
            case 24 -> new ArrowType.Timestamp(unit(), random.nextBoolean() ? "UTC" : null);
            case 25 -> new ArrowType.Duration(unit());
            case 26 -> new ArrowType.Interval(IntervalUnit.values()[random.nextInt(3)]);
            case 27 -> new ArrowType.List();
            case 28 -> new ArrowType.LargeList();
            case 29 -> new ArrowType.ListView();
            case 30 -> new ArrowType.FixedSizeList(random.nextInt(4));
            case 31, 32 -> new ArrowType.Struct();
            default -> new ArrowType.Union(org.apache.arrow.vector.types.UnionMode.Dense, new int[]{0, 1});
        };
        List<Field> children = new ArrayList<>();
        switch (kind) {
            case 27, 28, 29, 30 -> children.add(field("item", depth + 1));
            case 31, 32 -> {
                for (int i = random.nextInt(4); i >= 0; i--) {
                    children.add(field("f" + i, depth + 1));
                }
            }
            case 33 -> {
                children.add(new Field("a", FieldType.nullable(new ArrowType.Int(32, true)), null));
                children.add(new Field("b", FieldType.nullable(new ArrowType.Utf8()), null));
            }
            default -> {
            }
        }
        return new Field(name, FieldType.nullable(type), children);
    }

    private TimeUnit unit() {
        return TimeUnit.values()[random.nextInt(4)];
    }

    /** A vector of the field with {@code rows} random rows, about a quarter of them null. */
    public FieldVector vector(Field field, BufferAllocator allocator, int rows) {
        FieldVector vector = field.createVector(allocator);
        fill(vector, rows, random.nextInt(3) == 0 ? 0 : 4);
        return vector;
    }

    private boolean isNull(int oneIn) {
        return oneIn > 0 && random.nextInt(oneIn) == 0;
    }

    private void fill(FieldVector vector, int rows, int nulls) {
        switch (vector) {
            case NullVector v -> v.setValueCount(rows);
            case DecimalVector v -> {
                v.allocateNew(rows);
                for (int i = 0; i < rows; i++) {
                    if (!isNull(nulls)) {
                        v.set(i, new java.math.BigDecimal(digits(v.getPrecision()), v.getScale()));
                    }
                }
                v.setValueCount(rows);
            }
            case Decimal256Vector v -> {
                v.allocateNew(rows);
                for (int i = 0; i < rows; i++) {
                    if (!isNull(nulls)) {
                        v.set(i, new java.math.BigDecimal(digits(v.getPrecision()), v.getScale()));
                    }
                }
                v.setValueCount(rows);
            }
            case BaseFixedWidthVector v -> fixed(v, rows, nulls);
            case BaseVariableWidthVector v -> {
                v.allocateNew(rows * 8L + 8, rows);
                for (int i = 0; i < rows; i++) {
                    if (!isNull(nulls)) {
                        v.setSafe(i, text(v.getField().getType() instanceof ArrowType.Utf8));
                    }
                }
                v.setValueCount(rows);
            }
            case BaseLargeVariableWidthVector v -> {
                v.allocateNew(rows * 8L + 8, rows);
                for (int i = 0; i < rows; i++) {
                    if (!isNull(nulls)) {
                        v.setSafe(i, text(v.getField().getType() instanceof ArrowType.LargeUtf8));
                    }
                }
                v.setValueCount(rows);
            }
            case BaseVariableWidthViewVector v -> {
                v.setInitialCapacity(rows + 1, 8);
                v.allocateNew();
                // arrow-java 19 looks at a view before it makes room for it.
                while (v.getDataBuffer().capacity() < 16L * (rows + 1)) {
                    v.reallocViewBuffer();
                }
                for (int i = 0; i < rows; i++) {
                    if (!isNull(nulls)) {
                        v.setSafe(i, text(v.getField().getType() instanceof ArrowType.Utf8View));
                    }
                }
                v.setValueCount(rows);
            }
            case ListVector v -> {
                v.setInitialCapacity(rows);
                v.allocateNew();
                int elements = 0;
                for (int i = 0; i < rows; i++) {
                    if (!isNull(nulls)) {
                        v.startNewValue(i);
                        int size = random.nextInt(4);
                        v.endValue(i, size);
                        elements += size;
                    }
                }
                v.setValueCount(rows);
                fill(v.getDataVector(), elements, nulls);
            }
            case LargeListVector v -> {
                v.setInitialCapacity(rows);
                v.allocateNew();
                int elements = 0;
                for (int i = 0; i < rows; i++) {
                    if (!isNull(nulls)) {
                        v.startNewValue(i);
                        int size = random.nextInt(4);
                        v.endValue(i, size);
                        elements += size;
                    }
                }
                v.setValueCount(rows);
                fill(v.getDataVector(), elements, nulls);
            }
            case ListViewVector v -> {
                int elements = 3 * rows + 4;
                v.setInitialCapacity(rows);
                v.allocateNew();
                fill(v.getDataVector(), elements, nulls);
                for (int i = 0; i < rows; i++) {
                    if (!isNull(nulls)) {
                        // Views may overlap and run backwards.
                        v.setOffset(i, random.nextInt(elements - 4));
                        v.setSize(i, random.nextInt(4));
                        v.setValidity(i, 1);
                    }
                }
                v.setValueCount(rows);
            }
            case FixedSizeListVector v -> {
                v.setInitialCapacity(rows);
                v.allocateNew();
                for (int i = 0; i < rows; i++) {
                    if (!isNull(nulls)) {
                        v.setNotNull(i);
                    }
                }
                fill(v.getDataVector(), rows * v.getListSize(), nulls);
                v.setValueCount(rows);
            }
            case StructVector v -> {
                v.setInitialCapacity(rows);
                v.allocateNew();
                for (FieldVector child : v.getChildrenFromFields()) {
                    fill(child, rows, nulls);
                }
                for (int i = 0; i < rows; i++) {
                    if (isNull(nulls)) {
                        v.setNull(i);
                    } else {
                        v.setIndexDefined(i);
                    }
                }
                v.setValueCount(rows);
            }
            case DenseUnionVector v -> {
                v.allocateNew();
                while (v.getValueCapacity() < rows) {
                    v.reAlloc();
                }
                int[] used = new int[2];
                for (int i = 0; i < rows; i++) {
                    int child = random.nextInt(2);
                    v.setTypeId(i, (byte) child);
                    v.getOffsetBuffer().setInt(i * 4L, used[child]++);
                }
                v.setValueCount(rows);
                fill(v.getChildrenFromFields().get(0), used[0], nulls);
                fill(v.getChildrenFromFields().get(1), used[1], nulls);
            }
            default -> throw new IllegalStateException("no random data for " + vector.getClass());
        }
    }

    private void fixed(BaseFixedWidthVector vector, int rows, int nulls) {
        ((FixedWidthVector) vector).allocateNew(Math.max(1, rows));
        long bytes = vector.getDataBuffer().capacity();
        for (long at = 0; at + 8 <= bytes; at += 8) {
            vector.getDataBuffer().setLong(at, random.nextLong());
        }
        ArrowType type = vector.getField().getType();
        for (int i = 0; i < rows; i++) {
            if (!isNull(nulls)) {
                BitVectorHelper.setBit(vector.getValidityBuffer(), i);
            }
            if (type instanceof ArrowType.Time time) {
                if (time.getBitWidth() == 32) {
                    vector.getDataBuffer().setInt(i * 4L, random.nextInt(86_400_000));
                } else {
                    vector.getDataBuffer().setLong(i * 8L, random.nextLong(86_400_000_000_000L));
                }
            } else if (type instanceof ArrowType.Date || type instanceof ArrowType.Timestamp) {
                shorten(vector, i);
            }
        }
        vector.setValueCount(rows);
    }

    /** Days and instants within some thousands of years, where every other library can still say what they are. */
    private void shorten(BaseFixedWidthVector vector, int row) {
        if (vector.getTypeWidth() == 4) {
            vector.getDataBuffer().setInt(row * 4L, random.nextInt(-700_000, 2_000_000));
        } else {
            vector.getDataBuffer().setLong(row * 8L, random.nextLong(-30_000_000_000L, 100_000_000_000L));
        }
    }

    private BigInteger digits(int precision) {
        BigInteger value = new BigInteger(BigInteger.TEN.pow(precision).bitLength() - 1, random);
        return random.nextBoolean() ? value : value.negate();
    }

    private byte[] text(boolean utf8) {
        int length = random.nextInt(4) == 0 ? random.nextInt(60) : random.nextInt(10);
        if (!utf8) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            return bytes;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(switch (random.nextInt(12)) {
                case 0 -> '"';
                case 1 -> '\n';
                case 2 -> 'ü';
                case 3 -> 0x1F600 + random.nextInt(40);
                default -> 'a' + random.nextInt(26);
            });
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
