package dev.manyi.kpi.rules;

import dev.manyi.kpi.rules.IndexRules.Commendations;
import dev.manyi.kpi.rules.IndexRules.Grades;
import dev.manyi.kpi.rules.IndexRules.Weights;
import dev.manyi.kpi.rules.ScoringLine.Point;
import dev.manyi.yaml.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads how values become scores and scores become indices. */
final class IndexRulesReader {
    private static final double ROUNDING = 1e-9;
    private static final List<String> POSTS = List.of("technical", "reception");
    private final Place top;
    private final Optional<KpiNames> names;

    IndexRulesReader(Place top, Optional<KpiNames> names) {
        this.top = top;
        this.names = names;
    }

    Map<String, ScoringLine> scoring() {
        Map<String, ScoringLine> lines = new HashMap<>();
        top.at("scoring").entries("a block of KPIs, each with its points").forEach((kpi, place) -> {
            if (names.isPresent() && !known(kpi)) {
                place.wrong("there is no such KPI; GET /api/v1/kpis lists those there are");
            }
            line(place).ifPresent(line -> lines.put(kpi, line));
        });
        return Map.copyOf(lines);
    }

    private boolean known(String kpi) {
        return names.orElseThrow().kpis().contains(kpi)
                || kpi.startsWith(Rules.RATING) && kpi.length() > Rules.RATING.length();
    }

    private static Optional<ScoringLine> line(Place place) {
        List<Point> points = new ArrayList<>();
        boolean good = true;
        for (Place item : place.items("two or more points, e.g. [[0, 0], [0.95, 100]]")) {
            Optional<Point> point = point(item);
            good &= point.isPresent();
            if (point.isPresent()
                    && !points.isEmpty()
                    && point.get().value() <= last(points).value()) {
                item.wrong(
                        "the values must ascend: give one above " + last(points).value());
                good = false;
            }
            point.ifPresent(points::add);
        }
        if (good && points.size() < 2) {
            place.wrong("a line needs two points or more, e.g. [[0, 0], [0.95, 100]]");
        }
        return points.size() < 2 ? Optional.empty() : Optional.of(new ScoringLine(points));
    }

    private static Point last(List<Point> points) {
        return points.get(points.size() - 1);
    }

    private static Optional<Point> point(Place item) {
        List<Place> pair = item.items("a point [value, score], e.g. [0.95, 100] or [PT4H, 60]");
        if (pair.size() != 2) {
            if (!pair.isEmpty()) {
                item.wrong("a point has a value and a score, e.g. [0.95, 100] or [PT4H, 60]");
            }
            return Optional.empty();
        }
        // Times may be written as durations; the engine counts them in seconds.
        double value = pair.get(0).isText()
                ? pair.get(0).duration().toMillis() / 1000.0
                : pair.get(0).number(-1e12, 1e12);
        return Optional.of(new Point(value, pair.get(1).number(0, 100)));
    }

    IndexRules indices() {
        Place commendations = top.at("commendations");
        commendations.entries(List.of("each", "most"));
        Place stars = top.at("stars");
        stars.entries(List.of("bands", "breach_cap"));
        return new IndexRules(
                weights(),
                new Commendations(
                        commendations.at("each").number(0, 1),
                        commendations.at("most").number(0, 1)),
                grades(top.at("grades")),
                bands(stars.at("bands")),
                stars.at("breach_cap").whole(1, 5));
    }

    private Map<String, Weights> weights() {
        Map<String, Weights> all = new HashMap<>();
        Map<String, Place> posts = indices(top.at("weights_by_post"));
        indices(top.at("weights")).forEach((index, place) -> {
            Map<String, Double> usual = shares(index, place);
            Map<String, Map<String, Double>> byPost = new HashMap<>();
            if (posts.containsKey(index)) {
                posts.get(index).entries(POSTS).forEach((post, own) -> byPost.put(post, shares(index, own)));
            }
            all.put(index, new Weights(usual, Map.copyOf(byPost)));
        });
        return Map.copyOf(all);
    }

    private Map<String, Place> indices(Place place) {
        String accepted = "a block of indices, each with the weights of its parts";
        return names.map(known -> place.entries(known.parts().keySet())).orElseGet(() -> place.entries(accepted));
    }

    /** Weights as shares of 1; they may be written as percentages. */
    private Map<String, Double> shares(String index, Place place) {
        Optional<Set<String>> parts = names.map(known -> known.parts().get(index));
        Map<String, Place> given = parts.map(place::entries).orElseGet(() -> place.entries("a block of parts"));
        Map<String, Double> weights = new HashMap<>();
        given.forEach((part, weight) -> weights.put(part, weight.number(0, 100)));
        parts.ifPresent(all -> all.stream()
                .filter(part -> !given.containsKey(part))
                .sorted()
                .forEach(part -> place.at(part).wrong("is missing; give its weight, or 0 to leave it out")));
        double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        double whole = Math.abs(sum - 1) < ROUNDING ? 1 : 100;
        if (Math.abs(sum - whole) > ROUNDING * whole) {
            place.wrong("the weights add up to " + sum + "; give weights that add up to 1 or to 100");
        }
        weights.replaceAll((part, weight) -> weight / whole);
        return Map.copyOf(weights);
    }

    private static Grades grades(Place place) {
        place.entries(List.of("excellent", "good", "qualified", "improve"));
        Grades grades = new Grades(
                place.at("excellent").number(0, 100),
                place.at("good").number(0, 100),
                place.at("qualified").number(0, 100),
                place.at("improve").number(0, 100));
        if (grades.excellent() <= grades.good()
                || grades.good() <= grades.qualified()
                || grades.qualified() <= grades.improve()) {
            place.wrong("each grade must begin below the one before: excellent, good, qualified, improve");
        }
        return grades;
    }

    private static List<Double> bands(Place place) {
        List<Place> items = place.items("four shares in ascending order, e.g. [0.1, 0.3, 0.7, 0.9]");
        List<Double> bands = items.stream().map(item -> item.number(0, 1)).toList();
        if (!items.isEmpty() && bands.size() != 4) {
            place.wrong("has " + bands.size() + " shares; give four, e.g. [0.1, 0.3, 0.7, 0.9]");
        }
        for (int i = 1; i < bands.size(); i++) {
            if (bands.get(i) <= bands.get(i - 1)) {
                items.get(i).wrong("the shares must ascend: give one above " + bands.get(i - 1));
            }
        }
        return bands;
    }
}
