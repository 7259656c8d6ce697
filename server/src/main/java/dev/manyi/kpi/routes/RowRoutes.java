package dev.manyi.kpi.routes;

import dev.manyi.auth.BearerGuard;
import dev.manyi.auth.Guard;
import dev.manyi.auth.Permission;
import dev.manyi.auth.Scope;
import dev.manyi.evidence.Action;
import dev.manyi.evidence.Actor;
import dev.manyi.evidence.Entry;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.http.AcceptedTypes;
import dev.manyi.http.Rejection;
import dev.manyi.kpi.DimensionNames;
import dev.manyi.kpi.catalogue.Catalogue;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.period.BusinessCalendar;
import dev.manyi.kpi.routes.RowParameters.Asked;
import dev.manyi.kpi.rows.KpiRows;
import dev.manyi.kpi.rows.RowCsv;
import dev.manyi.kpi.rows.RowField;
import dev.manyi.kpi.rows.RowQueries.FactRow;
import dev.manyi.kpi.rows.RowQuestion;
import dev.manyi.kpi.rows.Told;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The facts behind a number: pages of JSON, or all of them as CSV. */
public final class RowRoutes {
    private static final int MOST_CSV_ROWS = 1_000_000;
    /** Each holds a connection of the database for as long as its reader takes. */
    private static final int MOST_STREAMS = 2;

    /** Tells of a CSV that it says less than it could, because groups smaller than this are not told. */
    private static final String SMALL_GROUP = "Small-Group";

    private final KpiRows rows;
    private final Catalogue catalogue;
    private final DimensionNames names;
    private final BusinessCalendar calendar;
    private final Guard guard;
    private final EvidenceQueries evidence;
    private final Clock clock;
    private final AtomicInteger streams = new AtomicInteger();

    public RowRoutes(
            KpiRows rows,
            Catalogue catalogue,
            DimensionNames names,
            BusinessCalendar calendar,
            Guard guard,
            EvidenceQueries evidence,
            Clock clock) {
        this.rows = rows;
        this.catalogue = catalogue;
        this.names = names;
        this.calendar = calendar;
        this.guard = guard;
        this.evidence = evidence;
        this.clock = clock;
    }

    public void mount(Router api) {
        guard.permit(api.get("/kpis/:id/rows"), Permission.ROW_READ).handler(this::rows);
    }

    private void rows(RoutingContext ctx) {
        boolean csv = AcceptedTypes.csv(ctx.parsedHeaders().accept());
        Scope scope = BearerGuard.principal(ctx).scope();
        names.ratedSides(scope)
                .map(sides -> named(catalogue.kpis(sides), ctx.pathParam("id")))
                .compose(kpi ->
                        new RowParameters(ctx.queryParams(), kpi, calendar, clock.instant()).read(scope, names, !csv))
                .compose(asked -> rows.told(asked.question())
                        .compose(told -> csv ? stream(ctx, asked, told) : page(ctx, asked, told)))
                .onFailure(ctx::fail);
    }

    static Kpi named(List<Kpi> kpis, String id) {
        return kpis.stream()
                .filter(kpi -> kpi.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Rejection.of(404, "There is no KPI " + Mistakes.quoted(id) + "; /kpis lists them"));
    }

    private Future<Void> page(RoutingContext ctx, Asked asked, Told told) {
        return rows.page(asked.question(), told, asked.limit(), asked.offset())
                .compose(page -> ctx.json(json(asked, told, page)));
    }

