package dev.manyi.kpi.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.manyi.kpi.formula.Formula;
import dev.manyi.kpi.index.IndexFormula;
import dev.manyi.kpi.index.Part;
import dev.manyi.kpi.index.ServiceIndex;
import dev.manyi.kpi.index.StaffIndex;
import dev.manyi.kpi.index.WeightedScore;
import dev.manyi.kpi.rules.IndexRules;
import dev.manyi.kpi.rules.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An index as the file has it: what it is made of. What each part weighs and how it is scored is a matter of rules; without
 * them it is no KPI yet.
 */
record IndexTemplate(KpiTemplate entry, Kind kind, List<Shape> shapes) {

    enum Kind {
        WEIGHTED,
        SERVICE,
        STAFF
    }

    /** A part: a KPI of its own weight, or several that share one. */
    record Shape(String id, String group, List<String> kpis) {}

    static List<Shape> shapes(JsonNode parts) {
        List<Shape> shapes = new ArrayList<>();
        for (JsonNode part : parts) {
            if (part.isTextual()) {
                shapes.add(new Shape(part.asText(), null, List.of(part.asText())));
            } else if (part.has("mean")) {
                String id = part.path("mean").asText();
                shapes.add(new Shape(id, id, texts(part.path("of"))));
            } else {
                String group = part.path("group").asText();
                texts(part.path("of")).forEach(kpi -> shapes.add(new Shape(kpi, group, List.of(kpi))));
            }
        }
        return shapes;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(entry -> texts.add(entry.asText()));
        return texts;
    }

    /** What has a weight. */
    Set<String> parts() {
        return shapes.stream().map(Shape::id).collect(Collectors.toSet());
    }

    KpiTemplate in(Rules rules, Function<String, Formula> formulas) {
        IndexRules indices = rules.indices();
        List<Part> parts = shapes.stream()
                .map(shape -> new Part(
                        shape.id(),
                        shape.group(),
                        shape.kpis().stream()
                                .map(kpi -> new Part.Member(kpi, formulas.apply(kpi), rules.scoring(kpi)))
                                .toList()))
                .toList();
        WeightedScore score = new WeightedScore(parts, indices.weights().get(entry.id()));
        IndexFormula formula =
                switch (kind) {
                    case WEIGHTED -> score;
                    case SERVICE -> new ServiceIndex(score, indices.commendations(), indices.grades());
                    case STAFF -> new StaffIndex(score, indices.starBands(), indices.breachCap());
                };
        return entry.of(marks -> formula);
    }
}
