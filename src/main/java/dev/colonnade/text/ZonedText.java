package dev.colonnade.text;

import dev.colonnade.column.Type;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A moment as the clocks of some time zone had it, with their distance from UTC behind: {@code 2025-01-05T14:05:09+01:00}. */
public final class ZonedText {
    private ZonedText() {
    }

    /** @param value units since 1970-01-01T00:00Z; one beyond what time zones know of is written in UTC */
    public static String of(long value, Type.Unit unit, ZoneId zone) {
        TextSink out = TextSink.limited(64);
        long seconds = Math.floorDiv(value, unit.perSecond);
        if (seconds >= Instant.MIN.getEpochSecond() && seconds <= Instant.MAX.getEpochSecond()) {
            ZoneOffset offset = zone.getRules().getOffset(Instant.ofEpochSecond(seconds));
            long distance = offset.getTotalSeconds() * (long) unit.perSecond;
            long local = value + distance;
            if (((value ^ local) & (distance ^ local)) >= 0) {
                TemporalText.timestamp(local, unit, false, out);
                out.ascii(offset.getId());
                return out.toString();
            }
        }
        TemporalText.timestamp(value, unit, true, out);
        return out.toString();
    }
}
