package dev.manyi.report.archive;

import dev.manyi.auth.Scope;
import dev.manyi.db.Database;
import dev.manyi.db.Session;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.kpi.DimensionNames;
import dev.manyi.kpi.KpiService;
import dev.manyi.kpi.catalogue.Catalogue;
import dev.manyi.kpi.period.Comparison;
import dev.manyi.kpi.period.Range;
import dev.manyi.report.request.ReportRequest;
import dev.manyi.report.request.ReportWords;
import dev.manyi.report.sentence.Difference;
import dev.manyi.report.sentence.Restatement;
import dev.manyi.reports.model.Report;
import dev.manyi.reports.model.Section;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What was issued: reports of closed periods frozen when first made, and the hashes of all files. */
public final class ReportArchive {
    private final Vertx vertx;
    private final Clock clock;
    private final Closing closing;
    private final FrozenQueries frozen;
    private final IssuedQueries issued;
    private final Freezer freezer;
    private final Restatements restatements;
    private final Verification verification;

    /** What the archive asks. */
    public record Parts(
            Database database,
            EvidenceQueries evidence,
            KpiService kpis,
            DimensionNames names,
            Catalogue catalogue,
            String rulesVersion) {}

    public ReportArchive(Vertx vertx, Parts parts, int closeAfterDays, Clock clock) {
        this.vertx = vertx;
        this.clock = clock;
        this.closing = new Closing(parts.kpis().zone(), closeAfterDays);
        this.frozen = new FrozenQueries(parts.database());
        this.issued = new IssuedQueries(parts.database());
        FactCountQueries counts =
                new FactCountQueries(parts.database(), parts.kpis().zone());
        this.restatements =
                new Restatements(frozen, counts, parts.kpis(), parts.names(), parts.catalogue(), parts.rulesVersion());
        this.verification = new Verification(vertx, issued, parts.evidence());
        JsonObject setup = new JsonObject(Map.of(
                "rules_version", parts.rulesVersion(),
                "zone", parts.kpis().zone().getId(),
                "small_group", parts.kpis().smallest(),
                "close_after_days", closeAfterDays));
        this.freezer = new Freezer(
                vertx,
                parts.database(),
                frozen,
                counts,
                new EngineValues(parts.kpis()),
                parts.names(),
                parts.catalogue(),
                setup);
    }

    /** A report to draw; `frozen` is null, and `held` the scope as it was asked for, where the period is not closed. */
    public record Drawn(Report report, UUID frozen, Scope held, Instant asOf) {}

    /** Makes the report in the language of the request, from the facts as they are. */
    @FunctionalInterface
    public interface Collect {
        Future<Report> of(ReportRequest request);
    }

    /** Writes the rows behind the report, in all languages, to a file. */
    @FunctionalInterface
    public interface Rows {
        Future<Path> file();
    }

    /** As it is kept, where the period is closed; it is kept from now on, where it was not. Else as it is now. */
    public Future<Drawn> drawn(ReportRequest request, String by, Collect collect, Rows rows) {
        Collect corrected = one -> collect.of(one).compose(report -> corrected(one, report));
        if (!closing.closed(request.period().range(), request.asOf())) {
            return corrected
                    .of(request)
                    .map(report -> new Drawn(preliminary(report, request), null, request.scope(), request.asOf()));
        }
        return find(request)
                .compose(kept -> kept.isPresent()
                        ? Future.succeededFuture(kept)
                        : freezer.freeze(request, by, corrected, rows).compose(made -> find(request)))
                .compose(kept -> kept.map(found -> read(found, request))
                        .orElseGet(() -> Future.failedFuture(new IllegalStateException(
                                "Stores moved between regions while the report was made: ask again"))));
    }

    private Future<Optional<Frozen>> find(ReportRequest request) {
        return frozen.find(request.template().name(), request.period().range(), request.scope(), request.focus());
    }

