package dev.manyi.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {
    private static List<String> next(String cron, String zone, String after, int count) {
        return new Timing(Cron.parse(cron), ZoneId.of(zone), WorkingDayRule.ANY)
                .after(Instant.parse(after), WorkingDays.WEEKDAYS)
                .limit(count)
                .map(Instant::toString)
                .toList();
    }

    /** Berlin skipped 02:00 to 03:00 on 29 March 2026, and has it twice on 25 October. */
    @Test
    void aSkippedTimeIsLaterAndOneThatComesTwiceIsTheFirst() {
        assertEquals(
                List.of("2026-03-28T01:30:00Z", "2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z"),
                next("30 2 * * *", "Europe/Berlin", "2026-03-28T00:00:00Z", 3));
        assertEquals(
                List.of("2026-10-24T00:30:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"),
                next("30 2 * * *", "Europe/Berlin", "2026-10-24T00:00:00Z", 3));
    }

    @Test
    void twoTimesThatASkipMakesOneAreOne() {
        assertEquals(
                List.of("2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z", "2026-03-29T02:30:00Z"),
                next("30 1-4 * * *", "Europe/Berlin", "2026-03-29T00:00:00Z", 3));
    }

    /** Cairo has no midnight on 24 April 2026. */
    @Test
    void aDayWithoutAMidnightBeginsLater() {
        assertEquals(
                List.of("2026-04-22T22:00:00Z", "2026-04-23T22:00:00Z", "2026-04-24T21:00:00Z"),
                next("0 0 * * *", "Africa/Cairo", "2026-04-22T12:00:00Z", 3));
    }

    @Test
    void aThirtyFirstComesSevenTimesAYearAndTheLastDayTwelve() {
        assertEquals(
                List.of("2026-01-31T08:00:00Z", "2026-03-31T08:00:00Z", "2026-05-31T08:00:00Z"),
                next("0 8 31 * *", "UTC", "2026-01-01T00:00:00Z", 3));
        assertEquals(
                List.of("2028-01-31T08:00:00Z", "2028-02-29T08:00:00Z", "2028-03-31T08:00:00Z"),
                next("0 8 L * *", "UTC", "2028-01-01T00:00:00Z", 3));
        assertEquals(
                List.of("2026-01-30T08:00:00Z", "2026-02-27T08:00:00Z"),
                next("0 8 LW * *", "UTC", "2026-01-01T00:00:00Z", 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "* * * * *", "*/5 8 * * *", "0 8 1 * MON", "0 8 * *", "0 0 8 1 * *", "0 25 * * *", "60 8 * * *",
                        "0 8 32 * *",
                "0 8 1 13 *", "0 8 * * 8", "0 8 30 2 *", "every day", "", "0 8 1 * * 2026", "0 8 0 * *", "0 8 * * MON#6"
            })
    void whatIsNoTimeIsRefusedWithWhatIs(String cron) {
        String message = assertThrows(IllegalArgumentException.class, () -> Cron.parse(cron))
                .getMessage();
        assertTrue(message.contains(Cron.ACCEPTED), message);
    }

    @ParameterizedTest
    @CsvSource({"0 8 1 * *, first", "0 8 * * MON, last"})
    void twoRulesAboutTheDayAreOneTooMany(String cron, String rule) {
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> new Timing(Cron.parse(cron), ZoneId.of("UTC"), WorkingDayRule.of(rule)))
                .getMessage();
        assertTrue(message.contains("give * as the day and the weekday"), message);
    }
}
