package dev.colonnade.app.columns.menu;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ZonesTest {
    private final Zones summer = new Zones(Instant.parse("2026-07-01T00:00:00Z"), Zones.names());

    private List<String> found(String typed) {
        return summer.find(typed).stream().map(Zones::name).toList();
    }

    @Test
    void zones_are_found_by_city_region_and_what_they_are_called() {
        assertThat(found("berlin")).startsWith("Europe/Berlin").hasSizeLessThan(4);
        assertThat(found("new york")).startsWith("America/New York");
        assertThat(found("ny")).as("beginnings of words").contains("America/New York");
        assertThat(found("europe").subList(0, 30)).allMatch(name -> name.startsWith("Europe/"), "in Europe");
        assertThat(found("cest")).contains("Europe/Berlin", "Europe/Paris").doesNotContain("America/New York");
        assertThat(found("PST")).contains("America/Los Angeles").doesNotContain("Europe/Paris");
        assertThat(found("central european")).contains("Europe/Vienna");
        assertThat(found("utc").getFirst()).isEqualTo("UTC");
        assertThat(found("nowhere at all")).isEmpty();
        assertThat(found("")).startsWith("UTC").hasSizeGreaterThan(300);
    }

    @Test
    void zones_are_found_by_their_distance_from_utc() {
        for (String typed : new String[]{"+2", "utc+02", "UTC+2", "gmt +02:00", "+0200"}) {
            assertThat(found(typed)).as(typed).startsWith("UTC+02:00").contains("Europe/Berlin", "Africa/Johannesburg")
                    .doesNotContain("Europe/London", "Europe/Athens", "UTC");
        }
        assertThat(found("+5:30")).contains("Asia/Kolkata").doesNotContain("Asia/Kathmandu");
        assertThat(found("+530")).contains("Asia/Kolkata");
        assertThat(found("-3:30")).as("none in summer but the distance itself").containsExactly("UTC-03:30");
        assertThat(found("-2:30")).contains("America/St Johns");
        assertThat(found("utc+")).startsWith("Africa/Algiers").contains("Asia/Tokyo").doesNotContain("America/Lima");
        assertThat(found("+19")).isEmpty();
        assertThat(found("+0")).contains("UTC").doesNotHaveDuplicates();
    }

    @Test
    void what_they_are_called_and_their_distance_stand_beside_them() {
        assertThat(summer.distance(ZoneId.of("Europe/Berlin"))).isEqualTo("CEST  UTC+02:00");
        assertThat(summer.distance(ZoneId.of("Asia/Kolkata"))).isEqualTo("IST  UTC+05:30");
        assertThat(summer.distance(ZoneOffset.UTC)).isEqualTo("UTC+00:00");
        assertThat(summer.distance(ZoneOffset.ofHours(-7))).isEqualTo("UTC-07:00");
        assertThat(new Zones(Instant.parse("2026-01-01T00:00:00Z"), Map.of()).distance(ZoneId.of("Europe/Berlin")))
                .as("before names are known").isEqualTo("UTC+01:00");
    }
}
