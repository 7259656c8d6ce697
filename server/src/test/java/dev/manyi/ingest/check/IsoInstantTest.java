package dev.manyi.ingest.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoInstantTest {
    @ParameterizedTest
    @CsvSource({
        "2026-10-01T09:30:00+08:00, Europe/Berlin, 2026-10-01T01:30:00Z",
        "2026-10-01T09:30:00+0800, Europe/Berlin, 2026-10-01T01:30:00Z",
        "2026-10-01T09:30:00+08, Europe/Berlin, 2026-10-01T01:30:00Z",
        "2026-10-01t09:30z, Europe/Berlin, 2026-10-01T09:30:00Z",
        // Without an offset: the business zone. The month's edge is not UTC's.
        "2026-10-01T00:00:00, Asia/Shanghai, 2026-09-30T16:00:00Z",
        "2026-09-30 23:59:59.999999, Asia/Shanghai, 2026-09-30T15:59:59.999999Z",
        // The database keeps microseconds.
        "2026-10-01T00:00:00.123456789Z, Asia/Shanghai, 2026-10-01T00:00:00.123456Z",
        // The day of 23 hours: 02:00 to 03:00 is skipped.
        "2026-03-29T01:59:59, Europe/Berlin, 2026-03-29T00:59:59Z",
        "2026-03-29T03:00:00, Europe/Berlin, 2026-03-29T01:00:00Z",
        // The day of 25 hours: 02:30 is there twice, the first one is meant; an offset names the second.
        "2026-10-25T02:30:00, Europe/Berlin, 2026-10-25T00:30:00Z",
        "2026-10-25T02:30:00+01:00, Europe/Berlin, 2026-10-25T01:30:00Z",
        "1970-01-01T00:00:00Z, Asia/Shanghai, 1970-01-01T00:00:00Z",
        "2199-12-31T23:59:59Z, Asia/Shanghai, 2199-12-31T23:59:59Z",
    })
    void reads(String text, String zone, String instant) {
        assertEquals(Instant.parse(instant), IsoInstant.parse(text, ZoneId.of(zone)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-29T02:30:00",
                "2026-02-29T12:00:00",
                "2026-13-01T12:00:00",
                "2026-10-01T24:00:00",
                "2026-10-01",
                "01.10.2026 12:00",
                "1759300000",
                "1969-12-31T23:59:59Z",
                "2200-01-01T00:00:00Z",
                "+12026-10-01T12:00:00Z",
                "2026-10-01T12:00:00+19:00",
                "now",
            })
    void refuses(String text) {
        var refused = assertThrows(DateTimeException.class, () -> IsoInstant.parse(text, ZoneId.of("Europe/Berlin")));
        String said = refused.getMessage();
        assertTrue(said.contains("ISO 8601") || said.contains("1970 to 2199") || said.contains("clocks go"), said);
    }
}
