package dev.manyi.report.archive;

import dev.manyi.KpiParts;
import dev.manyi.auth.Scope;
import dev.manyi.db.Database;
import dev.manyi.evidence.Actor;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.report.ReportBuilder;
import dev.manyi.report.ReportFile;
import dev.manyi.report.ReportFormat;
import dev.manyi.report.request.ReportPeriod;
import dev.manyi.report.request.ReportRequest;
import dev.manyi.report.request.ReportScope;
import dev.manyi.testing.KpiBench;
import dev.manyi.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A server's way from facts to the files of reports, over a bench with facts; several on one database, if wanted. */
final class ReportBench implements AutoCloseable {
    static final Instant NOVEMBER = Instant.parse("2026-11-03T02:00:00Z");
    static final Actor ZHANG = new Actor("zhang", "10.0.0.7");
    final ReportArchive archive;
    final KpiParts parts;
    private final Vertx vertx;
    private final Optional<Database> own;
    private final ReportBuilder builder;
    private final ReportScope scopes;

    private ReportBench(Vertx vertx, Database database, Optional<Database> own, KpiParts parts, Clock clock) {
        this.vertx = vertx;
        this.own = own;
        this.parts = parts;
        this.scopes = new ReportScope(parts.names());
        EvidenceQueries evidence = new EvidenceQueries(database, clock);
        this.archive = new ReportArchive(
                vertx,
                new ReportArchive.Parts(
                        database,
                        evidence,
                        parts.service(),
                        parts.names(),
                        parts.catalogue(),
                        parts.rules().version()),
                0,
                clock);
        this.builder = new ReportBuilder(vertx, parts.reports(), parts.reportRows(), archive, database, evidence, 2);
    }

    static ReportBench on(KpiBench facts) {
        return new ReportBench(
                facts.db().vertx(),
                facts.db().database(),
                Optional.empty(),
                facts.parts(),
                Clock.fixed(NOVEMBER, ZoneOffset.UTC));
    }

    /** With an event loop and connections of its own. */
    static ReportBench anotherServer(KpiBench facts) {
        Vertx vertx = Vertx.vertx();
        Database database = Database.connect(vertx, facts.db().address(), 4);
        return new ReportBench(
                vertx,
                database,
                Optional.of(database),
                KpiParts.of(database, ZoneId.of("Asia/Shanghai"), "测试"),
                Clock.fixed(NOVEMBER.plusSeconds(86_400), ZoneOffset.UTC));
    }

    ReportRequest monthly(String period, Scope scope, String language, Instant asOf) {
        return request("monthly", period, scope, language, asOf);
    }

    ReportRequest request(String report, String period, Scope scope, String language, Instant asOf) {
        Locale locale = Locale.forLanguageTag(language);
        return new ReportRequest(
                parts.templates().named(report).orElseThrow(),
                ReportPeriod.parse(period),
                scope,
                KpiBench.await(scopes.label(scope, locale)),
                locale,
                asOf);
    }

    Future<List<ReportFile>> begin(ReportRequest request) {
        return builder.build(
                ZHANG,
                request,
                Arrays.asList(ReportFormat.values()),
                TestDatabase.folder(),
                (percent, step) -> Future.succeededFuture());
    }

    List<ReportFile> build(ReportRequest request) {
        return KpiBench.await(begin(request));
    }

    ReportArchive.Rows rows(ReportRequest request) {
        java.nio.file.Path file = TestDatabase.folder().resolve("rows");
        return () -> parts.reportRows().collect(request, file).map(file);
    }

    /** October as it is told on a day of November, in Chinese. */
    List<ReportFile> october() {
        return build(monthly("2026-10", Scope.ALL, "zh-CN", NOVEMBER));
    }

    /** The hashes by format. */
    static Map<String, String> hashes(List<ReportFile> files) {
        Map<String, String> hashes = new TreeMap<>();
        files.forEach(file -> hashes.put(file.format().id(), file.sha256()));
        return hashes;
    }

    static byte[] bytes(List<ReportFile> files, ReportFormat format) {
        try {
            return Files.readAllBytes(files.stream()
                    .filter(file -> file.format() == format)
                    .findFirst()
                    .orElseThrow()
                    .path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        own.ifPresent(database -> {
            KpiBench.await(database.close());
            KpiBench.await(vertx.close());
        });
    }
}
