package dev.colonnade.scan;

import dev.colonnade.column.Bits;
import dev.colonnade.column.BoolColumn;
import dev.colonnade.column.Column;
import dev.colonnade.column.DictionaryColumn;
import dev.colonnade.column.Field;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Layouts;
import dev.colonnade.column.RunEndColumn;
import dev.colonnade.column.Schema;
import dev.colonnade.column.Type;
import dev.colonnade.column.VarBytesColumn;
import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Rows of every type that matters to comparisons, awkward values first, for us and for DuckDB. */
public final class RandomRows {
    static final List<String> TEXTS = List.of("", "a", "ab", "abc", "b", "B", "ä", "äb", "x%y", "x_y", "😀", "zebra",
            "Abc", "  pad ", "abcabc");
    private static final List<String> DUCKDB = List.of("BIGINT", "INTEGER", "UTINYINT", "UBIGINT", "DOUBLE", "FLOAT",
            "DECIMAL(12,2)", "VARCHAR", "VARCHAR", "BOOLEAN", "DATE", "TIMESTAMP", "VARCHAR");
    public static final List<String> NAMES = List.of("i", "j", "k", "u", "d", "f", "m", "s", "t", "b", "dt", "ts", "r");

    private final Random random;
    private final int rows;
    public final List<@Nullable Object[]> values = new ArrayList<>();

    public RandomRows(long seed, int rows) {
        this.random = new Random(seed);
        this.rows = rows;
        for (int i = 0; i < NAMES.size(); i++) {
            @Nullable
            Object[] column = new @Nullable Object[rows];
            boolean holes = random.nextInt(4) > 0;
            for (int row = 0; row < rows; row++) {
                column[row] = holes && random.nextInt(5) == 0 ? null : value(i);
            }
            values.add(column);
        }
        // Runs for the run-end encoded column.
        @Nullable
        Object[] runs = values.get(12);
        for (int row = 1; row < rows; row++) {
            runs[row] = random.nextInt(3) > 0 ? runs[row - 1] : runs[row];
        }
    }

    private Object value(int column) {
        int pick = random.nextInt(10);
        return switch (column) {
            case 0 ->
                pick == 0 ? Long.MAX_VALUE : pick == 1 ? Long.MIN_VALUE : (Object) (long) (random.nextInt(21) - 10);
            case 1 -> pick == 0 ? Integer.MIN_VALUE : (Object) (random.nextInt(21) - 10);
            case 2 -> random.nextInt(pick == 0 ? 256 : 12);
            case 3 -> pick == 0 ? -1L : pick == 1 ? Long.MIN_VALUE : (Object) (long) random.nextInt(12);
            case 4 -> switch (pick) {
                case 0 -> Double.NaN;
                case 1 -> -0.0;
                case 2 -> 0.0;
                case 3 -> random.nextBoolean() ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
                default -> (random.nextInt(41) - 20) / 4.0;
            };
            case 5 -> pick == 0 ? Float.NaN : pick == 1 ? -0.0f : (Object) ((random.nextInt(41) - 20) / 10.0f);
            case 6 -> BigDecimal.valueOf(random.nextInt(2001) - 1000, 2);
            case 9 -> random.nextBoolean();
            case 10 -> (random.nextInt(20) - 10) * (pick == 0 ? 1000 : 10);
            case 11 -> (random.nextInt(2001) - 1000) * (pick < 5 ? 86_400_000_000L / 100 : 1_234_567L);
            default -> TEXTS.get(random.nextInt(TEXTS.size()));
        };
    }

