package dev.manyi.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import dev.manyi.kpi.catalogue.CatalogueReader;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.catalogue.Unit;
import dev.manyi.kpi.rules.RulesReader;
import dev.manyi.language.Language;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One rule: a value that a threshold is held against, for so long, and who hears of it. `recovers` is where it ends when that
 * is not the threshold.
 */
record Alert(
        String name,
        String chinese,
        String english,
        String expr,
        boolean below,
        double threshold,
        Optional<Double> recovers,
        String lasting,
        Map<String, String> labels,
        Optional<String> page,
        boolean fraction,
        Map<String, Example> series) {
    private static final Path FILE = Source.ROOT.resolve("source/alerts.yaml");
    private static final List<String> LADDER = List.of("store", "region", "head_office");

    /** Values of a series: those that must fire, those between threshold and recovery (or none), those that must not. */
    record Example(String fires, Optional<String> near, String silent) {}

    static List<Alert> all() {
        JsonNode chinese = Source.read(FILE, Language.CHINESE);
        JsonNode english = Source.read(FILE, Language.ENGLISH);
        List<Alert> all = new ArrayList<>();
        for (int i = 0; i < chinese.path("kpis").size(); i++) {
            ofKpi(chinese.path("kpis").get(i), english.path("kpis").get(i), chinese.path("escalation"), all);
        }
        for (int i = 0; i < chinese.path("others").size(); i++) {
            JsonNode one = chinese.path("others").get(i);
            Map<String, Example> series = new LinkedHashMap<>();
            one.at("/test/series").properties().forEach(entry -> series.put(entry.getKey(), example(entry.getValue())));
            all.add(of(
                    one,
                    english.path("others").get(i),
                    one.path("expr").asText(),
                    one.path("for").asText(),
                    Map.of("level", one.path("level").asText(), "to", "operations"),
                    Optional.empty(),
                    false,
                    series));
        }
        return all;
    }

    /** A rule for each scope, and one more for each level that it climbs to. */
    private static void ofKpi(JsonNode one, JsonNode english, JsonNode escalation, List<Alert> all) {
        List<String> scopes = new ArrayList<>();
        one.path("scopes").forEach(scope -> scopes.add(scope.asText()));
        for (String scope : scopes.isEmpty() ? List.of("store", "region", "all") : scopes) {
            int first = scope.equals("all") ? LADDER.size() - 1 : LADDER.indexOf(scope);
            for (String to : LADDER.subList(first, LADDER.size())) {
                boolean begins = to.equals(LADDER.get(first));
                Map<String, String> labels = Map.of("level", one.path("level").asText(), "to", to, "scope", scope);
                String kpi = one.path("kpi").asText();
                all.add(of(
                        one,
                        english,
                        value(one, kpi, scope),
                        begins ? one.path("for").asText() : escalation.path(to).asText(),
                        labels,
                        Optional.of("#/explore?kpi=" + kpi + "&by=" + (scope.equals("store") ? "store" : "region")),
                        isFraction(kpi),
                        series(one, kpi, scope)));
            }
        }
    }

    private static Alert of(
            JsonNode one,
            JsonNode english,
            String expr,
            String lasting,
            Map<String, String> labels,
            Optional<String> page,
            boolean fraction,
            Map<String, Example> series) {
        boolean below = one.has("below");
        return new Alert(
                one.path("name").asText(),
                one.path("title").asText(),
                english.path("title").asText(),
                expr,
                below,
                one.path(below ? "below" : "above").asDouble(),
                one.has("recovers") ? Optional.of(one.path("recovers").asDouble()) : Optional.empty(),
                lasting,
                labels,
                page,
                fraction,
                series);
    }

    /** The value, or its change where that is more than noise, of what rests on enough facts; with the place's name. */
    private static String value(JsonNode one, String kpi, String scope) {
        String of = "{kpi=\"%s\",scope=\"%s\"}".formatted(kpi, scope);
        String value = one.path("change").asBoolean()
                ? "max by (kpi, scope_id) (manyi_kpi_change%1$s) * on (kpi, scope_id) max by (kpi, scope_id) (manyi_kpi_change_significant%1$s)"
                        .formatted(of)
                : "max by (kpi, scope_id) (manyi_kpi_value%s)".formatted(of);
        String named = scope.equals("all")
                ? value
                : value + " * on (scope_id) group_left (name, region) max by (scope_id, name, region) "
                        + "(manyi_scope_info{scope=\"%s\"})".formatted(scope);
        return named
                + " and on (kpi, scope_id) max by (kpi, scope_id) (manyi_kpi_samples%s) >= %d"
                        .formatted(of, one.path("minimum").asInt());
    }

    private static Map<String, Example> series(JsonNode one, String kpi, String scope) {
        String id = scope.equals("all") ? "" : "X1";
        String of = "{kpi=\"%s\",scope=\"%s\",scope_id=\"%s\"}".formatted(kpi, scope, id);
        JsonNode test = one.path("test");
        String always = "x60";
        Map<String, Example> series = new LinkedHashMap<>();
        series.put(
                one.path("change").asBoolean() ? "manyi_kpi_change" + of : "manyi_kpi_value" + of,
                new Example(
                        test.path("fires").asText() + always,
                        Optional.of(test.path("near").asText() + always),
                        test.path("silent").asText() + always));
        if (one.path("change").asBoolean()) {
            series.put("manyi_kpi_change_significant" + of, constant("1" + always));
        }
        series.put("manyi_kpi_samples" + of, constant("200" + always));
        if (!id.isEmpty()) {
            series.put(
                    "manyi_scope_info{scope=\"%s\",scope_id=\"%s\",name=\"门店\",region=\"R1\"}".formatted(scope, id),
                    constant("1" + always));
        }
        return series;
    }

    private static Example constant(String values) {
        return new Example(values, Optional.of(values), values);
    }

    private static Example example(JsonNode values) {
        return new Example(
                values.path("fires").asText(),
                Optional.ofNullable(values.path("near").asText(null)),
                values.path("silent").asText());
    }

    private static boolean isFraction(String id) {
        return CatalogueReader.shipped().in(RulesReader.shipped()).kpis(List.of()).stream()
                .filter(kpi -> kpi.id().equals(id))
                .map(Kpi::unit)
                .anyMatch(Unit.FRACTION::equals);
    }

    boolean ofKpi() {
        return labels.containsKey("scope");
    }

    String operator() {
        return below ? "<" : ">";
    }

    /** Unique among all rules, and the same as long as the rule is. */
    String uid() {
        return String.join("-", "manyi", name, labels.getOrDefault("scope", "any"), labels.get("to"))
                .toLowerCase(java.util.Locale.ROOT)
                .replace('_', '-');
    }

    /** `value` is how the template language at hand writes the value. */
    Map<String, String> annotations(String value, String address) {
        String place = labels.containsKey("scope") && !labels.get("scope").equals("all") ? "{{ .Labels.name }}: " : "";
        String number = fraction ? "{{ " + value + " | humanizePercentage }}" : "{{ " + value + " | humanize }}";
        Map<String, String> annotations = new LinkedHashMap<>();
        annotations.put("summary", place + chinese + "（" + number + "）");
        annotations.put("summary_en", place + english + " (" + number + ")");
        annotations.put("runbook", "grafana/runbooks.md#" + name.toLowerCase(java.util.Locale.ROOT));
        page.ifPresent(at -> annotations.put("page", address + "/" + at));
        return annotations;
    }
}
