package dev.manyi.report;

import static dev.manyi.testing.KpiBench.await;

import dev.manyi.KpiParts;
import dev.manyi.auth.Scope;
import dev.manyi.config.Settings.Disclosure;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.catalogue.Kpi.Words;
import dev.manyi.kpi.period.Grain;
import dev.manyi.kpi.rules.RulesReader;
import dev.manyi.report.block.BlockContext;
import dev.manyi.report.request.ReportPeriod;
import dev.manyi.report.request.ReportRequest;
import dev.manyi.report.request.ReportWords;
import dev.manyi.report.template.ReportTemplate;
import dev.manyi.report.template.SentenceRule;
import dev.manyi.reports.model.Report;
import dev.manyi.testing.KpiBench;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A small chain of stores and reports of it: of October 2026 in Shanghai, made on 1 November, unless told otherwise. */
public final class ReportBench implements AutoCloseable {
    public final KpiBench kpis;
    private List<String> headline = List.of("csat_score");
    private Optional<ReportTemplate.Deeper> drill = Optional.empty();
    private Scope scope = Scope.ALL;
    private Instant asOf = KpiBench.AS_OF;
    private int next;

    public ReportBench() {
        this(Disclosure.OF_EVERYTHING);
    }

    public ReportBench(Disclosure disclosure) {
        kpis = new KpiBench("Asia/Shanghai", RulesReader.shipped(), disclosure);
    }

    public ReportBench headline(String... ids) {
        headline = List.of(ids);
        return this;
    }

    public ReportBench drill(List<Dimension> levels, List<String> ids, Grain curve) {
        drill = Optional.of(new ReportTemplate.Deeper(levels, ids, curve));
        return this;
    }

    public ReportBench seenBy(Scope reader) {
        scope = reader;
        return this;
    }

    public ReportBench asOf(String instant) {
        asOf = Instant.parse(instant);
        return this;
    }

    /** Stores by region, e.g. "EAST", "A", "B". */
    public void region(String region, String... stores) {
        kpis.sql("INSERT INTO region (code, name, mapped) VALUES ('" + region + "', '" + region + "', true)");
        for (String store : stores) {
            kpis.sql("INSERT INTO store (code, name, region, mapped) VALUES ('" + store + "', '" + store + "', '"
                    + region + "', true) ON CONFLICT (code) DO UPDATE SET region = excluded.region");
        }
    }

    /** So many answers of one kind in the middle of a month. */
    public void answers(String month, String store, int csat, int count) {
        answers(month, store, csat, count, "");
    }

    public void answers(String month, String store, int csat, int count, String category) {
        StringBuilder table = new StringBuilder("external_id | store | submitted_at | csat | nps | category\n");
        for (int i = 0; i < count; i++) {
            table.append("r%d | %s | %s-15T10:00 | %d | %d | %s\n"
                    .formatted(next++, store, month, csat, csat * 2, category));
        }
        kpis.responses(table.toString());
    }

    /** For all, from a month on. */
    public void target(String kpi, String month, double value) {
        kpis.sql("INSERT INTO target VALUES ('" + kpi + "', 'all', '', '" + month + "-01', " + value + ")");
    }

    public BlockContext context(String period, String language, SentenceRule... rules) {
        KpiParts parts = kpis.parts();
        return new BlockContext(
                parts.service(),
                request(period, language, rules),
                await(parts.names().ratedSides(scope).map(parts.catalogue()::kpis)),
                new ReportWords(Locale.forLanguageTag(language)));
    }

    public Report report(String period, String language, SentenceRule... rules) {
        return await(kpis.parts().reports().collect(request(period, language, rules), "0"));
    }

    private ReportRequest request(String period, String language, SentenceRule... rules) {
        ReportTemplate template =
                new ReportTemplate("test", new Words("测试", "Test"), headline, List.of(rules), drill, List.of());
        return new ReportRequest(
                template, ReportPeriod.parse(period), scope, "", Locale.forLanguageTag(language), asOf);
    }

    @Override
    public void close() {
        kpis.close();
    }
}
