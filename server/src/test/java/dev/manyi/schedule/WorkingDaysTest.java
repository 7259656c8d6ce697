package dev.manyi.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.config.InvalidSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped example of China's holidays in 2026, and files with mistakes. */
class WorkingDaysTest {
    private static final Path EXAMPLE = Path.of("../docs/holidays-china-2026.example.yaml");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @TempDir
    Path folder;

    private static List<String> days(String cron, String rule, String from, int count) {
        WorkingDays people = WorkingDaysFile.load(Optional.of(EXAMPLE));
        return new Timing(Cron.parse(cron), SHANGHAI, WorkingDayRule.of(rule))
                .after(LocalDate.parse(from).atStartOfDay(SHANGHAI).toInstant(), people)
                .limit(count)
                .map(due -> due.atZone(SHANGHAI).toLocalDate().toString())
                .toList();
    }

    @Test
    void theFirstWorkingDayIsAfterTheHolidaysAndMayBeASunday() {
        assertEquals(
                List.of("2026-01-04", "2026-02-02", "2026-03-02", "2026-04-01", "2026-05-06"),
                days("0 8 * * *", "first", "2026-01-01", 5));
        assertEquals(List.of("2026-10-08", "2026-11-02"), days("0 8 * * *", "first", "2026-10-01", 2));
    }

    /** 28 February 2026 is a Saturday on which people work for the Spring Festival. */
    @Test
    void theLastWorkingDayMayBeASaturday() {
        assertEquals(List.of("2026-01-30", "2026-02-28", "2026-03-31"), days("0 17 * * *", "last", "2026-01-01", 3));
    }

    @Test
    void everyWorkingDayGoesOnOnWorkedWeekends() {
        assertEquals(
                List.of(
                        "2026-02-13",
                        "2026-02-14",
                        "2026-02-24",
                        "2026-02-25",
                        "2026-02-26",
                        "2026-02-27",
                        "2026-02-28",
                        "2026-03-02"),
                days("0 18 * * *", "each", "2026-02-13", 8));
    }

    @Test
    void theFifteenthInTheSpringFestivalIsTheDayAfterIt() {
        assertEquals(List.of("2026-01-15", "2026-02-24", "2026-03-16"), days("0 8 15 * *", "next", "2026-01-01", 3));
    }

    /** Looked at from within the holidays: the run of before them is still to come. */
    @Test
    void aDayThatWasMovedIsFoundFromWhereverOneLooks() {
        assertEquals(List.of("2026-02-24"), days("0 8 15 * *", "next", "2026-02-20", 1));
    }

    @Test
    void withoutAFileItIsMondayToFriday() {
        Timing timing = new Timing(Cron.parse("0 8 * * *"), ZoneId.of("UTC"), WorkingDayRule.FIRST);
        WorkingDays people = WorkingDaysFile.load(Optional.empty());
        assertEquals(
                Optional.of(Instant.parse("2026-08-03T08:00:00Z")),
                timing.after(Instant.parse("2026-08-01T00:00:00Z"), people).findFirst());
    }

    @Test
    void allMistakesOfAFileAreToldWithTheirLines() throws IOException {
        Path file = Files.writeString(folder.resolve("days.yaml"), """
                days_off: [2026-02-30, 2026-01-01..2026-06-01, 2026-05-01]
                working_days: [2026-05-01]
                holidays: []
                """);
        List<String> problems = assertThrows(InvalidSettings.class, () -> WorkingDaysFile.load(Optional.of(file)))
                .problems();
        assertEquals(4, problems.size(), problems.toString());
        assertTrue(problems.toString().contains("2026-02-30"), problems.toString());
        assertTrue(problems.toString().contains("no such key"), problems.toString());
    }
}
