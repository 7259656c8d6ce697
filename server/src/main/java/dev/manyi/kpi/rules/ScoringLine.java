package dev.manyi.kpi.rules;

import java.util.List;

/** Turns a value into a score from 0 to 100: straight lines between points in ascending order, level before and after them. */
public record ScoringLine(List<Point> points) {

    /** At this value stands this score. */
    public record Point(double value, double score) {}

    public ScoringLine {
        points = List.copyOf(points);
    }

    public double at(double value) {
        Point before = points.get(0);
        if (value <= before.value) {
            return before.score;
        }
        for (Point after : points.subList(1, points.size())) {
            if (value < after.value) {
                double way = (value - before.value) / (after.value - before.value);
                return before.score + way * (after.score - before.score);
            }
            before = after;
        }
        return before.score;
    }
}
