package dev.manyi.ingest;

import dev.manyi.fact.FactKind;
import dev.manyi.http.Rejection;
import dev.manyi.http.Rejection.FieldError;
import dev.manyi.ingest.check.FactCheck;
import dev.manyi.ingest.row.MalformedInput;
import dev.manyi.ingest.row.RowFormat;
import dev.manyi.ingest.row.RowReader;
import dev.manyi.ingest.row.Shown;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** What happens to a body of facts once it is there whole. */
final class Intake {
    private final Vertx vertx;
    private final FactStore store;
    private final ZoneId zone;

    Intake(Vertx vertx, FactStore store, ZoneId zone) {
        this.vertx = vertx;
        this.store = store;
        this.zone = zone;
    }

    /**
     * The body is read twice: once to its end, to see that it can be read at all, and only then to store it. So nothing
     * of a malformed body is stored, and no more of it is in memory than what was sent and one batch.
     */
    Future<Outcome> take(FactKind kind, RowFormat format, Payload payload) {
        FactCheck check = new FactCheck(kind, zone);
        return vertx.executeBlocking(
                        () -> {
                            scan(format, payload, check);
                            return format.open(payload.open());
                        },
                        false)
                .compose(rows -> new Ingestion(vertx, store, kind, check, rows, Ingestion.Listener.NONE).run());
    }

    private static void scan(RowFormat format, Payload payload, FactCheck check) throws IOException {
        try (RowReader rows = format.open(payload.open())) {
            checkColumns(rows.columns(), check);
            while (rows.next().isPresent()) {
                // Only the end matters.
            }
        } catch (MalformedInput e) {
            throw Rejection.of(400, e.getMessage());
        }
    }

    private static void checkColumns(List<String> columns, FactCheck check) {
        List<FieldError> errors = new ArrayList<>();
        columns.forEach(name ->
                check.unknown(name).ifPresent(message -> errors.add(new FieldError(Shown.text(name), message))));
        if (!errors.isEmpty()) {
            throw Rejection.invalid("The CSV has columns that are no fields; nothing was stored", errors);
        }
    }
}
