package dev.manyi.report.archive;

import dev.manyi.db.Database;
import dev.manyi.job.Work;
import dev.manyi.kpi.DimensionNames;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.catalogue.Catalogue;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.report.request.Focus;
import dev.manyi.report.request.ReportRequest;
import dev.manyi.report.request.ReportScope;
import dev.manyi.reports.model.Report;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Makes what is kept of a closed period. Both languages must tell one state of the data without a lock on it: everything is
 * read for one of them, then the values to keep, then everything for the other. Numbers that are the same before and after
 * were the same in between; if one is not, facts came in meanwhile, and it is read again.
 */
final class Freezer {
    private static final int MOST_TRIES = 5;
    private static final int PART_BYTES = 1024 * 1024;
    private final Vertx vertx;
    private final Database database;
    private final FrozenQueries queries;
    private final FactCountQueries counts;
    private final EngineValues engine;
    private final DimensionNames names;
    private final Catalogue catalogue;
    private final JsonObject setup;

    Freezer(
            Vertx vertx,
            Database database,
            FrozenQueries queries,
            FactCountQueries counts,
            EngineValues engine,
            DimensionNames names,
            Catalogue catalogue,
            JsonObject setup) {
        this.vertx = vertx;
        this.database = database;
        this.queries = queries;
        this.counts = counts;
        this.engine = engine;
        this.names = names;
        this.catalogue = catalogue;
        this.setup = setup;
    }

    /** What is there afterwards: what this made, or what another server did that was faster. */
    Future<Void> freeze(ReportRequest request, String by, ReportArchive.Collect collect, ReportArchive.Rows rows) {
        return inEachLanguage(request).compose(requests -> read(requests, by, collect, rows, 1));
    }

    private Future<List<ReportRequest>> inEachLanguage(ReportRequest request) {
        Future<List<ReportRequest>> all = Future.succeededFuture(new ArrayList<>());
        for (String tag : ReportRequest.LANGUAGES) {
            Locale language = Locale.forLanguageTag(tag);
            all = all.compose(done -> in(language, request).map(one -> {
                done.add(one);
                return done;
            }));
        }
        return all;
    }

    private Future<ReportRequest> in(Locale language, ReportRequest request) {
        ReportScope scopes = new ReportScope(names);
        Future<Optional<Focus>> focus = request.focus()
                .map(one -> scopes.focus(
                                request.template(), request.scope(), one.by().id(), one.code(), language)
                        .map(Optional::of))
                .orElse(Future.succeededFuture(Optional.empty()));
        return focus.compose(one -> scopes.label(request.scope(), language)
                .map(label -> new ReportRequest(
                        request.template(), request.period(), request.scope(), label, one, language, request.asOf())));
    }

    private Future<Void> read(
            List<ReportRequest> requests,
            String by,
            ReportArchive.Collect collect,
            ReportArchive.Rows rows,
            int attempt) {
        ReportRequest first = requests.get(0);
        ReportRequest last = requests.get(requests.size() - 1);
        return counts.reached().compose(reached -> {
            Frozen draft = draft(first, reached);
            return collect.of(first)
                    .compose(before -> values(draft, first)
                            .compose(kept -> rows.file()
                                    .compose(file -> collect.of(last).compose(after -> {
                                        if (ModelCodec.numbers(before).equals(ModelCodec.numbers(after))) {
                                            return write(first, List.of(before, after), by, draft, kept, file);
                                        }
                                        return attempt < MOST_TRIES
                                                ? read(requests, by, collect, rows, attempt + 1)
                                                : Future.failedFuture(
                                                        new Work.Refused(
                                                                "Facts of "
                                                                        + first.period()
                                                                                .label()
                                                                        + " keep coming in, so that it can not be closed now: ask again later"));
                                    }))));
        });
    }

    private Frozen draft(ReportRequest request, FactCountQueries.Reached reached) {
        return new Frozen(
                UUID.randomUUID(),
                request.template().name(),
                request.period(),
                request.scope(),
                request.filters(),
                request.asOf(),
                setup.getString("rules_version"),
                reached.last(),
                reached.at());
    }

    private record Kept(List<KeptValue> values, List<FactCount> facts) {}

    private Future<Kept> values(Frozen draft, ReportRequest request) {
        List<String> wanted = request.template().kpis();
        return names.ratedSides(request.scope()).map(catalogue::kpis).compose(known -> {
            List<Kpi> kpis = known.stream()
                    .filter(kpi -> wanted.contains(kpi.id()))
                    .filter(kpi -> request.filters().keySet().stream().allMatch(kpi::has))
                    .toList();
            KpiRequest question = KpiRequest.total(kpis, request.period().range(), request.scope(), request.asOf())
                    .filtered(request.filters());
            return engine.of(question, request.language().toLanguageTag())
                    .compose(values -> counts.count(draft, EngineValues.facts(kpis))
                            .map(counted -> new Kept(
                                    values.stream()
                                            .map(EngineValues.Value::kept)
                                            .toList(),
                                    counted.stream()
                                            .map(count -> new FactCount(count.kind(), count.store(), count.facts()))
                                            .toList())));
        });
    }

    private Future<Void> write(
            ReportRequest request, List<Report> reports, String by, Frozen draft, Kept kept, Path rows) {
        List<FrozenQueries.NewModel> models = reports.stream()
                .map(report -> new FrozenQueries.NewModel(
                        report.language().toLanguageTag(), report.cover().reportNumber(), ModelCodec.write(report)))
                .toList();
        JsonObject inForce = setup.copy()
                .put("template_sha256", DigestUtils.sha256Hex(request.template().toString()));
        FrozenQueries.New made = new FrozenQueries.New(
                draft.id(),
                request,
                by,
                inForce,
                draft.lastFacts(),
                draft.readAt(),
                kept.values(),
                kept.facts(),
                models,
                number -> vertx.executeBlocking(() -> part(rows, number), false));
        return database.inTransaction(transaction -> queries.insert(transaction, made))
                .mapEmpty();
    }

    private static Buffer part(Path file, int number) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(Math.min(Files.size(file), (long) number * PART_BYTES));
            return Buffer.buffer(in.readNBytes(PART_BYTES));
        }
    }
}
