package dev.manyi.report.appendix;

import dev.manyi.db.Database;
import dev.manyi.fact.FactKind;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.sql.Binds;
import dev.manyi.kpi.sql.FactSource;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneId;
import java.util.List;

/** What questionnaires asked, as far as answers tell it. */
public final class AppendixQueries {
    private final Database database;

    public AppendixQueries(Database database) {
        this.database = database;
    }

    /** A question with options and how many valid answers chose some; `of` is how many such questions there are. */
    record Choice(String question, long answers, long of) {}

    private static final String CHOICES = """
            SELECT question, count(*) AS answers, count(*) OVER () AS questions
            FROM %s CROSS JOIN LATERAL jsonb_object_keys(f.choices) AS question
            WHERE f.exclusion IS NULL AND jsonb_typeof(f.choices) = 'object' AND %s
            GROUP BY 1
            ORDER BY 2 DESC, 1
            LIMIT %s::bigint
            """;

    Future<List<Choice>> choices(KpiRequest question, ZoneId zone, int most) {
        Binds binds = new Binds();
        FactSource responses = new FactSource(FactKind.RESPONSE, question.filters(), question.scope(), binds);
        String within = String.join(
                " AND ",
                responses.conditions(
                        question.range().start(zone), question.range().end(zone)));
        return database.list(
                CHOICES.formatted(responses.from(), within, binds.bind(most)),
                Tuple.from(binds.values()),
                row -> new Choice(row.getString("question"), row.getLong("answers"), row.getLong("questions")));
    }
}
