package dev.manyi.ingest;

import dev.manyi.fact.RecordKind;
import dev.manyi.http.Rejection;
import dev.manyi.http.Rejection.FieldError;
import dev.manyi.ingest.check.RowCheck;
import dev.manyi.ingest.row.MalformedInput;
import dev.manyi.ingest.row.RowFormat;
import dev.manyi.ingest.row.RowReader;
import dev.manyi.ingest.row.Shown;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What happens to a body of records once it is there whole. */
final class Intake {
    private final Vertx vertx;
    private final Inlets inlets;

    Intake(Vertx vertx, Inlets inlets) {
        this.vertx = vertx;
        this.inlets = inlets;
    }

    /**
     * The body is read twice: once to its end, to see that it can be read at all, and only then to store it. So nothing
     * of a malformed body is stored, and no more of it is in memory than what was sent and one batch.
     */
    Future<Outcome> take(RecordKind kind, RowFormat format, Payload payload) {
        return take(inlets.of(kind), format, payload);
    }

    private <T> Future<Outcome> take(Inlet<T> inlet, RowFormat format, Payload payload) {
        return vertx.executeBlocking(
                        () -> {
                            scan(format, payload, inlet.check());
                            return format.open(payload.open());
                        },
                        false)
                .compose(rows -> new Ingestion<>(vertx, inlet, rows, Ingestion.Listener.NONE).run());
    }

    private static void scan(RowFormat format, Payload payload, RowCheck<?> check) throws IOException {
        try (RowReader rows = format.open(payload.open())) {
            checkColumns(rows.columns(), check);
            rows.skipToEnd();
        } catch (MalformedInput e) {
            throw Rejection.of(400, e.getMessage());
        }
    }

    private static void checkColumns(List<String> columns, RowCheck<?> check) {
        List<FieldError> errors = new ArrayList<>();
        columns.forEach(name ->
                check.unknown(name).ifPresent(message -> errors.add(new FieldError(Shown.text(name), message))));
        if (!errors.isEmpty()) {
            throw Rejection.invalid("The CSV has columns that are no fields; nothing was stored", errors);
        }
    }
}
