package dev.manyi.kpi.routes;

import dev.manyi.evidence.Actor;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.http.AcceptedTypes.Form;
import dev.manyi.http.Rejection;
import dev.manyi.kpi.rows.KpiRows;
import dev.manyi.kpi.rows.RowFile;
import dev.manyi.kpi.rows.RowQuestion;
import dev.manyi.kpi.rows.Told;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Sends all rows behind a number as a file, as fast as its reader takes them. */
final class RowDownloads {
    /** What one sheet holds, in a round number. */
    private static final int MOST_ROWS = 1_000_000;
    /** Each holds a connection of the database for as long as its reader takes. */
    private static final int MOST_STREAMS = 2;

    private final KpiRows rows;
    private final EvidenceQueries evidence;
    private final AtomicInteger streams = new AtomicInteger();

    RowDownloads(KpiRows rows, EvidenceQueries evidence) {
        this.rows = rows;
        this.evidence = evidence;
    }

    Future<Void> send(
            Actor actor, RowQuestion question, Told told, Form form, RowFile file, HttpServerResponse response) {
        long total = told.suppressed() ? 0 : told.size().total();
        if (total > MOST_ROWS) {
            throw Rejection.invalid(
                    "from",
                    "there are " + total + " rows; at most " + MOST_ROWS + " are given as " + form.name()
                            + ": ask for a shorter period or with filters");
        }
        if (streams.incrementAndGet() > MOST_STREAMS) {
            streams.decrementAndGet();
            throw Rejection.busy(503, "Other rows are being sent; ask again later", 10);
        }
        // What could not be recorded is not handed out.
        return evidence.add(Exports.entry(actor, question.request(), form, total))
                .compose(recorded -> {
                    Exports.headers(
                            response.setChunked(true), question.kpi().id(), question.range(), form, smallest(told));
                    return write(response, file::begin);
                })
                .compose(begun -> rows.stream(question, told, some -> write(response, () -> file.rows(some))))
                .compose(sent -> write(response, file::end))
                .compose(sent -> response.end())
                .eventually(() -> Future.succeededFuture(streams.decrementAndGet()));
    }

    private static Optional<Integer> smallest(Told told) {
        return told.smallest().isPresent() ? Optional.of(told.smallest().getAsInt()) : Optional.empty();
    }

    /** Packing takes milliseconds: not on the event loop. */
    private static Future<Void> write(HttpServerResponse response, Supplier<byte[]> piece) {
        return Vertx.currentContext()
                .executeBlocking(piece::get, false)
                .compose(bytes -> bytes.length == 0 ? Future.succeededFuture() : response.write(Buffer.buffer(bytes)));
    }
}
