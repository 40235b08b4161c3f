package dev.colonnade.app.columns.menu;

import dev.colonnade.app.pick.Fuzzy;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Time zones as people look for them: by city, region, what a zone is called, its abbreviation, or its distance from UTC.
 *
 * @param now what distances are those of
 * @param called what a zone is called beside its name, its abbreviations first; empty as long as that is not known
 */
record Zones(Instant now, Map<ZoneId, List<String>> called) {
    private static final Pattern DISTANCE = Pattern
            .compile("(?:utc|gmt)?\\s*([+\u2212-])\\s*(\\d{1,2})?(?::?(\\d{2}))?");
    private static final int ABBREVIATED = 350;

    Zones {
        called = Map.copyOf(called);
    }

    /** Takes about a second, when the names of all zones are first asked for. */
    static Map<ZoneId, List<String>> names() {
        Map<ZoneId, List<String>> names = new HashMap<>();
        for (ZoneId zone : all()) {
            TimeZone of = TimeZone.getTimeZone(zone);
            List<String> called = new ArrayList<>();
            for (int style : new int[]{TimeZone.SHORT, TimeZone.LONG}) {
                called.add(of.getDisplayName(false, style, Locale.ENGLISH));
                if (of.useDaylightTime()) {
                    called.add(of.getDisplayName(true, style, Locale.ENGLISH));
                }
            }
            names.put(zone, called);
        }
        return names;
    }

    /** UTC and this computer's first, then all by name. */
    private static List<ZoneId> all() {
        List<ZoneId> zones = new ArrayList<>();
        zones.add(ZoneOffset.UTC);
        if (!zones.contains(ZoneId.systemDefault())) {
            zones.add(ZoneId.systemDefault());
        }
        ZoneId.getAvailableZoneIds().stream().filter(name -> name.contains("/") && !name.startsWith("Etc/")).sorted()
                .map(ZoneId::of).filter(zone -> !zones.contains(zone)).forEach(zones::add);
        return zones;
    }

    /** Best first. */
    List<ZoneId> find(String typed) {
        String query = typed.strip().toLowerCase(Locale.ROOT);
        Matcher distance = DISTANCE.matcher(query);
        if (distance.matches()) {
            return at(distance.group(1).equals("+") ? 1 : -1, distance.group(2), distance.group(3));
        }
        Map<ZoneId, Integer> scores = new HashMap<>();
        List<ZoneId> zones = all();
        zones.forEach(zone -> scores.put(zone, score(query, zone)));
        zones.removeIf(zone -> scores.getOrDefault(zone, Fuzzy.NONE) < 0);
        zones.sort(Comparator.comparingInt((ZoneId zone) -> -scores.getOrDefault(zone, Fuzzy.NONE)));
        return zones;
    }

    /** Those so far from UTC now, the distance itself before them; without digits all on that side. */
    private List<ZoneId> at(int sign, @Nullable String hours, @Nullable String minutes) {
        List<ZoneId> zones = all();
        if (hours == null) {
            zones.removeIf(zone -> offset(zone).getTotalSeconds() * sign <= 0);
            zones.sort(Comparator.comparingInt(zone -> offset(zone).getTotalSeconds() * sign));
            return zones;
        }
        int seconds = sign * (Integer.parseInt(hours) * 3600 + (minutes == null ? 0 : Integer.parseInt(minutes) * 60));
        zones.removeIf(zone -> offset(zone).getTotalSeconds() != seconds);
        boolean there = minutes == null || Integer.parseInt(minutes) < 60;
        if (there && seconds != 0 && Math.abs(seconds) <= ZoneOffset.MAX.getTotalSeconds()) {
            zones.addFirst(ZoneOffset.ofTotalSeconds(seconds));
        }
        return zones;
    }

    private int score(String query, ZoneId zone) {
        int best = Fuzzy.score(query, name(zone));
        for (String other : called.getOrDefault(zone, List.of())) {
            if (other.equalsIgnoreCase(query)) {
                return ABBREVIATED;
            }
            // A few letters within a long name are not what anybody means.
            best = Math.max(best, Fuzzy.score(query, other) >= Fuzzy.WORD ? 1 : Fuzzy.NONE);
        }
        return best;
    }

    private ZoneOffset offset(ZoneId zone) {
        return zone.getRules().getOffset(now);
    }

    static String name(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC)
                ? "UTC"
                : zone instanceof ZoneOffset ? "UTC" + zone.getId() : zone.getId().replace('_', ' ');
    }

    /** {@code CEST  UTC+02:00}: what it is called now, where that is more than the distance, and how far from UTC it is. */
    String distance(ZoneId zone) {
        ZoneOffset offset = offset(zone);
        String distance = "UTC" + (offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId());
        List<String> names = called.getOrDefault(zone, List.of());
        boolean summer = zone.getRules().isDaylightSavings(now);
        int at = summer && names.size() > 2 ? 1 : 0;
        boolean known = at < names.size() && names.get(at).matches("[A-Z]{3,5}") && !names.get(at).equals("UTC");
        return known ? names.get(at) + "  " + distance : distance;
    }
}
