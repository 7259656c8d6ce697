package dev.manyi.kpi.routes;

import dev.manyi.auth.Scope;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.DimensionNames;
import dev.manyi.kpi.catalogue.Kpi;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The filters: a parameter for each dimension, its values codes that exist for who asks. */
final class FilterParameters {
    private static final int MOST_CODES = 500;

    private final MultiMap given;
    private final DimensionNames names;
    private final Scope scope;
    private final Mistakes mistakes;

    FilterParameters(MultiMap given, DimensionNames names, Scope scope, Mistakes mistakes) {
        this.given = given;
        this.names = names;
        this.scope = scope;
        this.mistakes = mistakes;
    }

    Future<Map<Dimension, List<String>>> read(List<Kpi> kpis) {
        Map<Dimension, List<String>> filters = new EnumMap<>(Dimension.class);
        Future<Void> all = Future.succeededFuture();
        for (Dimension dimension : Dimension.values()) {
            List<String> values = given.getAll(dimension.id());
            if (!values.isEmpty()) {
                applies(dimension.id(), dimension, kpis);
                all = all.compose(done -> codes(dimension, values)).map(codes -> {
                    filters.put(dimension, codes);
                    return null;
                });
            }
        }
        return all.map(done -> filters);
    }

    /** A dimension that only other facts have would silently give everything or nothing: it is refused. */
    void applies(String parameter, Dimension dimension, List<Kpi> kpis) {
        for (Kpi kpi : kpis) {
            if (!kpi.has(dimension)) {
                Stream<String> possible =
                        Arrays.stream(Dimension.values()).filter(kpi::has).map(Dimension::id);
                mistakes.add(
                        parameter,
                        dimension.id() + " does not apply to " + kpi.id()
                                + (dimension.ofMoment()
                                        ? ", only to KPIs of responses, tickets, purchases, invitations and conduct"
                                        : "")
                                + "; possible are " + String.join(", ", possible.toList()));
            }
        }
    }

    /** The codes that a filter means: each value is a code, or several with commas between. */
    private Future<List<String>> codes(Dimension dimension, List<String> values) {
        Set<String> candidates = new TreeSet<>(values);
        values.forEach(value -> candidates.addAll(parts(value)));
        if (candidates.size() > MOST_CODES || candidates.stream().anyMatch(code -> code.indexOf('\0') >= 0)) {
            mistakes.add(
                    dimension.id(), "has too many or unreadable values; at most " + MOST_CODES + " codes are accepted");
            return Future.succeededFuture(List.of());
        }
        return names.existing(dimension, candidates, scope).compose(existing -> {
            List<String> codes = new ArrayList<>();
            for (String value : values) {
                List<String> meant = existing.contains(value) ? List.of(value) : parts(value);
                meant.stream().filter(code -> !existing.contains(code)).forEach(code -> noSuch(dimension, code));
                codes.addAll(meant);
            }
            return names.withChildren(dimension, codes);
        });
    }

    private static List<String> parts(String value) {
        return Arrays.asList(value.split(",", -1));
    }

    private void noSuch(Dimension dimension, String code) {
        List<String> accepted = names.accepted(dimension);
        String known = accepted.isEmpty()
                ? "is the code of a known " + dimension.id() + " (by=" + dimension.id() + " lists those with data)"
                : "are " + String.join(", ", accepted);
        mistakes.add(dimension.id(), "there is no " + Mistakes.quoted(code) + "; accepted " + known);
    }
}
