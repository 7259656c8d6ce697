package dev.manyi.ingest.check;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Reads the forms in which nearly all instants come, digit by digit: `2026-10-01T09:30:00`, with a fraction or without, in
 * UTC, with an offset or without. A formatter takes ten times as long, and millions of rows have several instants each.
 */
final class UsualInstant {
    private static final int SECONDS_END = 19;
    private static final String SHAPE = "0000-00-00T00:00:00";

    private UsualInstant() {}

    /** Null for every other form and for what is no time at all: somebody else will say what is wrong. */
    static Instant read(String text, ZoneId zone) {
        if (!hasShape(text)) {
            return null;
        }
        int end = fractionEnd(text);
        try {
            LocalDateTime local = LocalDateTime.of(
                    number(text, 0, 4),
                    number(text, 5, 7),
                    number(text, 8, 10),
                    number(text, 11, 13),
                    number(text, 14, 16),
                    number(text, 17, 19),
                    nanos(text, end));
            if (end == text.length()) {
                return LocalTimes.instant(local, zone);
            }
            ZoneOffset offset = offset(text, end);
            return offset == null ? null : local.toInstant(offset);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static boolean hasShape(String text) {
        if (text.length() < SECONDS_END) {
            return false;
        }
        for (int i = 0; i < SECONDS_END; i++) {
            boolean fits = SHAPE.charAt(i) == '0' ? isDigit(text.charAt(i)) : text.charAt(i) == SHAPE.charAt(i);
            if (!fits && !(i == 10 && text.charAt(i) == ' ')) {
                return false;
            }
        }
        return true;
    }

    /** Behind the last digit of a fraction of one to nine; behind the seconds where there is none. */
    private static int fractionEnd(String text) {
        if (text.length() == SECONDS_END || text.charAt(SECONDS_END) != '.') {
            return SECONDS_END;
        }
        int end = SECONDS_END + 1;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end > SECONDS_END + 1 && end <= SECONDS_END + 10 ? end : SECONDS_END;
    }

    private static int nanos(String text, int end) {
        int nanos = 0;
        for (int i = SECONDS_END + 1; i <= SECONDS_END + 9 && end > SECONDS_END; i++) {
            nanos = nanos * 10 + (i < end ? text.charAt(i) - '0' : 0);
        }
        return nanos;
    }

    private static ZoneOffset offset(String text, int at) {
        if (text.length() == at + 1 && text.charAt(at) == 'Z') {
            return ZoneOffset.UTC;
        }
        boolean signed = text.charAt(at) == '+' || text.charAt(at) == '-';
        if (text.length() != at + 6
                || !signed
                || text.charAt(at + 3) != ':'
                || !areDigits(text, at + 1, at + 3)
                || !areDigits(text, at + 4, at + 6)) {
            return null;
        }
        int sign = text.charAt(at) == '-' ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(sign * number(text, at + 1, at + 3), sign * number(text, at + 4, at + 6));
    }

    private static boolean areDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
