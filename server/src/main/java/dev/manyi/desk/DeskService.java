package dev.manyi.desk;

import dev.manyi.db.Turns;
import dev.manyi.desk.Desk.AgeClass;
import dev.manyi.desk.Desk.StepCount;
import dev.manyi.desk.Desk.Ticket;
import dev.manyi.desk.Desk.Waiting;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.KpiAnswer.KpiRow;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.KpiService;
import dev.manyi.kpi.sql.DeskWriter.Due;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Answers what is open, overdue and due next, with few statements under way at a time. */
public final class DeskService {
    private static final int STATEMENTS_AT_ONCE = 3;
    private static final int LONGEST_QUEUE = 1_000;

    private final Turns turns = new Turns(STATEMENTS_AT_ONCE, LONGEST_QUEUE);
    private final DeskQueries queries;
    private final KpiService kpis;

    public DeskService(DeskQueries queries, KpiService kpis) {
        this.queries = queries;
        this.kpis = kpis.paced(turns);
    }

    /** The question is about tickets; its period is that of the complaints whose steps are counted. */
    Future<Desk> of(KpiRequest question, Due due, boolean mayReadFacts) {
        Future<List<StepCount>> steps = turns.take(() -> queries.steps(question));
        return turns.take(() -> queries.oldest(question)).compose(oldest -> {
            Future<List<AgeClass>> backlog = turns.take(() -> queries.backlog(question, oldest));
            Future<Waiting> next = turns.take(() -> queries.next(question, oldest, due))
                    .compose(found -> told(question, found, mayReadFacts));
            return Future.all(steps, backlog, next)
                    .map(all -> new Desk(question, backlog.result(), steps.result(), next.result()));
        });
    }

    /** As with the rows behind a number: of a few tickets nobody is named, of more those whose own number is told. */
    private Future<Waiting> told(KpiRequest question, Waiting found, boolean mayReadFacts) {
        if (!mayReadFacts) {
            return Future.succeededFuture(each(found, Set.of(), true));
        }
        if (kpis.smallest() == 1) {
            return Future.succeededFuture(found);
        }
        if (found.total() < kpis.smallest()) {
            return Future.succeededFuture(each(found, Set.of(), false));
        }
        return kpis.values(question.by(Dimension.EMPLOYEE).ordered(KpiRequest.Order.NATURAL, Integer.MAX_VALUE), "en")
                .map(answer -> answer.rows().stream()
                        .filter(row -> isTold(question, row))
                        .map(KpiRow::key)
                        .collect(Collectors.toSet()))
                .map(named -> each(found, named, false));
    }

    private static boolean isTold(KpiRequest question, KpiRow row) {
        return row.key() != null
                && !row.values().get(question.kpis().get(0)).estimate().suppressed();
    }

    private static Waiting each(Waiting found, Set<String> named, boolean outlined) {
        List<Ticket> tickets = found.tickets().stream()
                .map(ticket -> outlined ? ticket.outlined() : isNamed(ticket, named) ? ticket : ticket.ofNobody())
                .toList();
        return new Waiting(tickets, found.total());
    }

    /** Of many tickets nobody has taken care yet. */
    private static boolean isNamed(Ticket ticket, Set<String> named) {
        return ticket.employee() != null && named.contains(ticket.employee());
    }
}
