package dev.colonnade.format.parquet.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.column.Type;
import dev.colonnade.format.parquet.meta.LogicalType;
import dev.colonnade.format.parquet.meta.Physical;
import dev.colonnade.format.parquet.meta.SchemaElement;
import dev.colonnade.format.parquet.meta.SchemaElement.Repetition;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ArrowHintsTest {
    private static final LogicalType MICROS = new LogicalType.Timestamp(true, Type.Unit.MICRO);

    private static SchemaElement leaf(String name, Physical type, int length, @Nullable LogicalType logical) {
        return new SchemaElement(name, type, length, Repetition.OPTIONAL, 0, logical, null);
    }

    private static List<Shape> shapes() {
        return Shapes.of(SchemaTree.of(List.of(
                new SchemaElement("root", null, 0, Repetition.REQUIRED, 2, null, null),
                leaf("id", Physical.FIXED_LEN_BYTE_ARRAY, 16, null),
                new SchemaElement("s", null, 0, Repetition.OPTIONAL, 2, null, null),
                leaf("at", Physical.INT64, 0, MICROS), leaf("old", Physical.INT96, 0, null))));
    }

    private static String hint() {
        Field id = new Field("id", new FieldType(true, new ArrowType.FixedSizeBinary(16), null,
                Map.of("ARROW:extension:name", "arrow.uuid")), null);
        FieldType zoned = FieldType.nullable(new ArrowType.Timestamp(TimeUnit.MICROSECOND, "Asia/Tokyo"));
        FieldType old = FieldType.nullable(new ArrowType.Timestamp(TimeUnit.NANOSECOND, "Asia/Tokyo"));
        Field struct = new Field("s", FieldType.nullable(new ArrowType.Struct()),
                List.of(new Field("at", zoned, null), new Field("old", old, null)));
        return Base64.getEncoder().encodeToString(new Schema(List.of(id, struct)).serializeAsMessage());
    }

    @Test
    void zonesAndExtensionsApply() {
        List<Shape> hinted = ArrowHints.apply(hint(), shapes()).shapes();
        assertThat(hinted.get(0).field().type())
                .isEqualTo(new Type.Extension("arrow.uuid", "", new Type.FixedBinary(16)));
        assertThat(hinted.get(1).field().type().toString())
                .isEqualTo("struct<at: timestamp[us, tz=Asia/Tokyo], old: extension<parquet.int96>>");
    }

    @Test
    void whatCannotBeReadChangesNothing() {
        List<Shape> plain = shapes();
        byte[] bytes = Base64.getDecoder().decode(hint());
        assertThat(ArrowHints.apply("no base64", plain).shapes()).isEqualTo(plain);
        assertThat(ArrowHints.apply("", plain).shapes()).isEqualTo(plain);
        for (int cut = 0; cut < bytes.length; cut++) {
            byte[] bad = bytes.clone();
            bad[cut] ^= 0x55;
            assertThat(ArrowHints.apply(Base64.getEncoder().encodeToString(bad), plain).shapes()).hasSize(2);
            assertThat(ArrowHints.apply(Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(bytes, cut)), plain)
                    .shapes())
                    .hasSize(2);
        }
    }
}