    private Future<Drawn> read(Frozen kept, ReportRequest request) {
        return frozen.model(kept.id(), request.language().toLanguageTag())
                .compose(model -> vertx.executeBlocking(() -> ModelCodec.read(model.version(), model.bytes()), false))
                .map(report -> new Drawn(report, kept.id(), kept.scope(), kept.asOf()));
    }

    /** A period that has begun and is not closed may still change, also when its last day is over. */
    private Report preliminary(Report report, ReportRequest request) {
        boolean begun = !request.asOf().isBefore(request.period().range().start(closing.zone()));
        return begun ? report.with(report.cover().whileRunning()) : report;
    }

    /** Writes the rows that are kept of a frozen report to a file. */
    public Future<Void> rows(UUID kept, Path file) {
        return vertx.executeBlocking(() -> Files.write(file, new byte[0]), false)
                .compose(empty -> append(kept, file, 0));
    }

    private Future<Void> append(UUID kept, Path file, int part) {
        return frozen.rows(kept, part)
                .compose(bytes -> bytes.length() == 0
                        ? Future.succeededFuture()
                        : vertx.executeBlocking(
                                        () -> Files.write(file, bytes.getBytes(), StandardOpenOption.APPEND), false)
                                .compose(written -> append(kept, file, part + 1)));
    }

    /** With a chapter on what the report of the period before said otherwise than is so now. */
    private Future<Report> corrected(ReportRequest request, Report report) {
        Range range = request.period().range();
        Range before = Comparison.PREVIOUS.of(range, range.to());
        String tag = request.language().toLanguageTag();
        return frozen.find(request.template().name(), before, request.scope(), request.focus())
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(report)
                        : Future.all(
                                        restatements.of(found.get(), tag),
                                        frozen.number(found.get().id(), tag))
                                .map(all -> {
                                    ReportWords words = new ReportWords(request.language());
                                    String period = found.get().period().title(words);
                                    return all.<List<?>>resultAt(0).isEmpty()
                                            ? report
                                            : with(
                                                    report,
                                                    new Restatement(words)
                                                            .section(all.resultAt(1), period, all.resultAt(0)));
                                }));
    }

    private static Report with(Report report, Section more) {
        List<Section> sections = new ArrayList<>(report.sections());
        sections.add(more);
        return new Report(
                report.name(),
                report.language(),
                report.cover(),
                report.summary(),
                sections,
                report.appendix(),
                report.drill());
    }

    /** A finished file. */
    public record File(String format, String sha256, long bytes) {}

    /** A step of the transaction that puts the files into the evidence. */
    public Future<Void> issue(Session session, ReportRequest request, Drawn drawn, String by, List<File> files) {
        Instant now = clock.instant();
        String number = drawn.report().cover().reportNumber();
        Future<Integer> written =
                issued.insert(session, number, drawn.frozen(), request, drawn.held(), drawn.asOf(), by, now);
        for (File file : files) {
            written = written.compose(
                    before -> issued.insertFile(session, number, file.format(), file.sha256(), file.bytes(), by, now));
        }
        return written.mapEmpty();
    }

    /** The reports that are about nothing but what the reader sees, the newest first; of one kind, or of all for null. */
    public Future<List<IssuedReport>> newest(Scope reader, String report, int most) {
        return issued.newest(reader, report, most);
    }

    /** A report and what is otherwise now than it says: nothing, where it was not frozen. */
    public record Restated(IssuedReport report, List<Difference> differences) {}

    /** Empty where there is none, or none that the reader may know of. Names are in the language of the report. */
    public Future<Optional<Restated>> restatement(Scope reader, String number) {
        return issued.ofNumber(reader, number)
                .compose(report -> report.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : frozen.ofNumber(number)
                                .compose(kept -> kept.isEmpty()
                                        ? Future.succeededFuture(List.<Difference>of())
                                        : restatements.of(
                                                kept.get(), report.get().language()))
                                .map(found -> Optional.of(new Restated(report.get(), found))));
    }

    public Verification verification() {
        return verification;
    }
}
