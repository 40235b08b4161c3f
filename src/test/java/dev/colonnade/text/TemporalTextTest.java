package dev.colonnade.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.column.Type;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TemporalTextTest {
    @Test
    void datesAgreeWithJavaTime() {
        Random random = new Random(4);
        for (int i = 0; i < 200_000; i++) {
            int day = i < 100_000 ? i - 50_000 : random.nextInt();
            String text = Make.csv(Make.ints(new Type.Date(false), day), 0);
            // ISO_LOCAL_DATE writes years as we do: four digits, else with a sign.
            assertThat(text).isEqualTo(LocalDate.ofEpochDay(day).toString());
        }
        assertThat(Make.json(Make.ints(new Type.Date(false), (int) LocalDate.of(-44, 3, 15).toEpochDay()), 0))
                .isEqualTo("\"-0044-03-15\"");
        assertThat(Make.json(Make.ints(new Type.Date(false), (int) LocalDate.of(12025, 1, 1).toEpochDay()), 0))
                .isEqualTo("\"+12025-01-01\"");
    }

    @Test
    void date64IsFlooredToItsDay() {
        assertThat(Make.csv(Make.longs(new Type.Date(true), -1), 0)).isEqualTo("1969-12-31");
        assertThat(Make.csv(Make.longs(new Type.Date(true), 86_399_999), 0)).isEqualTo("1970-01-01");
    }

    @Test
    void timesHaveTheDigitsOfTheirUnit() {
        assertThat(Make.csv(Make.ints(new Type.Time(Type.Unit.SECOND), 47_109), 0)).isEqualTo("13:05:09");
        assertThat(Make.csv(Make.ints(new Type.Time(Type.Unit.MILLI), 47_109_020), 0)).isEqualTo("13:05:09.020");
        assertThat(Make.csv(Make.longs(new Type.Time(Type.Unit.MICRO), 1), 0)).isEqualTo("00:00:00.000001");
        long nanos = LocalTime.of(23, 59, 59, 999_999_999).toNanoOfDay();
        assertThat(Make.csv(Make.longs(new Type.Time(Type.Unit.NANO), nanos), 0)).isEqualTo("23:59:59.999999999");
    }

    @Test
    void timestampsAgreeWithJavaTime() {
        Random random = new Random(5);
        DateTimeFormatter format = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS");
        for (int i = 0; i < 20_000; i++) {
            long micros = random.nextLong(-62_000_000_000_000_000L, 250_000_000_000_000_000L);
            LocalDateTime expected = LocalDateTime.ofEpochSecond(Math.floorDiv(micros, 1_000_000L),
                    (int) Math.floorMod(micros, 1_000_000L) * 1_000, ZoneOffset.UTC);
            assertThat(Make.csv(Make.longs(new Type.Timestamp(Type.Unit.MICRO, null), micros), 0))
                    .isEqualTo(format.format(expected));
        }
        assertThat(Make.json(Make.longs(new Type.Timestamp(Type.Unit.SECOND, "Europe/Berlin"), -1), 0))
                .isEqualTo("\"1969-12-31T23:59:59Z\"");
        assertThat(Make.csv(Make.longs(new Type.Timestamp(Type.Unit.NANO, null), Long.MIN_VALUE), 0))
                .isEqualTo("1677-09-21T00:12:43.145224192");
    }

    @Test
    void secondsBeyondTheYearsOfJavaTime() {
        // 400 years of the calendar are 146 097 days, and the calendar repeats after them.
        long cycles = 50_000_000L;
        long seconds = cycles * 146_097 * 86_400 + 12;
        assertThat(Make.csv(Make.longs(new Type.Timestamp(Type.Unit.SECOND, null), seconds), 0))
                .isEqualTo("+" + (1970 + cycles * 400) + "-01-01T00:00:12");
        assertThat(Make.csv(Make.longs(new Type.Timestamp(Type.Unit.SECOND, null), Long.MIN_VALUE), 0))
                .startsWith("-29227702");
    }
}
