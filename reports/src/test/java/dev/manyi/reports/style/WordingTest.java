package dev.manyi.reports.style;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.manyi.reports.format.Format;
import dev.manyi.reports.format.Unit;
import dev.manyi.reports.model.Change;
import dev.manyi.reports.model.Figure;
import dev.manyi.reports.model.Tone;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class WordingTest {
    private final Wording wording = new Wording(Messages.of(Locale.ENGLISH));

    @Test
    void theArrowFollowsTheNumberAndTheWordTheMeaning() {
        assertSaid("▲ better", "better", change(3.0, true, Tone.BETTER));
        assertSaid("▲ worse", "worse", change(3.0, true, Tone.WORSE));
        assertSaid("▼ better", "better", change(-3.0, null, Tone.BETTER));
        assertSaid("▼ down", "ink-soft", change(-3.0, true, Tone.NEUTRAL));
    }

    @Test
    void whatPrintsAsZeroHasNotChanged() {
        assertSaid("● unchanged", "ink-soft", change(0.04, true, Tone.BETTER));
        assertSaid("● nothing to compare", "ink-soft", change(null, null, Tone.NEUTRAL));
    }

    @Test
    void aChangeWithinNoiseIsNamedSoAndNotColoured() {
        Change noise = change(-3.0, false, Tone.WORSE);
        assertSaid("▼ worse", "ink-soft", noise);
        assertEquals("within noise", wording.certainty(noise));
        assertEquals("significant", wording.certainty(change(-3.0, true, Tone.WORSE)));
        assertEquals("", wording.certainty(change(-3.0, null, Tone.WORSE)));
    }

    @Test
    void momentsAreToldInTheReportsZone() {
        Instant autumn = Instant.parse("2026-10-25T01:30:00Z"); // the second half past two of that night
        assertEquals("2026-10-25 02:30 Europe/Berlin", wording.moment(autumn, ZoneId.of("Europe/Berlin")));
        assertEquals("12,345", wording.count(12_345));
    }

    private void assertSaid(String words, String colour, Change change) {
        assertEquals(words, wording.arrow(change) + " " + wording.verdict(change));
        assertEquals(colour, wording.colour(change));
    }

    private static Change change(Double difference, Boolean significant, Tone tone) {
        return new Change("", new Figure(difference, new Format(Unit.POINTS, 1), 9, null, null), significant, tone);
    }
}
