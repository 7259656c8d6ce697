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

    /** Edits between two words: a letter more, less or other, or two neighbours exchanged. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : least(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int least(int[][] d, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int edits = Math.min(d[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(edits, d[i - 2][j - 2] + 1) : edits;
    }
}
