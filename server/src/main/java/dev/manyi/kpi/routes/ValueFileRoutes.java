package dev.manyi.kpi.routes;

import dev.manyi.auth.BearerGuard;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.http.AcceptedTypes;
import dev.manyi.http.AcceptedTypes.Form;
import dev.manyi.kpi.DimensionNames;
import dev.manyi.kpi.KpiAnswer;
import dev.manyi.kpi.KpiService;
import dev.manyi.kpi.catalogue.Catalogue;
import dev.manyi.kpi.files.ValueFiles;
import dev.manyi.language.Language;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;

/** Values as files, for those who ask for one; the others are answered with JSON by who comes next. */
public final class ValueFileRoutes {
    private final KpiService service;
    private final Catalogue catalogue;
    private final DimensionNames names;
    private final EvidenceQueries evidence;
    private final Clock clock;
    private final ValueFiles files;

    public ValueFileRoutes(
            KpiService service, Catalogue catalogue, DimensionNames names, EvidenceQueries evidence, Clock clock) {
        this.service = service;
        this.catalogue = catalogue;
        this.names = names;
        this.evidence = evidence;
        this.clock = clock;
        this.files = new ValueFiles(service.zone());
    }

    /** On a route that is guarded already. */
    void mount(Route values) {
        values.handler(ctx -> {
            Form form = AcceptedTypes.of(ctx.parsedHeaders().accept(), Form.values());
            if (form == Form.JSON || ctx.request().method() != HttpMethod.GET) {
                ctx.next();
            } else {
                file(ctx, form).onFailure(ctx::fail);
            }
        });
    }

    private Future<Void> file(RoutingContext ctx, Form form) {
        Language language = Language.accepted(ctx.request().getHeader("Accept-Language"));
        var scope = BearerGuard.principal(ctx).scope();
        return names.ratedSides(scope)
                .map(catalogue::kpis)
                .compose(kpis -> {
                    KpiParameters parameters =
                            new KpiParameters(ctx.queryParams(), kpis, service.zone(), clock.instant());
                    parameters.noExplanations();
                    return parameters.read(scope, names);
                })
                .compose(request -> service.values(request, language.tag()))
                .map(KpiRoutes::fewEnough)
                .compose(answer -> evidence.add(Exports.entry(
                                BearerGuard.actor(ctx),
                                answer.request(),
                                form,
                                answer.rows().size()))
                        .compose(recorded -> ctx.vertx().executeBlocking(() -> bytes(answer, form, language), false))
                        .compose(bytes -> send(ctx, answer, form, bytes)));
    }

    private byte[] bytes(KpiAnswer answer, Form form, Language language) {
        return form == Form.CSV ? files.csv(answer, language) : files.xlsx(answer, language);
    }

    private static Future<Void> send(RoutingContext ctx, KpiAnswer answer, Form form, byte[] bytes) {
        var kpis = answer.request().kpis();
        String name = kpis.size() == 1 ? kpis.get(0).id() : "values";
        Exports.headers(ctx.response(), name, answer.request().range(), form, answer.smallest());
        return ctx.response().end(Buffer.buffer(bytes));
    }
}
