package dev.manyi.kpi.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.manyi.kpi.formula.Availability;
import dev.manyi.kpi.formula.CountOf;
import dev.manyi.kpi.formula.Formula;
import dev.manyi.kpi.formula.Mean;
import dev.manyi.kpi.formula.NetShare;
import dev.manyi.kpi.formula.PercentileOf;
import dev.manyi.kpi.formula.Ratio;
import dev.manyi.kpi.formula.Share;
import dev.manyi.kpi.measure.Condition;
import dev.manyi.kpi.measure.Hours;
import dev.manyi.kpi.measure.Quantity;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Reads the `formula` of a catalogue entry. */
final class FormulaReader {
    private FormulaReader() {}

    static Formula read(JsonNode formula, Map<String, String> marks) {
        if (formula.has("count")) {
            return new CountOf(condition(formula.path("count")), condition(formula.path("among")));
        }
        if (formula.has("share")) {
            return new Share(condition(formula.path("share")), condition(formula.path("of")));
        }
        if (formula.has("net")) {
            JsonNode sides = formula.path("net");
            return new NetShare(condition(sides.path(0)), condition(sides.path(1)), condition(formula.path("of")));
        }
        if (formula.has("percentile")) {
            return new PercentileOf(quantity(formula.path("percentile"), marks), share(formula.path("at")));
        }
        if (formula.has("mean")) {
            return new Mean(
                    quantity(formula.path("mean"), marks),
                    line(formula.path("scale")),
                    formula.path("interval").asBoolean(false));
        }
        if (formula.has("ratio")) {
            return new Ratio(
                    condition(formula.path("ratio")),
                    condition(formula.path("to")),
                    formula.path("per").asDouble(1));
        }
        if (formula.path("availability").asBoolean()) {
            return new Availability(Hours.CALENDAR);
        }
        throw new IllegalArgumentException(
                "formula must be one of count, share, net, percentile, mean, ratio, availability");
    }

    private static double share(JsonNode node) {
        double share = node.asDouble(-1);
        if (share <= 0 || share >= 1) {
            throw new IllegalArgumentException("at must lie between 0 and 1");
        }
        return share;
    }

    private static Mean.Line line(JsonNode scale) {
        if (scale.isMissingNode()) {
            return Mean.Line.SAME;
        }
        double low = scale.path(0).asDouble();
        double high = scale.path(1).asDouble();
        if (!(low < high)) {
            throw new IllegalArgumentException("scale must be [low, high]");
        }
        double factor = 100 / (high - low);
        return new Mean.Line(factor, -low * factor);
    }

    private static Condition condition(JsonNode node) {
        return Arrays.stream(Condition.values())
                .filter(condition -> condition.id().equals(node.asText()))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("unknown condition \"" + node.asText() + "\": known are "
                                + List.of(Condition.values()).stream()
                                        .map(Condition::id)
                                        .toList()));
    }

    private static Quantity quantity(JsonNode node, Map<String, String> marks) {
        String id = node.asText();
        for (Map.Entry<String, String> mark : marks.entrySet()) {
            id = id.replace(mark.getKey(), mark.getValue());
        }
        String named = id;
        return Quantity.named(id)
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown quantity \"" + named + "\": known are " + Quantity.names()));
    }
}
