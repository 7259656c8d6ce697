package dev.manyi;

import dev.manyi.db.Database;
import dev.manyi.ingest.check.KnownKpis;
import dev.manyi.kpi.DimensionNameQueries;
import dev.manyi.kpi.DimensionNames;
import dev.manyi.kpi.KpiService;
import dev.manyi.kpi.catalogue.Catalogue;
import dev.manyi.kpi.catalogue.CatalogueReader;
import dev.manyi.kpi.period.BusinessCalendar;
import dev.manyi.kpi.rules.Rules;
import dev.manyi.kpi.rules.RulesReader;
import dev.manyi.kpi.sql.MeasureQueries;
import dev.manyi.kpi.sql.SqlEngine;
import dev.manyi.report.ReportCollector;
import dev.manyi.report.ReportQueries;
import java.time.ZoneId;

/** The engine and what is built on it: the same parts for the server and for commands. */
public record KpiParts(
        Rules rules, Catalogue catalogue, DimensionNames names, KpiService service, ReportCollector reports) {

    /** The KPIs that targets and benchmarks may name. */
    public static KnownKpis known() {
        return new KnownKpis(CatalogueReader.shipped().ids());
    }

    /** With the rules that ship. */
    public static KpiParts of(Database database, ZoneId zone, String organisation) {
        return of(database, zone, organisation, RulesReader.shipped());
    }

    public static KpiParts of(Database database, ZoneId zone, String organisation, Rules rules) {
        DimensionNames names = new DimensionNames(new DimensionNameQueries(database));
        Catalogue catalogue = CatalogueReader.shipped().in(rules);
        SqlEngine engine = new SqlEngine(new MeasureQueries(database), rules, zone);
        KpiService service = new KpiService(engine, names, new BusinessCalendar(zone, rules.fiscalYearStart()));
        ReportCollector reports =
                new ReportCollector(service, catalogue, names, new ReportQueries(database), organisation);
        return new KpiParts(rules, catalogue, names, service, reports);
    }
}
