package dev.manyi.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** A day of the business zone as a span of time: 23, 24 or 25 hours long. */
record BusinessDay(LocalDate date, Instant start, long seconds) {
    /** How many of 1,000 come in each hour. */
    private static final Weighted<Integer> SHOP_HOURS =
            hours(0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 60, 92, 84, 78, 92, 104, 98, 88, 92, 104, 80, 22, 0, 0);

    private static final Weighted<Integer> CALL_HOURS =
            hours(3, 2, 1, 1, 1, 2, 6, 20, 58, 92, 98, 80, 58, 66, 84, 86, 80, 66, 54, 52, 44, 28, 12, 6);

    private static Weighted<Integer> hours(Integer... perMille) {
        return new Weighted<>(java.util.stream.IntStream.range(0, 24).boxed().toList(), hour -> perMille[hour]);
    }

    static BusinessDay of(LocalDate date, ZoneId zone) {
        Instant start = date.atStartOfDay(zone).toInstant();
        Instant end = date.plusDays(1).atStartOfDay(zone).toInstant();
        return new BusinessDay(date, start, Duration.between(start, end).getSeconds());
    }

    Instant whileOpen(Dice dice) {
        return at(SHOP_HOURS.one(dice) + dice.next());
    }

    Instant anyTime(Dice dice) {
        return at(CALL_HOURS.one(dice) + dice.next());
    }

    private Instant at(double hour) {
        return start.plusSeconds((long) (hour / 24 * seconds));
    }

    String compact() {
        return date.toString().replace("-", "");
    }

    static Instant later(Instant from, double hours) {
        return from.plus((long) (hours * 3600), ChronoUnit.SECONDS);
    }
}
