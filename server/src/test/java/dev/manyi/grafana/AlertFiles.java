package dev.manyi.grafana;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The alerts as Prometheus and as Grafana read them, and promtool's tests of the former. */
final class AlertFiles {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** Long enough for every alert to have fired and to have climbed: a little more than a day. */
    private static final String LATE = "1470m";

    private AlertFiles() {}

    static ObjectNode prometheus(List<Alert> alerts) {
        ObjectNode file = JSON.objectNode();
        ObjectNode group =
                file.putArray("groups").addObject().put("name", "manyi").put("interval", "1m");
        ArrayNode rules = group.putArray("rules");
        for (Alert alert : alerts) {
            ObjectNode rule = rules.addObject()
                    .put("alert", alert.name())
                    .put("expr", firing(alert))
                    .put("for", alert.lasting());
            put(rule.putObject("labels"), new TreeMap<>(alert.labels()));
            put(rule.putObject("annotations"), alert.annotations(".Value", "{{ .ExternalLabels.manyi_url }}"));
        }
        return file;
    }

    /** Beyond the threshold; or, once it fires, not yet back beyond where it recovers. */
    private static String firing(Alert alert) {
        String beyond = "(%s) %s %s".formatted(alert.expr(), alert.operator(), number(alert.threshold()));
        return alert.recovers()
                .map(back -> "(%s) or ((%s) %s %s and on (%s) ALERTS{%s,alertstate=\"firing\"})"
                        .formatted(
                                beyond, alert.expr(), alert.operator(), number(back), identity(alert), ours(alert)))
                .orElse(beyond);
    }

    /** The labels by which an alert of a rule is told from its others. */
    private static String identity(Alert alert) {
        return alert.labels().containsKey("scope") ? "kpi, scope_id" : "instance, kind, source";
    }

    private static String ours(Alert alert) {
        StringBuilder labels = new StringBuilder("alertname=\"" + alert.name() + "\"");
        new TreeMap<>(alert.labels())
                .forEach((name, value) ->
                        labels.append(name.equals("level") ? "" : "," + name + "=\"" + value + "\""));
        return labels.toString();
    }

    static ObjectNode tests(List<Alert> alerts) {
        ObjectNode file = JSON.objectNode();
        file.putArray("rule_files").add("rules.yaml");
        file.put("evaluation_interval", "1m");
        ArrayNode tests = file.putArray("tests");
        for (Alert alert : alerts) {
            boolean kpi = alert.labels().containsKey("scope");
            test(tests, alert, "fires", Alert.Example::fires, kpi ? LATE : "40m", 1);
            test(tests, alert, "stays silent", Alert.Example::silent, kpi ? LATE : "40m", 0);
            if (alert.series().values().stream().allMatch(one -> one.near().isPresent())) {
                test(tests, alert, "near the threshold", one -> one.near().orElseThrow(), kpi ? LATE : "40m", 0);
            }
        }
        return file;
    }

    private static void test(
            ArrayNode tests, Alert alert, String what, Function<Alert.Example, String> values, String at, int firing) {
        ObjectNode test =
                tests.addObject().put("name", alert.uid() + " " + what).put("interval", "1m");
        ArrayNode series = test.putArray("input_series");
        alert.series()
                .forEach((name, example) ->
                        series.addObject().put("series", name).put("values", values.apply(example)));
        ObjectNode expectation = test.putArray("promql_expr_test").addObject();
        expectation
                .put("expr", "count(ALERTS{%s,alertstate=\"firing\"}) or vector(0)".formatted(ours(alert)))
                .put("eval_time", at);
        expectation.putArray("exp_samples").addObject().put("labels", "{}").put("value", firing);
    }

    static ObjectNode grafana(List<Alert> alerts) {
        ObjectNode file = JSON.objectNode().put("apiVersion", 1);
        ObjectNode group = file.putArray("groups")
                .addObject()
                .put("orgId", 1)
                .put("name", "manyi")
                .put("folder", "Manyi")
                .put("interval", "1m");
        ArrayNode rules = group.putArray("rules");
        for (Alert alert : alerts) {
            ObjectNode rule = rules.addObject()
                    .put("uid", uid(alert))
                    .put("title", alert.uid())
                    .put("condition", "B")
                    .put("for", alert.lasting())
                    .put("noDataState", "OK")
                    .put("execErrState", "Error");
            ArrayNode data = rule.putArray("data");
            query(data, "A", "manyi-prometheus", 600)
                    .put("refId", "A")
                    .put("expr", alert.expr())
                    .put("instant", true)
                    .put("range", false);
            ObjectNode threshold = query(data, "B", "__expr__", 0)
                    .put("refId", "B")
                    .put("type", "threshold")
                    .put("expression", "A");
            ObjectNode condition = threshold.putArray("conditions").addObject();
            evaluator(condition.putObject("evaluator"), alert.below() ? "lt" : "gt", alert.threshold());
            alert.recovers()
                    .ifPresent(back ->
                            evaluator(condition.putObject("unloadEvaluator"), alert.below() ? "gt" : "lt", back));
            put(rule.putObject("labels"), new TreeMap<>(alert.labels()));
            put(rule.putObject("annotations"), alert.annotations(".Values.A.Value", "${MANYI_URL}"));
        }
        return file;
    }

    /** Grafana allows 40 characters. */
    private static String uid(Alert alert) {
        String uid = alert.uid();
        return uid.length() <= 40 ? uid : uid.substring(0, 31) + "-" + Integer.toHexString(uid.hashCode());
    }

    private static ObjectNode query(ArrayNode data, String id, String source, int seconds) {
        ObjectNode query = data.addObject().put("refId", id).put("datasourceUid", source);
        query.putObject("relativeTimeRange").put("from", seconds).put("to", 0);
        return query.putObject("model");
    }

    private static void evaluator(ObjectNode evaluator, String type, double number) {
        evaluator.put("type", type).putArray("params").add(number);
    }

    private static void put(ObjectNode object, Map<String, String> texts) {
        texts.forEach(object::put);
    }

    private static String number(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
