package dev.manyi.reports.pdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class ColumnWidthsTest {
    @Test
    void whatIsLeftOverIsSharedInProportion() {
        assertArrayEquals(new float[] {40, 160}, share(wanted(20, 80), least(10, 10), 200), 0.01f);
    }

    @Test
    void whereRoomIsShortNobodyGetsLessThanItNeeds() {
        assertArrayEquals(new float[] {30, 70}, share(wanted(30, 170), least(30, 30), 100), 0.01f);
        assertArrayEquals(new float[] {40, 60}, share(wanted(60, 100), least(20, 20), 100), 0.01f);
    }

    @Test
    void whereNotEvenThatFitsAllShrinkAlike() {
        assertArrayEquals(new float[] {25, 75}, share(wanted(60, 200), least(50, 150), 100), 0.01f);
    }

    private static float[] share(float[] wanted, float[] least, float room) {
        return ColumnWidths.share(wanted, least, room);
    }

    private static float[] wanted(float... widths) {
        return widths;
    }

    private static float[] least(float... widths) {
        return widths;
    }
}
