package dev.manyi.surfaces;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The KPI gauges of one scrape. */
final class Scrape {
    private static final Pattern GAUGE = Pattern.compile("(manyi_kpi_\\w+)\\{([^}]*)} (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private final Map<String, Double> gauges = new HashMap<>();

    Scrape(String text) {
        text.lines().map(GAUGE::matcher).filter(Matcher::matches).forEach(line -> {
            Map<String, String> labels = new HashMap<>();
            LABEL.matcher(line.group(2)).results().forEach(label -> labels.put(label.group(1), label.group(2)));
            String key = key(line.group(1), labels.get("kpi"), labels.get("scope"), labels.get("scope_id"));
            gauges.put(key, Double.valueOf(line.group(3)));
        });
    }

    /** NaN where the KPI has no data, null where there is no such gauge. */
    Double value(String kpi, String region) {
        return gauges.get(key("manyi_kpi_value", kpi, region.isEmpty() ? "all" : "region", region));
    }

    Double samples(String kpi, String region) {
        return gauges.get(key("manyi_kpi_samples", kpi, region.isEmpty() ? "all" : "region", region));
    }

    private static String key(String... parts) {
        return String.join("|", parts);
    }
}
