package dev.manyi.kpi.sql;

import dev.manyi.kpi.MeasureEngine;
import dev.manyi.kpi.MeasureGroup;
import dev.manyi.kpi.MeasureQuery;
import dev.manyi.kpi.ServiceRules;
import io.vertx.core.Future;
import java.time.ZoneId;
import java.util.List;

/** The reference engine: one generated, parameter-bound statement over the facts. */
public final class SqlEngine implements MeasureEngine {
    private final MeasureQueries queries;
    private final ZoneId zone;
    private final ServiceRules rules;

    public SqlEngine(MeasureQueries queries, ZoneId zone, ServiceRules rules) {
        this.queries = queries;
        this.zone = zone;
        this.rules = rules;
    }

    @Override
    public Future<List<MeasureGroup>> measures(MeasureQuery query) {
        return queries.run(StatementWriter.write(query, zone, rules));
    }
}
