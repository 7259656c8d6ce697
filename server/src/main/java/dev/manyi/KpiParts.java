package dev.manyi;

import dev.manyi.db.Database;
import dev.manyi.kpi.DimensionNameQueries;
import dev.manyi.kpi.DimensionNames;
import dev.manyi.kpi.KpiService;
import dev.manyi.kpi.catalogue.Catalogue;
import dev.manyi.kpi.catalogue.CatalogueReader;
import dev.manyi.kpi.comparison.YardstickQueries;
import dev.manyi.kpi.period.BusinessCalendar;
import dev.manyi.kpi.rules.Rules;
import dev.manyi.kpi.rules.RulesReader;
import dev.manyi.kpi.sql.MeasureQueries;
import dev.manyi.kpi.sql.SqlEngine;
import dev.manyi.overview.FreshnessQueries;
import dev.manyi.overview.OverviewService;
import dev.manyi.overview.OverviewTemplateReader;
import dev.manyi.report.ReportCollector;
import dev.manyi.report.ReportQueries;
import java.time.ZoneId;

/** The engine and what is built on it: the same parts for the server and for commands. */
public record KpiParts(
        Catalogue catalogue,
        DimensionNames names,
        KpiService service,
        ReportCollector reports,
        OverviewService overview) {

    public static KpiParts of(Database database, ZoneId zone, String organisation) {
        DimensionNames names = new DimensionNames(new DimensionNameQueries(database));
        Rules rules = RulesReader.shipped();
        Catalogue catalogue = CatalogueReader.shipped().in(rules);
        BusinessCalendar calendar = new BusinessCalendar(zone, rules.fiscalYearStart());
        YardstickQueries yardsticks = new YardstickQueries(database);
        SqlEngine engine = new SqlEngine(new MeasureQueries(database), rules, zone);
        KpiService service = new KpiService(engine, names, calendar, yardsticks);
        ReportCollector reports =
                new ReportCollector(service, catalogue, names, new ReportQueries(database), organisation);
        OverviewService overview = new OverviewService(
                OverviewTemplateReader.shipped(),
                engine,
                paced -> new KpiService(paced, names, calendar, yardsticks),
                calendar,
                new FreshnessQueries(database));
        return new KpiParts(catalogue, names, service, reports, overview);
    }
}
