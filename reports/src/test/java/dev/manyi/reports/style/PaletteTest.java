package dev.manyi.reports.style;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class PaletteTest {
    @Test
    void textIsReadableOnItsGround() {
        for (String text : List.of("ink", "ink-soft", "brand", "better", "worse", "running")) {
            assertTrue(contrast(text, "paper") >= 4.5, text + " on paper");
        }
        for (String text : List.of("ink", "ink-soft", "brand", "better", "worse")) {
            assertTrue(contrast(text, "surface") >= 4.5, text + " on surface");
        }
        assertTrue(contrast("running", "running-soft") >= 4.5);
        assertTrue(contrast("brand", "brand-soft") >= 4.5);
        assertTrue(contrast("paper", "brand") >= 4.5);
    }

    @Test
    void seriesColoursBeginAgainAfterTheLast() {
        assertEquals(Palette.series(0), Palette.series(6));
    }

    @Test
    void anUnknownNameIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Palette.hex("pink"));
    }

    /** As WCAG 2 defines it. */
    private static double contrast(String one, String other) {
        double a = luminance(Palette.hex(one));
        double b = luminance(Palette.hex(other));
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String hex) {
        int value = Integer.parseInt(hex.substring(1), 16);
        return 0.2126 * linear(value >> 16) + 0.7152 * linear(value >> 8 & 0xff) + 0.0722 * linear(value & 0xff);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.03928 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
