package dev.manyi.kpi.routes;

import dev.manyi.auth.Scope;
import dev.manyi.kpi.DimensionNames;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.period.BusinessCalendar;
import dev.manyi.kpi.period.Grain;
import dev.manyi.kpi.period.Range;
import dev.manyi.kpi.rows.RowField;
import dev.manyi.kpi.rows.RowQuestion;
import dev.manyi.kpi.rows.RowQuestion.Order;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a question for the rows behind a number. */
final class RowParameters {
    private static final int MOST_ROWS = 1_000;
    private static final int USUAL_ROWS = 100;
    private static final int FARTHEST = 100_000;

    private static final Set<String> PAGING = Set.of("sort", "limit", "offset");

    private final MultiMap given;
    private final Kpi kpi;
    private final BusinessCalendar calendar;
    private final Instant now;
    private final Mistakes mistakes = new Mistakes();

    /** A question and the page of its answer; `query` is the question without its page and order. */
    record Asked(RowQuestion question, int limit, int offset, String query) {}

    RowParameters(MultiMap given, Kpi kpi, BusinessCalendar calendar, Instant now) {
        this.given = given;
        this.kpi = kpi;
        this.calendar = calendar;
        this.now = now;
    }

    Future<Asked> read(Scope scope, DimensionNames names, boolean paged) {
        TimeParameters time = new TimeParameters(given, calendar.zone(), mistakes);
        Range range = time.range();
        Instant asOf = time.asOf(now);
        Order order = order();
        int limit = number("limit", 1, MOST_ROWS, USUAL_ROWS, paged);
        int offset = number("offset", 0, FARTHEST, 0, paged);
        return new FilterParameters(given, names, scope, mistakes)
                .read(List.of(kpi))
                .map(filters -> {
                    mistakes.refuse();
                    return new Asked(
                            new RowQuestion(kpi, range, calendar.cuts(Grain.TOTAL, range), filters, scope, asOf, order),
                            limit,
                            offset,
                            query());
                });
    }

    /** `sort=time` has the earliest first, `sort=-time` the latest; rows with nothing there come last. */
    private Order order() {
        String text = given.get("sort");
        if (text == null) {
            return Order.BY_TIME;
        }
        boolean descending = text.startsWith("-");
        String field = descending ? text.substring(1) : text;
        List<String> sortable = new RowQuestion(kpi, null, null, null, null, null, null)
                .fields().stream()
                        .filter(RowField::sortable)
                        .map(RowField::name)
                        .toList();
        if (!sortable.contains(field)) {
            mistakes.notAccepted(
                    "sort", text, "one of " + String.join(", ", sortable) + ", with - in front for the largest first");
        }
        return new Order(field, descending);
    }

    private String query() {
        return given.entries().stream()
                .filter(entry -> !PAGING.contains(entry.getKey()))
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private int number(String name, int least, int most, int fallback, boolean paged) {
        String text = given.get(name);
        if (text == null) {
            return fallback;
        }
        if (!paged) {
            mistakes.add(name, "is for pages of JSON; a file has all rows");
        } else if (text.matches("\\d{1,6}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        } else {
            mistakes.notAccepted(name, text, "a number from " + least + " to " + most);
        }
        return fallback;
    }
}
