package dev.manyi.kpi.sql;

import dev.manyi.kpi.MeasureEngine;
import dev.manyi.kpi.MeasureGroup;
import dev.manyi.kpi.MeasureQuery;
import dev.manyi.kpi.rules.Rules;
import io.vertx.core.Future;
import java.time.ZoneId;
import java.util.List;

/** The reference engine: one generated, parameter-bound statement over the facts. */
public final class SqlEngine implements MeasureEngine {
    private final MeasureQueries queries;
    private final Rules rules;
    private final ZoneId zone;

    public SqlEngine(MeasureQueries queries, Rules rules, ZoneId zone) {
        this.queries = queries;
        this.rules = rules;
        this.zone = zone;
    }

    @Override
    public Future<List<MeasureGroup>> measures(MeasureQuery query) {
        return queries.run(StatementWriter.write(query, rules, zone));
    }
}
