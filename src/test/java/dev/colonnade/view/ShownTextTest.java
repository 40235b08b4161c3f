package dev.colonnade.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.column.Bits;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Type;
import dev.colonnade.text.CellText;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What panels and lists make of a text is what the grid makes of the value; what is typed leads back to it. */
class ShownTextTest {
    private static final List<Type> TYPES = List.of(new Type.Timestamp(Type.Unit.SECOND, "UTC"),
            new Type.Timestamp(Type.Unit.MILLI, "Europe/Berlin"), new Type.Timestamp(Type.Unit.MICRO, "UTC"),
            new Type.Timestamp(Type.Unit.NANO, "+02:00"), new Type.Timestamp(Type.Unit.MICRO, null),
            new Type.Time(Type.Unit.MICRO), new Type.Time(Type.Unit.NANO), new Type.Date(true),
            new Type.Decimal(64, 18, 4), new Type.Decimal(64, 18, 0), new Type.Int(64, true),
            new Type.FloatingPoint(64));
    private static final List<CellFormat> FORMATS = List.of(CellFormat.USUAL, CellFormat.USUAL.withRaw(true),
            CellFormat.USUAL.withGrouped(true), CellFormat.USUAL.withRaw(true).withGrouped(true),
            CellFormat.USUAL.withZone(ZoneId.of("Europe/Berlin")), CellFormat.USUAL.withZone(ZoneId.of("Asia/Kolkata")),
            CellFormat.USUAL.withZone(ZoneId.of("America/St_Johns")).withRaw(true));

    private static FixedColumn column(Type type, long value) {
        ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0, value);
        return new FixedColumn(type, 1, Bits.ALL, 8, MemorySegment.ofArray(bytes.array()));
    }

    /** From the year 1700 on, when there was no standard time and distances from UTC had seconds. */
    private static long value(Type type, Random random) {
        long seconds = -8_520_336_000L + random.nextLong(12_000_000_000L);
        long part = random.nextLong(1_000_000_000);
        return switch (type) {
            case Type.Timestamp stamp when stamp.unit() == Type.Unit.NANO -> seconds * 1_000_000_000 + part;
            case Type.Timestamp stamp -> seconds * stamp.unit().perSecond
                    + part / (1_000_000_000 / stamp.unit().perSecond);
            case Type.Time time -> random.nextLong(86_400L * time.unit().perSecond);
            case Type.Date _ -> Math.floorDiv(seconds, 86_400L) * 86_400_000;
            case Type.Decimal _ -> random.nextLong(2_000_000_000_000_000L) - 1_000_000_000_000_000L;
            case Type.FloatingPoint _ -> Double.doubleToRawLongBits(random.nextGaussian() * 1e6);
            default -> random.nextLong();
        };
    }

    @Test
    void a_text_is_written_as_the_grid_writes_its_value_and_read_back() {
        Random random = new Random(3);
        for (Type type : TYPES) {
            for (int i = 0; i < 300; i++) {
                FixedColumn column = column(type, value(type, random));
                String usual = CellText.whole(column, 0);
                for (CellFormat format : FORMATS) {
                    String cell = String.valueOf(CellLine.of(column, format, 240).text(0));
                    assertThat(ShownText.of(type, usual, format)).as(type + " " + format).isEqualTo(cell);
                    assertThat(ShownText.of(column, 0, format, 240)).isEqualTo(cell);
                    assertThat(ShownText.of(type, Literals.text(Literals.of(column, 0)), format)).isEqualTo(cell);
                    if (!format.grouped()) {
                        String typed = TypedValue.of(type, cell, format);
                        CellFormat stored = CellFormat.USUAL.withRaw(true);
                        assertThat(ShownText.of(type, typed, stored)).as(cell + " of " + type)
                                .isEqualTo(ShownText.of(type, usual, stored));
                    }
                }
            }
        }
    }

    @Test
    void what_is_typed_without_a_distance_is_of_the_zone_that_is_seen() {
        Type moments = new Type.Timestamp(Type.Unit.MICRO, "UTC");
        CellFormat tokyo = CellFormat.USUAL.withZone(ZoneId.of("Asia/Tokyo"));
        assertThat(TypedValue.of(moments, "2025-07-01 21:00", tokyo)).isEqualTo("2025-07-01T21:00:00+09:00");
        assertThat(TypedValue.of(moments, "2025-07-02", tokyo)).isEqualTo("2025-07-02T00:00:00+09:00");
        assertThat(TypedValue.of(moments, "2025-07-01T12:00:00Z", tokyo)).isEqualTo("2025-07-01T21:00:00+09:00");
        assertThat(TypedValue.of(moments, "2025-07-01T12:00:00+02:00", tokyo)).isEqualTo("2025-07-01T19:00:00+09:00");
        assertThat(TypedValue.of(moments, "2025-07-01 21:00", CellFormat.USUAL)).isEqualTo("2025-07-01 21:00");
        assertThat(TypedValue.of(moments, "soon", tokyo)).as("a fault later says what is wrong").isEqualTo("soon");
        assertThat(TypedValue.of(new Type.Timestamp(Type.Unit.MICRO, null), "2025-07-01 21:00", tokyo))
                .as("no zone was agreed on").isEqualTo("2025-07-01 21:00");
        assertThat(TypedValue.of(moments, "1751371200000000", CellFormat.USUAL.withRaw(true)))
                .isEqualTo(Instant.ofEpochSecond(1_751_371_200L).toString());
    }
}
