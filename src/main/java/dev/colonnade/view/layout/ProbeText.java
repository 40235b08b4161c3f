package dev.colonnade.view.layout;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.UUID;

/** A value somebody wrote down the way cells show it, as {@link dev.colonnade.format.BloomProbe} takes it. */
public final class ProbeText {
    private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000);

    private ProbeText() {
    }

    /** @throws Fault of kind {@code USAGE} if it is no such value */
    public static Object parse(Type type, String text) {
        String stripped = text.strip();
        try {
            return switch (type) {
                case Type.Int _,Type.Duration _ -> new BigInteger(stripped);
                case Type.FloatingPoint _ -> Double.valueOf(stripped);
                case Type.Decimal _ -> new BigDecimal(stripped);
                case Type.Utf8 _ -> text;
                case Type.Binary _,Type.FixedBinary _ -> HexFormat.of().parseHex(stripped);
                case Type.Date date -> LocalDate.parse(stripped).toEpochDay() * (date.millis() ? 86_400_000L : 1);
                case Type.Time time -> time(LocalTime.parse(stripped), time.unit());
                case Type.Timestamp stamp -> timestamp(stripped, stamp.unit());
                case Type.Dictionary dictionary -> parse(dictionary.values(), text);
                case Type.Extension extension when extension.name().equals("arrow.uuid") -> uuid(stripped);
                case Type.Extension extension -> parse(extension.storage(), text);
                case Type.Null _,Type.Bool _,Type.Interval _,Type.ListOf _,Type.FixedList _,Type.Struct _,Type.MapOf _,Type.Union _,Type.RunEndEncoded _ ->
                    throw Fault.of(Fault.Kind.USAGE, "a value of " + type + " cannot be looked up");
            };
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
            throw Fault.of(Fault.Kind.USAGE, "this is no value of " + type).because(e);
        }
    }

    private static Object time(LocalTime time, Type.Unit unit) {
        long nanos = time.toNanoOfDay();
        return exactly(BigInteger.valueOf(nanos), unit);
    }

    private static Object timestamp(String text, Type.Unit unit) {
        String written = text.replace(' ', 'T');
        Instant instant = written.endsWith("Z")
                ? Instant.parse(written)
                : LocalDateTime.parse(written.length() == 10 ? written + "T00:00" : written).toInstant(ZoneOffset.UTC);
        Duration since = Duration.between(Instant.EPOCH, instant);
        return exactly(BigInteger.valueOf(since.getSeconds()).multiply(NANOS).add(BigInteger.valueOf(since.getNano())),
                unit);
    }

    private static BigInteger exactly(BigInteger nanos, Type.Unit unit) {
        BigInteger[] parts = nanos.divideAndRemainder(NANOS.divide(BigInteger.valueOf(unit.perSecond)));
        if (parts[1].signum() != 0) {
            throw new ArithmeticException("finer than " + unit.symbol);
        }
        return parts[0];
    }

    private static byte[] uuid(String text) {
        UUID uuid = UUID.fromString(text);
        return ByteBuffer.allocate(16).putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits())
                .array();
    }
}
