package dev.manyi.kpi.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.manyi.kpi.rules.ScoringLine.Point;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoringLineTest {
    private static final ScoringLine RISING = new ScoringLine(List.of(new Point(0, 0), new Point(0.95, 100)));
    private static final ScoringLine FALLING =
            new ScoringLine(List.of(new Point(300, 100), new Point(14_400, 60), new Point(86_400, 0)));

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 0", "0.475, 50", "0.95, 100", "1, 100"})
    void risesBetweenItsEndsAndIsLevelBeyond(double value, double score) {
        assertEquals(score, RISING.at(value), 1e-12);
    }

    // Halfway from 300 to 14,400 is 7,350: 80. A quarter of the way from 14,400 to 86,400 is 32,400: 45.
    @ParameterizedTest
    @CsvSource({"0, 100", "300, 100", "7350, 80", "14400, 60", "32400, 45", "86400, 0", "1e9, 0"})
    void fallsWhereLessIsBetterAndBendsAtEachPoint(double value, double score) {
        assertEquals(score, FALLING.at(value), 1e-12);
    }
}
