package dev.manyi.report.request;

import dev.manyi.kpi.Dimension;
import java.util.List;
import java.util.Map;

/** The one value of a dimension that a report looks at in depth: a code with all below it, and what people call it. */
public record Focus(Dimension by, String code, List<String> codes, String name) {
    public Focus {
        codes = List.copyOf(codes);
    }

    public Map<Dimension, List<String>> filters() {
        return Map.of(by, codes);
    }
}
