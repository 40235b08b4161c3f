package dev.colonnade.base;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/** What people may have meant by a name that does not exist. */
public final class Near {
    private static final int MOST = 3;
    /** Nobody misspells a name of this length. */
    private static final int LONGEST = 1000;

    private Near() {
    }

    /** The likeliest of {@code all}, in quotes, each once, or nothing. */
    public static String of(String name, List<String> all) {
        record Candidate(String name, int distance) {}
        List<Candidate> candidates = new ArrayList<>();
        String wanted = name.toLowerCase(Locale.ROOT);
        for (String other : new LinkedHashSet<>(all)) {
            String there = other.toLowerCase(Locale.ROOT);
            int most = 1 + wanted.length() / 4;
            boolean within = there.contains(wanted) && wanted.length() > 1;
            // As many characters as one is longer must go: what that rules out is not worth comparing.
            if (!within && (Math.abs(there.length() - wanted.length()) > most || wanted.length() > LONGEST)) {
                continue;
            }
            int distance = within ? 1 : distance(wanted, there);
            if (distance <= most) {
                candidates.add(new Candidate(other, distance));
            }
        }
        candidates.sort(Comparator.comparingInt(Candidate::distance));
        StringBuilder text = new StringBuilder();
        for (Candidate candidate : candidates.subList(0, Math.min(MOST, candidates.size()))) {
            text.append(text.isEmpty() ? "" : ", ").append('"').append(candidate.name).append('"');
        }
        return text.toString();
    }

    /** How many characters must be added, removed or replaced to make one of the other (Levenshtein). */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        java.util.Arrays.setAll(row, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
