package dev.manyi.check;

import dev.manyi.kpi.rules.ScoringLine;
import java.util.List;

/** Scores by straight lines between points. */
final class Lines {
    private Lines() {}

    /** On the line between the last point before the value and the first behind it; beyond the ends it is level. */
    static double score(List<ScoringLine.Point> points, double value) {
        ScoringLine.Point left = null;
        ScoringLine.Point right = null;
        for (ScoringLine.Point point : points) {
            left = point.value() <= value ? point : left;
            right = right == null && point.value() >= value ? point : right;
        }
        if (left == null || right == null) {
            return left == null ? right.score() : left.score();
        }
        double width = right.value() - left.value();
        return width == 0
                ? left.score()
                : (left.score() * (right.value() - value) + right.score() * (value - left.value())) / width;
    }
}
