package dev.manyi.kpi.routes;

import dev.manyi.auth.BearerGuard;
import dev.manyi.auth.Guard;
import dev.manyi.auth.Permission;
import dev.manyi.auth.Scope;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.http.AcceptedTypes;
import dev.manyi.http.AcceptedTypes.Form;
import dev.manyi.http.Rejection;
import dev.manyi.kpi.DimensionNames;
import dev.manyi.kpi.catalogue.Catalogue;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.period.BusinessCalendar;
import dev.manyi.kpi.routes.RowParameters.Asked;
import dev.manyi.kpi.rows.KpiRows;
import dev.manyi.kpi.rows.RowCsv;
import dev.manyi.kpi.rows.RowField;
import dev.manyi.kpi.rows.RowFile;
import dev.manyi.kpi.rows.RowQueries.FactRow;
import dev.manyi.kpi.rows.RowQuestion;
import dev.manyi.kpi.rows.RowXlsx;
import dev.manyi.kpi.rows.Told;
import dev.manyi.language.Language;
import io.vertx.core.Future;
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

/** The facts behind a number: pages of JSON, or all of them as a file. */
public final class RowRoutes {
    private final KpiRows rows;
    private final Catalogue catalogue;
    private final DimensionNames names;
    private final BusinessCalendar calendar;
    private final Guard guard;
    private final RowDownloads downloads;
    private final Clock clock;

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
        this.downloads = new RowDownloads(rows, evidence);
        this.clock = clock;
    }

    public void mount(Router api) {
        guard.permit(api.get("/kpis/:id/rows"), Permission.ROW_READ).handler(this::rows);
    }

    private void rows(RoutingContext ctx) {
        Form form = AcceptedTypes.of(ctx.parsedHeaders().accept(), Form.values());
        Scope scope = BearerGuard.principal(ctx).scope();
        names.ratedSides(scope)
                .map(sides -> named(catalogue.kpis(sides), ctx.pathParam("id")))
                .compose(kpi -> new RowParameters(ctx.queryParams(), kpi, calendar, clock.instant())
                        .read(scope, names, form == Form.JSON))
                .compose(asked -> rows.told(asked.question())
                        .compose(told -> form == Form.JSON ? page(ctx, asked, told) : download(ctx, asked, told, form)))
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

    private Future<Void> download(RoutingContext ctx, Asked asked, Told told, Form form) {
        Language language = Language.accepted(ctx.request().getHeader("Accept-Language"));
        RowFile file = form == Form.CSV
                ? new RowCsv(asked.question().fields())
                : new RowXlsx(asked.question(), told, language, calendar.zone());
        return downloads.send(BearerGuard.actor(ctx), asked.question(), told, form, file, ctx.response());
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
}
