package dev.manyi.ingest.check;

import dev.manyi.ingest.row.Shown;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/** "Did you mean …?" */
public final class Suggestion {
    private static final int MOST_SHOWN = 40;

    private Suggestion() {}

    /** What to write instead of an unknown word: the nearest known one, or else all of them. */
    public static String instead(String unknown, Collection<String> known) {
        return nearest(unknown, known)
                .map(word -> "did you mean " + Shown.value(word) + "?")
                .orElseGet(() -> "known are "
                        + known.stream().limit(MOST_SHOWN).map(Shown::text).collect(Collectors.joining(", ")));
    }

    static Optional<String> nearest(String unknown, Collection<String> known) {
        String word = plain(unknown);
        int most = Math.max(1, word.length() / 3);
        return word.length() > 100
                ? Optional.empty()
                : known.stream()
                        .filter(k -> Math.abs(plain(k).length() - word.length()) <= most)
                        .min(Comparator.comparingInt(k -> distance(word, plain(k))))
                        .filter(k -> distance(word, plain(k)) <= most);
    }

    /** Case, spaces, dashes and underscores are the most common slips. */
    private static String plain(String word) {
        return word.toLowerCase(java.util.Locale.ROOT).replaceAll("[\\s_-]", "");
    }

    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[b.length()];
    }
}
