package dev.manyi.kpi.routes;

import dev.manyi.auth.Scope;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.DimensionNames;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.period.Comparison;
import dev.manyi.kpi.period.Grain;
import dev.manyi.kpi.period.Range;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads the parameters of a question; every mistake is told with what would be accepted. */
public final class KpiParameters {
    private static final int MOST_ROWS = 10_000;
    private static final int USUAL_ROWS = 1_000;
    static final int MOST_CELLS = 5_000;
    private static final Set<String> ONCE =
            Set.of("from", "to", "grain", "by", "across", "as_of", "sort", "limit", "explain");
    private static final Set<String> LISTS = Set.of("kpi", "compare");

    private final MultiMap given;
    private final List<Kpi> catalogue;
    private final ZoneId zone;
    private final Instant now;
    private final Mistakes mistakes = new Mistakes();

    public KpiParameters(MultiMap given, List<Kpi> catalogue, ZoneId zone, Instant now) {
        this.given = given;
        this.catalogue = catalogue;
        this.zone = zone;
        this.now = now;
    }

    public Future<KpiRequest> read(Scope scope, DimensionNames names) {
        onlyKnownNames();
        TimeParameters time = new TimeParameters(given, zone, mistakes);
        FilterParameters filters = new FilterParameters(given, names, scope, mistakes);
        List<Kpi> kpis = kpis();
        Range range = time.range();
        Grain grain = oneOf("grain", Grain.values(), Grain::id, Grain.TOTAL);
        Dimension by = oneOf("by", Dimension.values(), Dimension::id, null);
        if (by != null) {
            filters.applies("by", by, kpis);
        }
        Dimension across = across(by, kpis, filters);
        Set<Comparison> comparisons = comparisons(across);
        Instant asOf = time.asOf(now);
        KpiRequest.Order order = order(kpis);
        int limit = across == null ? limit(USUAL_ROWS, MOST_ROWS) : limit(MOST_CELLS, MOST_CELLS);
        explain();
        return filters.read(kpis).map(found -> {
            mistakes.refuse();
            return new KpiRequest(kpis, range, grain, by, across, found, comparisons, scope, asOf, order, limit);
        });
    }

    private void onlyKnownNames() {
        Set<String> known = new TreeSet<>(ONCE);
        known.addAll(LISTS);
        known.addAll(Dimension.ids());
        for (String name : new TreeSet<>(given.names())) {
            if (!known.contains(name)) {
                mistakes.add(name, "is not a parameter here; accepted are " + String.join(", ", known));
            }
            if (ONCE.contains(name) && given.getAll(name).size() > 1) {
                mistakes.add(name, "is given more than once");
            }
        }
    }

    private List<Kpi> kpis() {
        List<String> known = catalogue.stream().map(Kpi::id).toList();
        if (!given.contains("kpi")) {
            mistakes.add("kpi", "is missing; give one or more of " + String.join(", ", known));
        }
        List<Kpi> asked = new ArrayList<>();
        for (String id : list("kpi")) {
            catalogue.stream()
                    .filter(kpi -> kpi.id().equals(id))
                    .findFirst()
                    .ifPresentOrElse(asked::add, () -> mistakes.notAccepted("kpi", id, known));
        }
        return asked;
    }

    /** Null, and a mistake told, where it makes no second dimension. */
    private Dimension across(Dimension by, List<Kpi> kpis, FilterParameters filters) {
        Dimension across = oneOf("across", Dimension.values(), Dimension::id, null);
        if (across == null) {
            return null;
        }
        filters.applies("across", across, kpis);
        if (by == null || by == across) {
            mistakes.add("across", "is a second dimension; give another one in by, too");
            return null;
        }
        return across;
    }

    private Set<Comparison> comparisons(Dimension across) {
        Set<Comparison> asked = EnumSet.noneOf(Comparison.class);
        List<String> known =
                Arrays.stream(Comparison.values()).map(Comparison::id).toList();
        for (String id : list("compare")) {
            Arrays.stream(Comparison.values())
                    .filter(comparison -> comparison.id().equals(id))
                    .findFirst()
                    .ifPresentOrElse(asked::add, () -> mistakes.notAccepted("compare", id, known));
        }
        if (across != null && !KpiRequest.OF_CELLS.containsAll(asked)) {
            mistakes.add(
                    "compare",
                    "a cell of two dimensions has no target and no parent; accepted with across are "
                            + String.join(
                                    ", ",
                                    KpiRequest.OF_CELLS.stream()
                                            .map(Comparison::id)
                                            .toList()));
            asked.retainAll(KpiRequest.OF_CELLS);
        }
        return asked;
    }

    private List<String> list(String name) {
        return given.getAll(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .distinct()
                .toList();
    }

    private <E> E oneOf(String name, E[] values, Function<E, String> id, E fallback) {
        String text = given.get(name);
        if (text == null) {
            return fallback;
        }
        return Arrays.stream(values)
                .filter(value -> id.apply(value).equals(text))
                .findFirst()
                .orElseGet(() -> {
                    mistakes.notAccepted(
                            name, text, Arrays.stream(values).map(id).toList());
                    return fallback;
                });
    }

    /** `sort=nps` has the smallest first, `sort=-nps` the largest; rows without data come last. */
    private KpiRequest.Order order(List<Kpi> kpis) {
        String text = given.get("sort");
        if (text == null) {
            return KpiRequest.Order.NATURAL;
        }
        boolean descending = text.startsWith("-");
        String id = descending ? text.substring(1) : text;
        for (Kpi kpi : kpis) {
            if (kpi.id().equals(id)) {
                return new KpiRequest.Order(kpi, descending);
            }
        }
        String asked = String.join(", ", kpis.stream().map(Kpi::id).toList());
        mistakes.notAccepted(
                "sort", text, "one of the KPIs asked for (" + asked + "), with - in front for the largest first");
        return KpiRequest.Order.NATURAL;
    }

    /** Whether each value is to be explained. */
    boolean explain() {
        return oneOf("explain", new Boolean[] {true, false}, String::valueOf, false);
    }

    /** A table of numbers has no place for sentences. */
    void noExplanations() {
        if (explain()) {
            mistakes.add("explain", "is for JSON; a file has no place for it");
        }
    }

    private int limit(int usual, int most) {
        String text = given.get("limit");
        if (text == null) {
            return usual;
        }
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        mistakes.notAccepted("limit", text, "a number from 1 to " + most);
        return usual;
    }
}
