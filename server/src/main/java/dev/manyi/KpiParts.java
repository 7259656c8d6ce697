package dev.manyi;

import dev.manyi.config.Settings;
import dev.manyi.config.Settings.Disclosure;
import dev.manyi.db.Database;
import dev.manyi.desk.DeskQueries;
import dev.manyi.desk.DeskService;
import dev.manyi.ingest.check.KnownKpis;
import dev.manyi.kpi.DimensionNameQueries;
import dev.manyi.kpi.DimensionNames;
import dev.manyi.kpi.KpiService;
import dev.manyi.kpi.catalogue.Catalogue;
import dev.manyi.kpi.catalogue.CatalogueReader;
import dev.manyi.kpi.comparison.YardstickQueries;
import dev.manyi.kpi.explain.Explainer;
import dev.manyi.kpi.period.BusinessCalendar;
import dev.manyi.kpi.rows.KpiRows;
import dev.manyi.kpi.rows.RowQueries;
import dev.manyi.kpi.rules.Rules;
import dev.manyi.kpi.rules.RulesReader;
import dev.manyi.kpi.sql.MeasureQueries;
import dev.manyi.kpi.sql.SqlEngine;
import dev.manyi.kpi.sql.VetoQueries;
import dev.manyi.overview.OverviewService;
import dev.manyi.overview.OverviewTemplateReader;
import dev.manyi.quality.FreshnessQueries;
import dev.manyi.quality.QualityQueries;
import dev.manyi.quality.QualityService;
import dev.manyi.report.LogoFile;
import dev.manyi.report.ReportCollector;
import dev.manyi.report.ReportQueries;
import dev.manyi.report.appendix.AppendixCollector;
import dev.manyi.report.appendix.AppendixQueries;
import dev.manyi.report.drill.DrillCollector;
import dev.manyi.report.drill.DrillQueries;
import dev.manyi.report.rows.FactRowQueries;
import dev.manyi.report.rows.RowCollector;
import dev.manyi.report.sentence.Sentences;
import dev.manyi.report.template.ReportTemplates;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;

/** The engine and what is built on it: the same parts for the server and for commands. */
public record KpiParts(
        Rules rules,
        Catalogue catalogue,
        DimensionNames names,
        BusinessCalendar calendar,
        KpiService service,
        ReportTemplates templates,
        Explainer explainer,
        KpiRows rows,
        ReportCollector reports,
        RowCollector reportRows,
        OverviewService overview,
        FreshnessQueries freshness,
        QualityService quality,
        DeskService desk) {

    /** The KPIs that targets and benchmarks may name. */
    public static KnownKpis known() {
        return new KnownKpis(CatalogueReader.shipped().ids());
    }

    /** The reports there are; broken templates of the settings' folder are refused with their lines. */
    public static ReportTemplates templates(Settings settings) {
        return templates(settings.reportTemplates());
    }

    private static ReportTemplates templates(Optional<Path> folder) {
        return ReportTemplates.load(folder, catalogue(RulesReader.shipped()));
    }

    /** What templates may name: which KPIs there are does not depend on the organisation's rules. */
    public static Catalogue catalogue(Rules rules) {
        return CatalogueReader.shipped().in(rules);
    }

    /** With the rules that ship; everything is told. */
    public static KpiParts of(Database database, ZoneId zone, String organisation) {
        return of(database, zone, organisation, RulesReader.shipped());
    }

    public static KpiParts of(Database database, Settings settings) {
        return of(database, settings, rules(settings), templates(settings));
    }

    /** For readers: what the settings keep from them is not told. */
    public static KpiParts of(Database database, Settings settings, Rules rules, ReportTemplates templates) {
        return of(
                database,
                settings.zone(),
                settings.organisation(),
                rules,
                settings.disclosure(),
                templates,
                settings.reports().logo());
    }

    /** The rules that the settings name; refused with all their mistakes. */
    public static Rules rules(Settings settings) {
        return settings.rules()
                .map(file -> RulesReader.read(file, CatalogueReader.shipped().names()))
                .orElseGet(RulesReader::shipped);
    }

    /** Everything is told: for what checks the engine, and shows nobody a value. */
    public static KpiParts of(Database database, ZoneId zone, String organisation, Rules rules) {
        return of(database, zone, organisation, rules, Disclosure.OF_EVERYTHING);
    }

    public static KpiParts of(Database database, ZoneId zone, String organisation, Rules rules, Disclosure disclosure) {
        return of(database, zone, organisation, rules, disclosure, templates(Optional.empty()), Optional.empty());
    }

    private static KpiParts of(
            Database database,
            ZoneId zone,
            String organisation,
            Rules rules,
            Disclosure disclosure,
            ReportTemplates templates,
            Optional<Path> logo) {
        DimensionNames names = new DimensionNames(new DimensionNameQueries(database));
        Catalogue catalogue = catalogue(rules);
        BusinessCalendar calendar = new BusinessCalendar(zone, rules.fiscalYearStart());
        YardstickQueries yardsticks = new YardstickQueries(database);
        SqlEngine engine = new SqlEngine(new MeasureQueries(database), rules, zone);
        VetoQueries vetoes = new VetoQueries(database, zone);
        KpiService service = new KpiService(engine, names, calendar, yardsticks, vetoes, disclosure);
        Explainer explainer = new Explainer(service, rules.version());
        KpiRows rows = new KpiRows(new RowQueries(database, rules, zone), service);
        RowCollector reportRows = new RowCollector(new FactRowQueries(database, zone), names, zone);
        FreshnessQueries freshness = new FreshnessQueries(database);
        OverviewService overview = new OverviewService(OverviewTemplateReader.shipped(), service, calendar, freshness);
        QualityService quality = new QualityService(service, new QualityQueries(database, zone), freshness);
        ReportCollector.Beside beside = new ReportCollector.Beside(
                new Sentences(overview),
                new AppendixCollector(quality, new AppendixQueries(database), names, rules, organisation),
                new DrillCollector(new DrillQueries(database)),
                logo.map(LogoFile::read));
        ReportCollector reports = new ReportCollector(
                service, catalogue, names, new ReportQueries(database), overview, rules, organisation, beside);
        DeskService desk = new DeskService(new DeskQueries(database, rules, calendar), service);
        return new KpiParts(
                rules,
                catalogue,
                names,
                calendar,
                service,
                templates,
                explainer,
                rows,
                reports,
                reportRows,
                overview,
                freshness,
                quality,
                desk);
    }
}