    /** As one table of our own; texts {@code t} by dictionary, {@code r} by runs. */
    public MemoryTable table(int chunkRows, int batchRows) {
        List<Column> columns = new ArrayList<>();
        columns.add(fixed(0, new Type.Int(64, true), 8));
        columns.add(fixed(1, new Type.Int(32, true), 4));
        columns.add(fixed(2, new Type.Int(8, false), 1));
        columns.add(fixed(3, new Type.Int(64, false), 8));
        columns.add(fixed(4, new Type.FloatingPoint(64), 8));
        columns.add(fixed(5, new Type.FloatingPoint(32), 4));
        columns.add(fixed(6, new Type.Decimal(128, 12, 2), 16));
        columns.add(texts(values.get(7)));
        columns.add(dictionary(values.get(8)));
        columns.add(new BoolColumn(new Type.Bool(), rows, validity(9), bits(9)));
        columns.add(fixed(10, new Type.Date(false), 4));
        columns.add(fixed(11, new Type.Timestamp(Type.Unit.MICRO, null), 8));
        columns.add(runs(values.get(12)));
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            fields.add(new Field(NAMES.get(i), columns.get(i).type(), true));
        }
        return new MemoryTable(new Schema(fields), columns, chunkRows, batchRows);
    }

    private Bits validity(int column) {
        return mask(values.get(column), value -> value != null);
    }

    private Bits bits(int column) {
        return mask(values.get(column), Boolean.TRUE::equals);
    }

    private Bits mask(@Nullable Object[] column, java.util.function.Predicate<@Nullable Object> one) {
        // Three bits off, so that words never lie as they are wanted.
        byte[] bytes = new byte[column.length / 8 + 2];
        for (int row = 0; row < column.length; row++) {
            if (one.test(column[row])) {
                bytes[row + 3 >> 3] |= (byte) (1 << (row + 3 & 7));
            }
        }
        return Bits.of(MemorySegment.ofArray(bytes), 3, column.length);
    }

    private FixedColumn fixed(int column, Type type, int width) {
        MemorySegment data = MemorySegment.ofArray(new byte[rows * width]);
        for (int row = 0; row < rows; row++) {
            Object value = values.get(column)[row];
            long at = (long) row * width;
            switch (value) {
                case null -> {
                    if (width >= 8) {
                        data.set(Layouts.LONG, at, random.nextLong());
                    }
                }
                case Long number -> data.set(Layouts.LONG, at, number);
                case Integer number when width == 1 -> data.set(Layouts.BYTE, at, number.byteValue());
                case Integer number -> data.set(Layouts.INT, at, number);
                case Double number -> data.set(Layouts.DOUBLE, at, number);
                case Float number -> data.set(Layouts.FLOAT, at, number);
                case BigDecimal number -> {
                    long unscaled = number.unscaledValue().longValueExact();
                    data.set(Layouts.LONG, at, unscaled);
                    data.set(Layouts.LONG, at + 8, unscaled >> 63);
                }
                default -> throw new IllegalStateException(value.toString());
            }
        }
        return new FixedColumn(type, rows, validity(column), width, data);
    }

    private VarBytesColumn texts(@Nullable Object[] column) {
        int[] offsets = new int[column.length + 1];
        java.io.ByteArrayOutputStream data = new java.io.ByteArrayOutputStream();
        for (int row = 0; row < column.length; row++) {
            data.writeBytes(
                    String.valueOf(column[row] == null ? "junk" : column[row]).getBytes(StandardCharsets.UTF_8));
            offsets[row + 1] = data.size();
        }
        return new VarBytesColumn(new Type.Utf8(Type.Layout.SMALL), column.length, mask(column, value -> value != null),
                false, MemorySegment.ofArray(offsets), MemorySegment.ofArray(data.toByteArray()));
    }

    private DictionaryColumn dictionary(@Nullable Object[] column) {
        List<@Nullable Object> words = new ArrayList<>(TEXTS);
        words.add(null);
        short[] indices = new short[column.length];
        @Nullable
        Object[] there = column.clone();
        for (int row = 0; row < column.length; row++) {
            boolean nullWord = column[row] == null && random.nextBoolean();
            indices[row] = (short) (column[row] == null ? nullWord ? TEXTS.size() : -7 : TEXTS.indexOf(column[row]));
            there[row] = column[row] == null && !nullWord ? null : "there";
        }
        Type.Int index = new Type.Int(16, true);
        return new DictionaryColumn(new Type.Dictionary(1, index, false, new Type.Utf8(Type.Layout.SMALL)),
                new FixedColumn(index, column.length, mask(there, value -> value != null), 2,
                        MemorySegment.ofArray(indices)),
                texts(words.toArray()));
    }

    private RunEndColumn runs(@Nullable Object[] column) {
        List<Integer> ends = new ArrayList<>();
        List<@Nullable Object> runs = new ArrayList<>();
        for (int row = 0; row < column.length; row++) {
            if (row + 1 == column.length || !java.util.Objects.equals(column[row], column[row + 1])) {
                ends.add(row + 1);
                runs.add(column[row]);
            }
        }
        int[] stored = ends.stream().mapToInt(Integer::intValue).toArray();
        Type.Int index = new Type.Int(32, true);
        VarBytesColumn texts = texts(runs.toArray());
        return new RunEndColumn(
                new Type.RunEndEncoded(new Field("run_ends", index, false), new Field("values", texts.type(), true)),
                column.length, 0, new FixedColumn(index, stored.length, Bits.ALL, 4, MemorySegment.ofArray(stored)),
                texts);
    }

    /** Puts the same rows into a table {@code t}, with their numbers as {@code n}. */
    public void load(Connection duckdb) throws SQLException {
        StringBuilder create = new StringBuilder("CREATE OR REPLACE TABLE t (n BIGINT");
        StringBuilder insert = new StringBuilder("INSERT INTO t VALUES (?");
        for (int i = 0; i < NAMES.size(); i++) {
            create.append(", ").append(NAMES.get(i)).append(' ').append(DUCKDB.get(i));
            insert.append(switch (i) {
                case 3 -> ", CAST(? AS UBIGINT)";
                case 10 -> ", CAST(? AS DATE)";
                case 11 -> ", make_timestamp(?)";
                default -> ", ?";
            });
        }
        try (Statement statement = duckdb.createStatement()) {
            statement.execute(create + ")");
        }
        try (PreparedStatement row = duckdb.prepareStatement(insert + ")")) {
            for (int i = 0; i < rows; i++) {
                row.setLong(1, i);
                for (int column = 0; column < NAMES.size(); column++) {
                    Object value = values.get(column)[i];
                    row.setObject(column + 2, switch (column) {
                        case 3 -> value instanceof Long bits ? Long.toUnsignedString(bits) : null;
                        case 10 -> value instanceof Integer day ? LocalDate.ofEpochDay(day).toString() : null;
                        default -> value;
                    });
                }
                row.addBatch();
            }
            row.executeBatch();
        }
    }
}
