package dev.manyi.grafana;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The alerts as Prometheus and as Grafana read them, and promtool's tests of the former. */
final class AlertFiles {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int STEPS_OF_A_DAY = 50;

    private AlertFiles() {}

    static ObjectNode prometheus(String name, List<Alert> alerts) {
        ObjectNode file = JSON.objectNode();
        ObjectNode group = file.putArray("groups").addObject().put("name", name).put("interval", "1m");
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
                        .formatted(beyond, alert.expr(), alert.operator(), number(back), identity(alert), ours(alert)))
                .orElse(beyond);
    }

    /** The labels by which an alert of a rule is told from its others. */
    private static String identity(Alert alert) {
        return alert.labels().containsKey("scope") ? "kpi, scope_id" : "instance, kind, source";
    }

    private static String ours(Alert alert) {
        StringBuilder labels = new StringBuilder("alertname=\"" + alert.name() + "\"");
        new TreeMap<>(alert.labels())
                .forEach((name, value) -> labels.append(name.equals("level") ? "" : "," + name + "=\"" + value + "\""));
        return labels.toString();
    }

    /** Of KPIs, whose alerts climb for a day: looked at every half hour, when all levels must have heard of it, or none. */
    static ObjectNode climbing(String rules, List<Alert> alerts) {
        ObjectNode file = tests(rules, "30m");
        alerts.forEach(alert -> {
            test(file, alert, "fires", values(alert, Alert.Example::fires)).at(STEPS_OF_A_DAY, 1);
            test(file, alert, "stays silent", values(alert, Alert.Example::silent))
                    .at(STEPS_OF_A_DAY, 0);
            test(file, alert, "does not fire near the threshold", values(alert, AlertFiles::near))
                    .at(STEPS_OF_A_DAY, 0);
        });
        return file;
    }

    /** Of everything else, looked at every minute: that it goes on firing near the threshold, too, and ends beyond. */
    static ObjectNode minutely(String rules, List<Alert> alerts) {
        ObjectNode file = tests(rules, "1m");
        for (Alert alert : alerts) {
            test(file, alert, "fires", values(alert, Alert.Example::fires)).at(40, 1);
            test(file, alert, "stays silent", values(alert, Alert.Example::silent))
                    .at(40, 0);
            if (alert.series().values().stream().allMatch(one -> one.near().isPresent())) {
                test(file, alert, "does not fire near the threshold", values(alert, AlertFiles::near))
                        .at(40, 0);
                test(file, alert, "ends only when it is well again", values(alert, AlertFiles::overAndBack))
                        .at(70, 1)
                        .at(100, 0);
            }
        }
        return file;
    }

    private static String near(Alert.Example example) {
        return example.near().orElseThrow();
    }

    private static String overAndBack(Alert.Example example) {
        return "%1$sx60 %2$sx30 %3$sx30"
                .formatted(first(example.fires()), first(near(example)), first(example.silent()));
    }

    private static String first(String values) {
        return values.substring(0, values.indexOf('x'));
    }

    private static Map<String, String> values(Alert alert, Function<Alert.Example, String> of) {
        Map<String, String> values = new LinkedHashMap<>();
        alert.series().forEach((name, example) -> values.put(name, of.apply(example)));
        return values;
    }

    private static ObjectNode tests(String rules, String interval) {
        ObjectNode file = JSON.objectNode();
        file.putArray("rule_files").add(rules);
        file.put("evaluation_interval", interval).putArray("tests");
        return file;
    }

    private static Test test(ObjectNode file, Alert alert, String what, Map<String, String> values) {
        String interval = file.path("evaluation_interval").asText();
        ObjectNode test = ((ArrayNode) file.path("tests"))
                .addObject()
                .put("name", alert.uid() + " " + what)
                .put("interval", interval);
        ArrayNode series = test.putArray("input_series");
        values.forEach((name, numbers) -> series.addObject().put("series", name).put("values", numbers));
        return new Test(alert, Integer.parseInt(interval.replace("m", "")), test.putArray("promql_expr_test"));
    }

    private record Test(Alert alert, int minutes, ArrayNode expectations) {
        Test at(int step, int firing) {
            ObjectNode expectation = expectations
                    .addObject()
                    .put("expr", "count(ALERTS{%s,alertstate=\"firing\"}) or vector(0)".formatted(ours(alert)))
                    .put("eval_time", step * minutes + "m");
            expectation.putArray("exp_samples").addObject().put("labels", "{}").put("value", firing);
            return this;
        }
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
