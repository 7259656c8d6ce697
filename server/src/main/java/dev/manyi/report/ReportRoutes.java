package dev.manyi.report;

import dev.manyi.auth.BearerGuard;
import dev.manyi.auth.Guard;
import dev.manyi.auth.Permission;
import dev.manyi.auth.Principal;
import dev.manyi.http.JsonBody;
import dev.manyi.http.JsonFields;
import dev.manyi.http.Rejection;
import dev.manyi.job.JobRoutes;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.catalogue.Kpi.Words;
import dev.manyi.report.request.Focus;
import dev.manyi.report.request.ReportPeriod;
import dev.manyi.report.request.ReportRequest;
import dev.manyi.report.request.ReportScope;
import dev.manyi.report.template.PeriodKind;
import dev.manyi.report.template.ReportTemplate;
import dev.manyi.report.template.ReportTemplates;
import dev.manyi.report.template.ScopeKind;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Which reports there are, and asking for one. */
public final class ReportRoutes {
    private final ReportTemplates templates;
    private final ReportJobs jobs;
    private final ReportScope scopes;
    private final Guard guard;
    private final Clock clock;

    public ReportRoutes(ReportTemplates templates, ReportJobs jobs, ReportScope scopes, Guard guard, Clock clock) {
        this.templates = templates;
        this.jobs = jobs;
        this.scopes = scopes;
        this.guard = guard;
        this.clock = clock;
    }

    public void mount(Router api) {
        guard.permit(api.get("/reports"), Permission.REPORT_READ).respond(ctx -> Future.succeededFuture(catalogue()));
        JsonBody.accept(guard.permit(api.post("/reports"), Permission.REPORT_BUILD))
                .respond(this::build);
    }

    private JsonObject catalogue() {
        JsonArray reports = new JsonArray();
        templates.all().forEach(template -> reports.add(entry(template)));
        return new JsonObject().put("reports", reports);
    }

    private static JsonObject entry(ReportTemplate template) {
        ReportTemplate.Accepts accepts = template.accepts();
        return new JsonObject()
                .put("id", template.name())
                .put("name", inBoth(template.title()))
                .put("purpose", inBoth(template.purpose()))
                .put("periods", ids(accepts.periods().stream().sorted().map(PeriodKind::id)))
                .put("scopes", ids(accepts.scopes().stream().sorted().map(ScopeKind::id)))
                .put("focus", ids(accepts.focus().stream().map(Dimension::id)))
                .put("formats", new JsonArray(ReportFormat.ids()));
    }

    private static JsonArray ids(Stream<String> ids) {
        return new JsonArray(ids.toList());
    }

    private static JsonObject inBoth(Words text) {
        JsonObject both = new JsonObject();
        ReportRequest.LANGUAGES.forEach(language -> both.put(language, text.in(language)));
        return both;
    }

    private Future<JsonObject> build(RoutingContext ctx) {
        JsonFields body = JsonBody.of(ctx);
        String report = body.choice("report", templates.names());
        String language =
                body.optionalChoice("language", ReportRequest.LANGUAGES).orElse("zh-CN");
        List<String> formats = body.choices("formats", ReportFormat.ids());
        Supplier<ReportPeriod> period = period(body);
        Optional<JsonFields> scope = body.object("scope");
        Set<String> regions = codes(scope, "regions", 100);
        Set<String> stores = codes(scope, "stores", 1_000);
        Optional<JsonFields> focus = body.object("focus");
        String by = focus.map(fields -> fields.text("by", 1, 40)).orElse("");
        String code = focus.map(fields -> fields.text("code", 1, 64)).orElse("");
        body.done();
        ReportPeriod parsed = checked(period);
        Principal who = BearerGuard.principal(ctx);
        Locale locale = Locale.forLanguageTag(language);
        ReportTemplate template = templates.named(report).orElseThrow();
        List<ReportFormat> files = formats.stream()
                .distinct()
                .map(id -> ReportFormat.named(id).orElseThrow())
                .toList();
        return scopes.of(who.scope(), regions, stores, locale)
                .compose(named -> focus(focus.isPresent(), template, who, by, code, locale)
                        .map(one -> new ReportRequest(
                                template, parsed, named.scope(), named.label(), one, locale, clock.instant())))
                .recover(e -> Future.failedFuture(refusal(e)))
                .compose(request -> jobs.submit(request, files, who.username(), BearerGuard.actor(ctx)))
                .map(id -> JobRoutes.accepted(ctx, id));
    }

    private Future<Optional<Focus>> focus(
            boolean given, ReportTemplate template, Principal who, String by, String code, Locale language) {
        return given
                ? scopes.focus(template, who.scope(), by, code, language).map(Optional::of)
                : Future.succeededFuture(Optional.empty());
    }

    private static Throwable refusal(Throwable e) {
        if (e instanceof ReportRequest.NotAccepted wrong) {
            return Rejection.invalid(wrong.field(), wrong.getMessage());
        }
        return e instanceof ReportScope.Unknown ? Rejection.of(404, e.getMessage()) : e;
    }

    private static Set<String> codes(Optional<JsonFields> scope, String name, int most) {
        return scope.map(fields -> Set.copyOf(fields.texts(name, most, 64))).orElse(Set.of());
    }

    /** "2026-10", or {from, to} where `to` is the day after the last. Read only when all fields are known to fit. */
    private static Supplier<ReportPeriod> period(JsonFields body) {
        if (!body.isObject("period")) {
            String text = body.text("period", 4, 40);
            return () -> ReportPeriod.parse(text);
        }
        JsonFields days = body.object("period").orElseThrow();
        String from = days.text("from", 10, 10);
        String to = days.text("to", 10, 10);
        return () -> ReportPeriod.between(from, to);
    }

    private static ReportPeriod checked(Supplier<ReportPeriod> period) {
        try {
            return period.get();
        } catch (IllegalArgumentException e) {
            throw Rejection.invalid("period", e.getMessage());
        }
    }
}
