package dev.manyi.report.block;

import dev.manyi.report.template.ReportTemplate.Overview;
import dev.manyi.report.template.ReportTemplate.Piece;
import dev.manyi.report.template.ReportTemplate.Ranking;
import dev.manyi.report.template.ReportTemplate.Trend;
import dev.manyi.reports.model.Block;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** Makes the tables and charts that a template's pieces ask for, one after the other. */
public final class Blocks {
    private final OverviewBlock overview;
    private final TrendBlock trend;
    private final RankingBlock ranking;

    public Blocks(BlockContext context) {
        this.overview = new OverviewBlock(context);
        this.trend = new TrendBlock(context);
        this.ranking = new RankingBlock(context);
    }

    public Future<List<Block>> of(List<Piece> pieces) {
        Future<List<Block>> all = Future.succeededFuture(new ArrayList<>());
        for (Piece piece : pieces) {
            all = all.compose(done -> of(piece).map(made -> {
                done.addAll(made);
                return done;
            }));
        }
        return all;
    }

    private Future<List<Block>> of(Piece piece) {
        if (piece instanceof Overview wanted) {
            return overview.of(wanted);
        }
        return piece instanceof Trend wanted ? trend.of(wanted) : ranking.of((Ranking) piece);
    }
}
