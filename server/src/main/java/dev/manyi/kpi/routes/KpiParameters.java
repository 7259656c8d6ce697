package dev.manyi.kpi.routes;

import dev.manyi.auth.Scope;
import dev.manyi.http.Rejection;
import dev.manyi.http.Rejection.FieldError;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.DimensionNames;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.period.Comparison;
import dev.manyi.kpi.period.Grain;
import dev.manyi.kpi.period.Range;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads the parameters of a question; every mistake is told with what would be accepted. */
final class KpiParameters {
    private static final int LONGEST_DAYS = 3_660;
    private static final int MOST_ROWS = 10_000;
    private static final int USUAL_ROWS = 1_000;
    private static final int MOST_CODES = 500;
    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);
    private static final Set<String> OWN =
            Set.of("kpi", "from", "to", "grain", "by", "compare", "as_of", "sort", "limit");

    private final MultiMap given;
    private final List<Kpi> catalogue;
    private final ZoneId zone;
    private final Instant now;
    private final List<FieldError> errors = new ArrayList<>();

    KpiParameters(MultiMap given, List<Kpi> catalogue, ZoneId zone, Instant now) {
        this.given = given;
        this.catalogue = catalogue;
        this.zone = zone;
        this.now = now;
    }

    Future<KpiRequest> read(Scope scope, DimensionNames names) {
        onlyKnownNames();
        List<Kpi> kpis = kpis();
        Range range = range();
        Grain grain = oneOf("grain", Grain.values(), Grain::id, Grain.TOTAL);
        Dimension by = oneOf("by", Dimension.values(), Dimension::id, null);
        if (by != null) {
            applies("by", by, kpis);
        }
        Set<Comparison> comparisons = comparisons();
        Instant asOf = asOf();
        KpiRequest.Order order = order(kpis);
        int limit = limit();
        return filters(kpis, names).map(filters -> {
            if (!errors.isEmpty()) {
                throw Rejection.invalid("The question is not valid", errors);
            }
            return new KpiRequest(kpis, range, grain, by, filters, comparisons, scope, asOf, order, limit);
        });
    }

    private void onlyKnownNames() {
        Set<String> known = new TreeSet<>(OWN);
        known.addAll(Dimension.ids());
        for (String name : new TreeSet<>(given.names())) {
            if (!known.contains(name)) {
                errors.add(new FieldError(name, "is not a parameter here; accepted are " + String.join(", ", known)));
            }
            if (OWN.contains(name)
                    && !name.equals("kpi")
                    && !name.equals("compare")
                    && given.getAll(name).size() > 1) {
                errors.add(new FieldError(name, "is given more than once"));
            }
        }
    }

    private List<String> list(String name) {
        return given.getAll(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .distinct()
                .toList();
    }

    private List<Kpi> kpis() {
        List<Kpi> asked = new ArrayList<>();
        for (String id : list("kpi")) {
            catalogue.stream()
                    .filter(kpi -> kpi.id().equals(id))
                    .findFirst()
                    .ifPresentOrElse(
                            asked::add,
                            () -> errors.add(new FieldError(
                                    "kpi",
                                    "there is no \"" + shorten(id) + "\"; accepted are "
                                            + String.join(
                                                    ", ",
                                                    catalogue.stream()
                                                            .map(Kpi::id)
                                                            .toList()))));
        }
        if (!given.contains("kpi")) {
            errors.add(new FieldError(
                    "kpi",
                    "is missing; give one or more of "
                            + String.join(", ", catalogue.stream().map(Kpi::id).toList())));
        }
        return asked;
    }

    private Range range() {
        LocalDate from = date("from");
        LocalDate to = date("to");
        if (from == null || to == null) {
            return null;
        }
        if (!from.isBefore(to)) {
            errors.add(new FieldError("to", "must be after from (" + from + "); it is the day after the last"));
            return null;
        }
        Range range = new Range(from, to);
        if (range.days() > LONGEST_DAYS) {
            errors.add(new FieldError(
                    "to", "the range has " + range.days() + " days; at most " + LONGEST_DAYS + " are accepted"));
        }
        return range;
    }

    private LocalDate date(String name) {
        String text = given.get(name);
        if (text == null) {
            errors.add(new FieldError(name, "is missing; give a day such as 2026-10-01"));
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (!day.isBefore(EARLIEST) && !day.isAfter(LATEST)) {
                return day;
            }
        } catch (DateTimeException e) {
            // Told below, as for a day out of bounds.
        }
        errors.add(new FieldError(
                name,
                "\"" + shorten(text) + "\" is not accepted; give a day from " + EARLIEST + " to " + LATEST
                        + " such as 2026-10-01"));
        return null;
    }

    private <E> E oneOf(String name, E[] values, java.util.function.Function<E, String> id, E fallback) {
        String text = given.get(name);
        if (text == null) {
            return fallback;
        }
        return Arrays.stream(values)
                .filter(value -> id.apply(value).equals(text))
                .findFirst()
                .orElseGet(() -> {
                    errors.add(unknown(name, text, Arrays.stream(values).map(id).toList()));
                    return fallback;
                });
    }

    private static FieldError unknown(String name, String text, List<String> accepted) {
        return new FieldError(name, "\"" + shorten(text) + "\" is not accepted; give " + String.join(", ", accepted));
    }

    private void applies(String name, Dimension dimension, List<Kpi> kpis) {
        for (Kpi kpi : kpis) {
            if (!dimension.appliesTo(kpi.fact())) {
                List<String> possible = Arrays.stream(Dimension.values())
                        .filter(d -> d.appliesTo(kpi.fact()))
                        .map(Dimension::id)
                        .toList();
                errors.add(new FieldError(
                        name,
                        dimension.id() + " does not apply to " + kpi.id() + "; possible are "
                                + String.join(", ", possible)));
            }
        }
    }

    private Set<Comparison> comparisons() {
        Set<Comparison> asked = EnumSet.noneOf(Comparison.class);
        for (String id : list("compare")) {
            Arrays.stream(Comparison.values())
                    .filter(c -> c.id().equals(id))
                    .findFirst()
                    .ifPresentOrElse(
                            asked::add,
                            () -> errors.add(unknown(
                                    "compare",
                                    id,
                                    Arrays.stream(Comparison.values())
                                            .map(Comparison::id)
                                            .toList())));
        }
        return asked;
    }

    private Instant asOf() {
        String text = given.get("as_of");
        if (text == null) {
            return now;
        }
        try {
            // An offset's plus sign arrives as a blank when it was not encoded.
            String instant = text.replace(' ', '+');
            Instant asOf = instant.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$")
                    ? OffsetDateTime.parse(instant).toInstant()
                    : LocalDateTime.parse(instant).atZone(zone).toInstant();
            LocalDate day = asOf.atZone(zone).toLocalDate();
            if (!day.isBefore(EARLIEST) && !day.isAfter(LATEST)) {
                return asOf;
            }
        } catch (DateTimeException e) {
            // Told below.
        }
        errors.add(new FieldError(
                "as_of",
                "\"" + shorten(text) + "\" is not accepted; give an instant such as 2026-11-01T00:00:00+08:00"));
        return now;
    }

    private KpiRequest.Order order(List<Kpi> kpis) {
        String text = given.get("sort");
        if (text == null) {
            return KpiRequest.Order.NATURAL;
        }
        boolean descending = text.startsWith("-");
        String id = descending ? text.substring(1) : text;
        return kpis.stream()
                .filter(kpi -> kpi.id().equals(id))
                .findFirst()
                .map(kpi -> new KpiRequest.Order(kpi, descending))
                .orElseGet(() -> {
                    errors.add(new FieldError(
                            "sort",
                            "\"" + shorten(text) + "\" is not accepted; give one of the KPIs asked for ("
                                    + String.join(
                                            ", ", kpis.stream().map(Kpi::id).toList())
                                    + "), with - in front for the largest first"));
                    return KpiRequest.Order.NATURAL;
                });
    }

    private int limit() {
        String text = given.get("limit");
        if (text == null) {
            return USUAL_ROWS;
        }
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= MOST_ROWS) {
            return Integer.parseInt(text);
        }
        errors.add(new FieldError(
                "limit", "\"" + shorten(text) + "\" is not accepted; give a number from 1 to " + MOST_ROWS));
        return USUAL_ROWS;
    }

    private Future<Map<Dimension, List<String>>> filters(List<Kpi> kpis, DimensionNames names) {
        Map<Dimension, List<String>> filters = new EnumMap<>(Dimension.class);
        Future<Void> all = Future.succeededFuture();
        for (Dimension dimension : Dimension.values()) {
            List<String> values = given.getAll(dimension.id());
            if (values.isEmpty()) {
                continue;
            }
            applies(dimension.id(), dimension, kpis);
            all = all.compose(done -> codes(dimension, values, names)).map(codes -> {
                filters.put(dimension, codes);
                return null;
            });
        }
        return all.map(done -> filters);
    }

    /** The codes that a filter means: each value is a code, or several with commas between. */
    private Future<List<String>> codes(Dimension dimension, List<String> values, DimensionNames names) {
        Set<String> candidates = new TreeSet<>(values);
        values.forEach(value -> candidates.addAll(Arrays.asList(value.split(","))));
        if (candidates.size() > MOST_CODES || candidates.stream().anyMatch(c -> c.indexOf('\0') >= 0)) {
            errors.add(new FieldError(
                    dimension.id(),
                    "has too many or unreadable values; at most " + MOST_CODES + " codes are accepted"));
            return Future.succeededFuture(List.of());
        }
        return names.existing(dimension, candidates).compose(existing -> {
            List<String> codes = new ArrayList<>();
            for (String value : values) {
                List<String> parts = existing.contains(value) ? List.of(value) : List.of(value.split(","));
                parts.stream()
                        .filter(part -> !existing.contains(part))
                        .forEach(part -> errors.add(noSuch(dimension, part, names)));
                codes.addAll(parts);
            }
            return names.withChildren(dimension, codes);
        });
    }

    private static FieldError noSuch(Dimension dimension, String code, DimensionNames names) {
        List<String> accepted = names.accepted(dimension);
        return new FieldError(
                dimension.id(),
                "there is no \"" + shorten(code) + "\"; accepted "
                        + (accepted.isEmpty()
                                ? "is the code of a known " + dimension.id() + " (by=" + dimension.id()
                                        + " lists those with data)"
                                : "are " + String.join(", ", accepted)));
    }

    private static String shorten(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
