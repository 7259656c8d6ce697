package dev.manyi.report.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportPeriodTest {
    @ParameterizedTest
    @CsvSource({
        "2026-10,                2026-10-01, 2026-11-01, 2026年10月,              October 2026",
        "2026-12,                2026-12-01, 2027-01-01, 2026年12月,              December 2026",
        "2026-Q3,                2026-07-01, 2026-10-01, 2026年第3季度,           Quarter 3 of 2026",
        "2026-H1,                2026-01-01, 2026-07-01, 2026年上半年,            First half of 2026",
        "2026-H2,                2026-07-01, 2027-01-01, 2026年下半年,            Second half of 2026",
        "2026,                   2026-01-01, 2027-01-01, 2026年,                  2026",
        "2026-10-01..2026-10-15, 2026-10-01, 2026-10-16, 2026-10-01 至 2026-10-15, 2026-10-01 to 2026-10-15",
        "2026-10-01..2026-10-31, 2026-10-01, 2026-11-01, 2026年10月,              October 2026",
        "2026-02-01..2026-04-30, 2026-02-01, 2026-05-01, 2026-02-01 至 2026-04-30, 2026-02-01 to 2026-04-30",
        "2026-01-01..2026-02-28, 2026-01-01, 2026-03-01, 2026-01-01 至 2026-02-28, 2026-01-01 to 2026-02-28",
    })
    void periodHasItsDaysAndItsName(String text, String from, String to, String chinese, String english) {
        ReportPeriod period = ReportPeriod.parse(text);
        assertEquals(from, period.range().from().toString());
        assertEquals(to, period.range().to().toString());
        assertEquals(chinese, period.title(new ReportWords(Locale.SIMPLIFIED_CHINESE)));
        assertEquals(english, period.title(new ReportWords(Locale.ENGLISH)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-13", "2026-Q5", "2026-H3", "Oktober", "2026-10-15..2026-10-01", "2026-02-30..2026-03-01"})
    void whatIsNoPeriodIsToldWhatIs(String text) {
        String message = assertThrows(IllegalArgumentException.class, () -> ReportPeriod.parse(text))
                .getMessage();
        assertTrue(message.contains(text) && message.contains(ReportPeriod.ACCEPTED), message);
    }

    @Test
    void endIsTheDayAfterTheLast() {
        assertEquals(
                ReportPeriod.parse("2026-10").range(),
                ReportPeriod.between("2026-10-01", "2026-11-01").range());
        assertThrows(IllegalArgumentException.class, () -> ReportPeriod.between("2026-10-01", "2026-10-01"));
    }
}
