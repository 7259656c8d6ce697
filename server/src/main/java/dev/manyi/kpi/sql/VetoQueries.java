package dev.manyi.kpi.sql;

import dev.manyi.db.Database;
import dev.manyi.kpi.MeasureQuery;
import dev.manyi.kpi.index.IndexDetail.Veto;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneId;
import java.util.List;

/** Why indices are vetoed. */
public final class VetoQueries {
    private final Database database;
    private final ZoneId zone;

    public VetoQueries(Database database, ZoneId zone) {
        this.database = database;
        this.zone = zone;
    }

    /** The vetoes of one code in one group of a question. */
    public record GroupVeto(int period, String group, String within, Veto veto) {}

    /** Of the conduct that a question is about, the most frequent code first. */
    public Future<List<GroupVeto>> of(MeasureQuery query) {
        Binds binds = new Binds();
        FactSource source = new FactSource(query.fact(), query.filters(), query.scope(), binds, zone);
        String group = source.group(query);
        String text = """
                SELECT %s AS period, %s AS grp, f.code, count(*) AS count
                FROM %s
                WHERE %s AND f.kind = 'veto'
                GROUP BY 1, 2, 3
                ORDER BY 4 DESC, 3
                """.formatted(
                Periods.of(source.moment(), query.cuts(), binds),
                group,
                source.from(),
                String.join(
                        " AND ",
                        source.conditions(query.cuts().start(), query.cuts().end())));
        return database.list(text, Tuple.from(binds.values()), row -> {
            GroupText keys = GroupText.read(query, row.getString("grp"));
            return new GroupVeto(
                    row.getInteger("period"),
                    keys.group(),
                    keys.within(),
                    new Veto(row.getString("code"), row.getLong("count")));
        });
    }
}
