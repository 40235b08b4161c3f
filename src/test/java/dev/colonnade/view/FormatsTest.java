package dev.colonnade.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.column.Bits;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Type;
import dev.colonnade.column.VarBytesColumn;
import dev.colonnade.text.ZonedText;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FormatsTest {
    @Test
    void digits_stand_in_threes_as_the_platform_writes_them() {
        NumberFormat oracle = NumberFormat.getIntegerInstance(Locale.ROOT);
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            long number = random.nextLong() >> random.nextInt(64);
            assertThat(Formats.grouped(Long.toString(number))).isEqualTo(oracle.format(number));
        }
        assertThat(Formats.grouped("-1234567.12345")).isEqualTo("-1,234,567.12345");
        assertThat(Formats.grouped("1.5E300")).isEqualTo("1.5E300");
        assertThat(Formats.grouped("NaN")).isEqualTo("NaN");
        assertThat(Formats.grouped("-Infinity")).isEqualTo("-Infinity");
    }

    @Test
    void moments_are_as_java_time_has_them_in_any_zone() {
        DateTimeFormatter oracle = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT);
        Random random = new Random(11);
        for (String name : new String[]{"Europe/Berlin", "Asia/Kolkata", "America/St_Johns", "Pacific/Apia"}) {
            ZoneId zone = ZoneId.of(name);
            for (int i = 0; i < 500; i++) {
                long millis = Math.floorMod(random.nextLong(), 1_700_000_000_000L) + 300_000_000_000L;
                String text = oracle.format(Instant.ofEpochMilli(millis).atZone(zone));
                assertThat(ZonedText.of(millis, Type.Unit.MILLI, zone)).isEqualTo(text);
            }
        }
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        assertThat(ZonedText.of(1_743_296_399L, Type.Unit.SECOND, berlin)).isEqualTo("2025-03-30T01:59:59+01:00");
        assertThat(ZonedText.of(1_743_296_400L, Type.Unit.SECOND, berlin)).isEqualTo("2025-03-30T03:00:00+02:00");
        assertThat(ZonedText.of(Long.MAX_VALUE, Type.Unit.SECOND, berlin)).as("beyond all calendars").endsWith("Z");
        assertThat(ZonedText.of(Long.MAX_VALUE, Type.Unit.NANO, berlin)).as("no room for the distance").endsWith("Z");
    }

    private static FixedColumn longs(Type type, long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 8).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : values) {
            bytes.putLong(value);
        }
        return new FixedColumn(type, values.length, Bits.ALL, 8, MemorySegment.ofArray(bytes.array()));
    }

    private static String cell(dev.colonnade.column.Column column, CellFormat format) {
        return String.valueOf(CellLine.of(column, format, 240).text(0));
    }

    @Test
    void stored_values_are_integers() {
        CellFormat raw = CellFormat.USUAL.withRaw(true);
        Type.Timestamp moment = new Type.Timestamp(Type.Unit.MICRO, "UTC");
        FixedColumn stamp = longs(moment, 1_700_000_000_123_456L);
        assertThat(cell(stamp, CellFormat.USUAL)).isEqualTo("2023-11-14T22:13:20.123456Z");
        assertThat(cell(stamp, raw)).isEqualTo("1700000000123456");
        assertThat(cell(stamp, raw.withGrouped(true))).isEqualTo("1,700,000,000,123,456");
        assertThat(cell(stamp, CellFormat.USUAL.withZone(ZoneId.of("Asia/Tokyo"))))
                .isEqualTo("2023-11-15T07:13:20.123456+09:00");
        FixedColumn decimal = longs(new Type.Decimal(64, 18, 2), -123_456_789L);
        assertThat(cell(decimal, CellFormat.USUAL.withGrouped(true))).isEqualTo("-1,234,567.89");
        assertThat(cell(decimal, raw)).isEqualTo("-123456789");
        FixedColumn local = longs(new Type.Timestamp(Type.Unit.SECOND, null), 0);
        assertThat(cell(local, CellFormat.USUAL.withZone(ZoneId.of("Asia/Tokyo"))))
                .as("no zone was agreed on, so none is put in").isEqualTo("1970-01-01T00:00:00");
    }

    private static VarBytesColumn binary(byte[] value) {
        ByteBuffer offsets = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(0).putInt(value.length);
        return new VarBytesColumn(new Type.Binary(Type.Layout.SMALL), 1, Bits.ALL, false,
                MemorySegment.ofArray(offsets.array()), MemorySegment.ofArray(value));
    }

    @Test
    void images_are_told_by_their_first_bytes() {
        byte[] png = java.util.HexFormat.of()
                .parseHex("89504e470d0a1a0a0000000d49484452000002800000 01e0".replace(" ", ""));
        assertThat(cell(binary(png), CellFormat.USUAL)).isEqualTo("\u25A3 PNG 640 \u00D7 480, 24 bytes");
        assertThat(cell(binary(png), CellFormat.USUAL.withRaw(true))).startsWith("89504e470d0a");
        byte[] jpeg = java.util.Arrays.copyOf(new byte[]{(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0}, 12_345);
        assertThat(cell(binary(jpeg), CellFormat.USUAL)).isEqualTo("\u25A3 JPEG, 12.3 kB");
        byte[] gif = "GIF89a\u0010\u0000\u0020\u0000....".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(cell(binary(gif), CellFormat.USUAL)).isEqualTo("\u25A3 GIF 16 \u00D7 32, 14 bytes");
        assertThat(cell(binary(new byte[]{(byte) 0x89, 0x50}), CellFormat.USUAL)).isEqualTo("8950");
    }

    /** Ten megabytes in a cell cost what a few hundred bytes cost: no more of them is looked at. */
    @Test
    void of_long_values_only_the_beginning_is_touched() {
        byte[] huge = new byte[10_000_000];
        java.util.Arrays.fill(huge, 0, 2_000, (byte) 'a');
        // Were the rest looked at, malformed UTF-8 would show as marks, and a copy of it would be made.
        java.util.Arrays.fill(huge, 2_000, huge.length, (byte) 0xFF);
        ByteBuffer offsets = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(0).putInt(huge.length);
        VarBytesColumn text = new VarBytesColumn(new Type.Utf8(Type.Layout.SMALL), 1, Bits.ALL, false,
                MemorySegment.ofArray(offsets.array()), MemorySegment.ofArray(huge));
        assertThat(cell(text, CellFormat.USUAL)).isEqualTo("a".repeat(240) + "\u2026");
        AtomicLong allocated = new AtomicLong();
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory
                .getThreadMXBean();
        for (int i = 0; i < 20; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            cell(text, CellFormat.USUAL);
            allocated.set(threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(allocated.get()).isLessThan(100_000);
    }
}