    private JsonObject json(Asked asked, Told told, List<FactRow> page) {
        List<RowField> fields = asked.question().fields();
        JsonArray list = new JsonArray();
        page.forEach(row -> {
            JsonObject json = new JsonObject();
            for (int i = 0; i < fields.size(); i++) {
                json.put(fields.get(i).name(), row.values().get(i));
            }
            if (asked.question().ofIndex()) {
                json.put("rows", path(json.getString("kpi"), asked.query()));
            }
            list.add(json);
        });
        JsonObject json = new JsonObject()
                .put("kpi", asked.question().kpi().id())
                .put("from", asked.question().range().from().toString())
                .put("to", asked.question().range().to().toString())
                .put(
                        "as_of",
                        asked.question().asOf().atZone(calendar.zone()).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME))
                .put("zone", calendar.zone().getId())
                .put("rows", list)
                .put("offset", asked.offset())
                .put("shown", page.size())
                .put("total", told.suppressed() ? null : told.size().total())
                .put("n", told.suppressed() ? null : told.size().n())
                .put("n_unit", unit(asked.question()));
        withheld(json, told);
        return json;
    }

    /** What is not told, and why. */
    private static void withheld(JsonObject json, Told told) {
        if (told.suppressed()) {
            json.put("suppressed", true);
        }
        if (!told.mask().fields().isEmpty()) {
            json.put("withheld", sorted(told.mask().fields()));
        }
        if (!told.mask().members().isEmpty()) {
            json.put("partly_withheld", sorted(told.mask().members().keySet()));
        }
        told.smallest().ifPresent(smallest -> json.put("small_group", smallest));
    }

    private static JsonArray sorted(Collection<String> names) {
        return new JsonArray(names.stream().sorted().toList());
    }

    /** Where the rows of a part are. */
    private static String path(String kpi, String query) {
        return "/api/v1/kpis/" + URLEncoder.encode(kpi, StandardCharsets.UTF_8).replace("+", "%20") + "/rows?" + query;
    }

    private static String unit(RowQuestion question) {
        if (question.ofIndex()) {
            return "facts";
        }
        return switch (question.subject()) {
            case FACT -> "facts";
            case BUYER, CUSTOMER, CUSTOMER_RECORD -> "customers";
            case SERVICE -> "minutes";
        };
    }

    private Future<Void> stream(RoutingContext ctx, Asked asked, Told told) {
        long total = told.suppressed() ? 0 : told.size().total();
        if (total > MOST_CSV_ROWS) {
            throw Rejection.invalid(
                    "from",
                    "there are " + total + " rows; at most " + MOST_CSV_ROWS
                            + " are given as CSV: ask for a shorter period or with filters");
        }
        if (streams.incrementAndGet() > MOST_STREAMS) {
            streams.decrementAndGet();
            throw Rejection.busy(503, "Other rows are being sent; ask again later", 10);
        }
        RowCsv csv = new RowCsv(asked.question().fields());
        String name = asked.question().kpi().id().replaceAll("[^A-Za-z0-9_-]", "_") + "_"
                + asked.question().range().from() + "_"
                + asked.question().range().to() + ".csv";
        HttpServerResponse response = ctx.response();
        told.smallest().ifPresent(smallest -> response.putHeader(SMALL_GROUP, String.valueOf(smallest)));
        // What could not be recorded is not handed out.
        return evidence.add(export(BearerGuard.actor(ctx), asked.question(), total))
                .compose(recorded -> response.setChunked(true)
                        .putHeader("Content-Type", "text/csv; charset=utf-8")
                        .putHeader("Content-Disposition", "attachment; filename=\"" + name + "\"")
                        .write(csv.header()))
                .compose(begun -> rows.stream(asked.question(), told, some -> response.write(csv.lines(some))))
                .compose(sent -> response.end())
                .eventually(() -> Future.succeededFuture(streams.decrementAndGet()));
    }

    private static Entry export(Actor actor, RowQuestion question, long rows) {
        Map<String, Object> filters = new TreeMap<>();
        question.filters().forEach((dimension, codes) -> filters.put(dimension.id(), codes));
        return new Entry(
                actor,
                Action.EXPORT,
                question.kpi().id(),
                Map.of(
                        "from", question.range().from().toString(),
                        "to", question.range().to().toString(),
                        "as_of", question.asOf().toString(),
                        "filters", filters,
                        "scope", question.scope().details(),
                        "rows", rows));
    }
}
