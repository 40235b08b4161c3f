package dev.colonnade.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.Column;
import dev.colonnade.column.Field;
import dev.colonnade.column.Type;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Table;
import dev.colonnade.text.InvalidUtf8;
import dev.colonnade.text.JsonText;
import dev.colonnade.text.TextSink;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Rows as JSON arrays, one a line, and how two such sets are compared: numbers as numbers of their type, else as text. */
public final class Rows {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private Rows() {
    }

    /** All rows of a table. */
    public static List<String> of(Table table) {
        return of(table, RowRange.of(0, table.rowCount()), table.schema().all());
    }

    /** Some columns of some rows, read in as many batches as the table makes of them. */
    public static List<String> of(Table table, RowRange range, int[] columns) {
        List<String> rows = new ArrayList<>();
        TextSink sink = TextSink.inMemory(InvalidUtf8.REPLACE);
        for (long at = range.from(); at < range.to();) {
            try (Batch batch = table.read(RowRange.of(at, range.to()), columns, Cancellation.NEVER)) {
                assertThat(batch.rows().from()).isEqualTo(at);
                assertThat(batch.length()).isPositive();
                add(batch, sink, rows);
                at = batch.rows().to();
            } catch (Fault e) {
                throw e.in(table.name()); // as everybody does who reads values
            }
        }
        return rows;
    }

    /** The rows of a batch. */
    public static List<String> of(Batch batch) {
        List<String> rows = new ArrayList<>();
        add(batch, TextSink.inMemory(InvalidUtf8.REPLACE), rows);
        return rows;
    }

    private static void add(Batch batch, TextSink sink, List<String> rows) {
        for (int row = 0; row < batch.length(); row++) {
            sink.clear();
            sink.put('[');
            for (int column = 0; column < batch.columns().size(); column++) {
                if (column > 0) {
                    sink.put(',');
                }
                Column values = batch.column(column);
                JsonText.write(values, row, sink);
            }
            sink.put(']');
            rows.add(sink.toString());
        }
    }

    /** The lines of a gzip file. */
    public static List<String> read(Path gzip) throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(gzip)), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    /** Asserts that rows are as expected, naming the first row and column that are not. */
    public static void assertEqual(List<String> actual, List<String> expected, List<Field> fields) throws IOException {
        assertThat(actual).as("number of rows").hasSameSizeAs(expected);
        for (int i = 0; i < actual.size(); i++) {
            if (actual.get(i).equals(expected.get(i))) {
                continue;
            }
            JsonNode mine = JSON.readTree(actual.get(i));
            JsonNode theirs = JSON.readTree(expected.get(i));
            assertThat(mine.size()).as("columns of row %d", i).isEqualTo(theirs.size());
            for (int column = 0; column < mine.size(); column++) {
                Field field = fields.get(column);
                if (!equal(mine.get(column), theirs.get(column), field.type())) {
                    assertThat(mine.get(column).toString())
                            .as("row %d, column %d \"%s\" of type %s", i, column, field.name(), field.type())
                            .isEqualTo(theirs.get(column).toString());
                }
            }
        }
    }

    private static boolean equal(JsonNode mine, JsonNode theirs, @Nullable Type type) {
        if (mine.isNumber() && theirs.isNumber()) {
            return number(mine.decimalValue(), theirs.decimalValue(), type);
        }
        if (mine.isArray() && theirs.isArray() && mine.size() == theirs.size()) {
            for (int i = 0; i < mine.size(); i++) {
                if (!equal(mine.get(i), theirs.get(i), element(type))) {
                    return false;
                }
            }
            return true;
        }
        if (mine.isObject() && theirs.isObject() && mine.size() == theirs.size()) {
            var fields = mine.properties().iterator();
            var others = theirs.properties().iterator();
            while (fields.hasNext()) {
                var field = fields.next();
                var other = others.next();
                if (!field.getKey().equals(other.getKey())
                        || !equal(field.getValue(), other.getValue(), child(type, field.getKey()))) {
                    return false;
                }
            }
            return true;
        }
        return mine.equals(theirs);
    }

    private static boolean number(BigDecimal mine, BigDecimal theirs, @Nullable Type type) {
        Type storage = type == null ? null : values(type);
        if (storage instanceof Type.FloatingPoint(int bits)) {
            return switch (bits) {
                case 16 -> Float.floatToFloat16(mine.floatValue()) == Float.floatToFloat16(theirs.floatValue());
                case 32 -> mine.floatValue() == theirs.floatValue();
                default -> mine.doubleValue() == theirs.doubleValue();
            };
        }
        return mine.compareTo(theirs) == 0;
    }

    private static Type values(Type type) {
        return switch (type.storageType()) {
            case Type.Dictionary dictionary -> values(dictionary.values());
            case Type.RunEndEncoded runs -> values(runs.values().type());
            case Type other -> other;
        };
    }

    private static @Nullable Type element(@Nullable Type type) {
        return type == null ? null : switch (values(type)) {
            case Type.ListOf list -> list.element().type();
            case Type.FixedList list -> list.element().type();
            case Type.MapOf map -> map.entries().type();
            case Type other -> null;
        };
    }

    private static @Nullable Type child(@Nullable Type type, String name) {
        if (type == null) {
            return null;
        }
        Type values = values(type);
        if (values instanceof Type.Struct struct) {
            for (Field field : struct.fields()) {
                if (field.name().equals(name)) {
                    return field.type();
                }
            }
            // The entries of a map are printed as key and value, whatever their fields are called.
            if (struct.fields().size() == 2) {
                return struct.fields().get(name.equals("key") ? 0 : 1).type();
            }
        }
        return null;
    }
}
