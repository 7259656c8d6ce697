package dev.manyi.report.archive;

import dev.manyi.db.Database;
import dev.manyi.job.Work;
import dev.manyi.kpi.DimensionNames;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.catalogue.Catalogue;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.report.request.ReportRequest;
import dev.manyi.report.request.ReportScope;
import dev.manyi.reports.model.Report;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Makes what is kept of a closed period. Both languages must tell one state of the data without a lock on it: everything is
 * read for one of them, then the values to keep, then everything for the other. Numbers that are the same before and after
 * were the same in between; if one is not, facts came in meanwhile, and it is read again.
 */
final class Freezer {
    private static final int MOST_TRIES = 5;
    private final Database database;
    private final FrozenQueries queries;
    private final FactCountQueries counts;
    private final EngineValues engine;
    private final DimensionNames names;
    private final Catalogue catalogue;
    private final JsonObject setup;

    Freezer(
            Database database,
            FrozenQueries queries,
            FactCountQueries counts,
            EngineValues engine,
            DimensionNames names,
            Catalogue catalogue,
            JsonObject setup) {
        this.database = database;
        this.queries = queries;
        this.counts = counts;
        this.engine = engine;
        this.names = names;
        this.catalogue = catalogue;
        this.setup = setup;
    }

    /** What is there afterwards: what this made, or what another server did that was faster. */
    Future<Void> freeze(ReportRequest request, String by, ReportArchive.Collect collect) {
        return inEachLanguage(request).compose(requests -> read(requests, by, collect, 1));
    }

    private Future<List<ReportRequest>> inEachLanguage(ReportRequest request) {
        Future<List<ReportRequest>> all = Future.succeededFuture(new ArrayList<>());
        for (String tag : ReportRequest.LANGUAGES) {
            Locale language = Locale.forLanguageTag(tag);
            all = all.compose(done -> new ReportScope(names)
                    .label(request.scope(), language)
                    .map(label -> {
                        done.add(new ReportRequest(
                                request.template(),
                                request.period(),
                                request.scope(),
                                label,
                                language,
                                request.asOf()));
                        return done;
                    }));
        }
        return all;
    }

    private Future<Void> read(List<ReportRequest> requests, String by, ReportArchive.Collect collect, int attempt) {
        ReportRequest first = requests.get(0);
        ReportRequest last = requests.get(requests.size() - 1);
        return counts.last().compose(lastFacts -> {
            Frozen draft = draft(first, lastFacts);
            return collect.of(first)
                    .compose(before -> values(draft, first)
                            .compose(kept -> collect.of(last).compose(after -> {
                                if (ModelCodec.numbers(before).equals(ModelCodec.numbers(after))) {
                                    return write(requests, List.of(before, after), by, draft, kept);
                                }
                                return attempt < MOST_TRIES
                                        ? read(requests, by, collect, attempt + 1)
                                        : Future.failedFuture(
                                                new Work.Refused(
                                                        "Facts of "
                                                                + first.period().label()
                                                                + " keep coming in, so that it can not be closed now: ask again later"));
                            })));
        });
    }

    private Frozen draft(ReportRequest request, Map<String, Long> lastFacts) {
        return new Frozen(
                UUID.randomUUID(),
                request.template().name(),
                request.period(),
                request.scope(),
                request.asOf(),
                setup.getString("rules_version"),
                lastFacts);
    }

    private record Kept(List<KeptValue> values, List<FactCount> facts) {}

    private Future<Kept> values(Frozen draft, ReportRequest request) {
        List<String> wanted = request.template().kpis();
        return names.ratedSides(request.scope()).map(catalogue::kpis).compose(known -> {
            List<Kpi> kpis =
                    known.stream().filter(kpi -> wanted.contains(kpi.id())).toList();
            KpiRequest question = KpiRequest.total(kpis, request.period().range(), request.scope(), request.asOf());
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

    private Future<Void> write(List<ReportRequest> requests, List<Report> reports, String by, Frozen draft, Kept kept) {
        List<FrozenQueries.NewModel> models = reports.stream()
                .map(report -> new FrozenQueries.NewModel(
                        report.language().toLanguageTag(), report.cover().reportNumber(), ModelCodec.write(report)))
                .toList();
        ReportRequest request = requests.get(0);
        JsonObject inForce = setup.copy()
                .put("template_sha256", DigestUtils.sha256Hex(request.template().toString()));
        FrozenQueries.New made = new FrozenQueries.New(
                draft.id(), request, by, inForce, draft.lastFacts(), kept.values(), kept.facts(), models);
        return database.inTransaction(transaction -> queries.insert(transaction, made))
                .mapEmpty();
    }
}
