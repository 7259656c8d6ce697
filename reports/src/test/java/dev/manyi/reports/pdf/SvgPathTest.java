package dev.manyi.reports.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import org.junit.jupiter.api.Test;

class SvgPathTest {
    @Test
    void absoluteAndRelativeCommandsMeet() {
        assertSame("M10 10 L30 10 L30 40 L10 40 Z", "m10,10h20v30h-20z");
        assertSame("M0 0 L5 5 L6 7", "M0 0 5 5l1 2");
        assertSame("M0 0 C1 2 3 4 5 6 C7 8 9 9 10 10", "M0 0c1 2 3 4 5 6s4 3 5 4");
        assertSame("M0 0 Q1 2 4 4 Q7 6 8 8", "M0 0q1 2 4 4t4 4");
        assertSame("M0.5 -0.5 L-3 0.002", "M.5-.5L-3 2e-3");
    }

    @Test
    void aCircleOfTwoArcsIsRound() {
        Path2D circle = SvgPath.parse("M1 0A1 1 0 1 1 1 -0.1A1 1 0 0 1 1 0");
        var bounds = circle.getBounds2D();
        assertEquals(2, bounds.getWidth(), 0.05); // the bounds include control points
        assertEquals(2, bounds.getHeight(), 0.05);
        for (double angle = 0; angle < 6.2; angle += 0.3) {
            double x = bounds.getCenterX() + Math.cos(angle) * 0.99;
            double y = bounds.getCenterY() + Math.sin(angle) * 0.99;
            assertTrue(circle.contains(x, y), "inside at " + angle);
            assertTrue(!circle.contains(x * 1.03, y + Math.signum(y) * 0.03), "outside at " + angle);
        }
    }

    @Test
    void largeAndSweepChooseTheArc() {
        assertEquals(0, SvgPath.parse("M0 0A5 5 0 0 0 10 0").getBounds2D().getMinY(), 1e-6);
        assertEquals(-5, SvgPath.parse("M0 0A5 5 0 0 1 10 0").getBounds2D().getMinY(), 1e-6);
        assertTrue(SvgPath.parse("M0 0A8 8 0 1 1 10 0").getBounds2D().getHeight() > 10);
        assertTrue(SvgPath.parse("M0 0A8 8 0 0 1 10 0").getBounds2D().getHeight() < 4);
    }

    @Test
    void aPathWithoutItsNumbersIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> SvgPath.parse("M1"));
        assertThrows(IllegalArgumentException.class, () -> SvgPath.parse("1 2 3"));
    }

    private static void assertSame(String expected, String actual) {
        assertEquals(describe(SvgPath.parse(expected)), describe(SvgPath.parse(actual)));
    }

    private static String describe(Path2D path) {
        var text = new StringBuilder();
        var at = new double[6];
        for (PathIterator i = path.getPathIterator(null); !i.isDone(); i.next()) {
            java.util.Arrays.fill(at, 0);
            text.append(i.currentSegment(at));
            for (double number : at) {
                text.append(String.format(java.util.Locale.ROOT, " %.4f", number));
            }
            text.append('\n');
        }
        return text.toString();
    }
}
