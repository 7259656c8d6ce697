package dev.manyi.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Crons thrown together, each written down together with what it means: it is due when a walk from day to day says so. */
class RandomCronsTest {
    private static final int CRONS = 120;
    private static final LocalDate FIRST = LocalDate.of(2025, 3, 1);
    private static final LocalDate END = LocalDate.of(2028, 3, 1);
    private static final List<String> ZONES = List.of(
            "Asia/Shanghai",
            "Europe/Berlin",
            "America/New_York",
            "Australia/Lord_Howe",
            "Africa/Cairo",
            "America/Santiago");
    private final Random random = new Random(36 * 12);

    /** A field as it is written, and the numbers that it stands for. */
    private record Numbers(String text, IntPredicate holds) {}

    /** The same of days. */
    private record Days(String text, Predicate<LocalDate> holds) {}

    @Test
    void aCronIsDueWhenItsWordsSay() {
        int compared = 0;
        for (int i = 0; i < CRONS; i++) {
            ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
            int minute = random.nextInt(60);
            Numbers hours = numbers(0, 23);
            Numbers months = random.nextInt(3) == 0 ? months() : numbers(1, 12);
            boolean ofMonth = random.nextBoolean();
            Days days = ofMonth ? dayOfMonth() : dayOfWeek();
            String cron = String.join(
                    " ",
                    "" + minute,
                    hours.text(),
                    ofMonth ? days.text() : "*",
                    months.text(),
                    ofMonth ? "*" : days.text());
            int[] times = IntStream.range(0, 24)
                    .filter(hours.holds())
                    .map(hour -> hour * 100 + minute)
                    .toArray();
            List<Instant> expected = PlainCalendar.moments(
                    day -> months.holds().test(day.getMonthValue())
                            && days.holds().test(day),
                    times,
                    zone,
                    FIRST,
                    END);
            if (!expected.isEmpty()) {
                assertEquals(expected, due(cron, zone), cron + " in " + zone);
                compared += expected.size();
            }
        }
        assertTrue(compared > 50_000, compared + " moments compared");
    }

    private static List<Instant> due(String cron, ZoneId zone) {
        Instant end = END.atStartOfDay(zone).toInstant();
        return new Timing(Cron.parse(cron), zone, WorkingDayRule.ANY)
                .after(FIRST.atStartOfDay(zone).toInstant().minusSeconds(1), WorkingDays.WEEKDAYS)
                .takeWhile(due -> due.isBefore(end))
                .toList();
    }

    private int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** All, one, some, from to, each so many, from to each so many. */
    private Numbers numbers(int least, int most) {
        int one = between(least, most);
        int other = between(one, most);
        int step = between(2, 7);
        return switch (random.nextInt(6)) {
            case 0 -> new Numbers("*", n -> true);
            case 1 -> new Numbers("" + one, n -> n == one);
            case 2 -> some(least, most);
            case 3 -> new Numbers(one + "-" + other, n -> n >= one && n <= other);
            case 4 -> new Numbers("*/" + step, n -> (n - least) % step == 0);
            default ->
                new Numbers(one + "-" + other + "/" + step, n -> n >= one && n <= other && (n - one) % step == 0);
        };
    }

    private Numbers some(int least, int most) {
        List<Integer> some = IntStream.range(0, between(2, 4))
                .map(i -> between(least, most))
                .distinct()
                .sorted()
                .boxed()
                .toList();
        return new Numbers(some.stream().map(n -> "" + n).collect(Collectors.joining(",")), some::contains);
    }

    private Numbers months() {
        int month = between(1, 12);
        String name = YearMonth.of(2026, month).getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
        return new Numbers(name.toUpperCase(Locale.ROOT), n -> n == month);
    }

    private Days dayOfMonth() {
        int day = between(1, 28);
        switch (random.nextInt(5)) {
            case 0:
                return new Days("L", PlainCalendar::isLastDay);
            case 1:
                return new Days(
                        "LW",
                        one -> one.equals(nearestWeekday(YearMonth.from(one).atEndOfMonth())));
            case 2:
                return new Days(day + "W", one -> one.equals(nearestWeekday(one.withDayOfMonth(day))));
            default:
                Numbers days = numbers(1, 31);
                return new Days(days.text(), one -> days.holds().test(one.getDayOfMonth()));
        }
    }

    /** In the same month: of a Saturday the day before or, on the first, two later; of a Sunday the day after or two before. */
    private static LocalDate nearestWeekday(LocalDate day) {
        YearMonth month = YearMonth.from(day);
        return IntStream.of(0, -1, 1, 2, -2)
                .mapToObj(day::plusDays)
                .filter(one -> one.getDayOfWeek().getValue() < 6)
                .filter(one -> YearMonth.from(one).equals(month))
                .findFirst()
                .orElseThrow();
    }

    private Days dayOfWeek() {
        DayOfWeek one = DayOfWeek.of(between(1, 7));
        DayOfWeek other = DayOfWeek.of(between(one.getValue(), 7));
        int which = between(1, 5);
        String number = "" + (one == DayOfWeek.SUNDAY && random.nextBoolean() ? 0 : one.getValue());
        return switch (random.nextInt(6)) {
            case 0 -> new Days(number, day -> day.getDayOfWeek() == one);
            case 1 -> new Days(name(one), day -> day.getDayOfWeek() == one);
            case 2 ->
                new Days(
                        number + "L",
                        day -> day.getDayOfWeek() == one && day.plusDays(7).getMonth() != day.getMonth());
            case 3 ->
                new Days(
                        name(one) + "#" + which,
                        day -> day.getDayOfWeek() == one && (day.getDayOfMonth() + 6) / 7 == which);
            case 4 ->
                new Days(
                        name(one) + "-" + name(other),
                        day -> day.getDayOfWeek().compareTo(one) >= 0
                                && day.getDayOfWeek().compareTo(other) <= 0);
            default -> {
                List<DayOfWeek> two = Arrays.asList(one, other);
                yield new Days(
                        two.stream().distinct().map(RandomCronsTest::name).collect(Collectors.joining(",")),
                        day -> two.contains(day.getDayOfWeek()));
            }
        };
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH).toUpperCase(Locale.ROOT);
    }
}
