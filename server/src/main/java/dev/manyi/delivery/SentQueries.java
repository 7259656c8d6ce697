package dev.manyi.delivery;

import dev.manyi.db.Database;
import dev.manyi.report.ReportFormat;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What was sent, and still stands. */
final class SentQueries {
    private final Database database;

    SentQueries(Database database) {
        this.database = database;
    }

    /** A file as it was sent, and what it was made from. */
    record Sent(Rendering rendering, KeptFile file) {}

    private static final String FILE = """
            SELECT coalesce(d.files, r.files) AS sent, %s
            FROM delivery AS d JOIN delivery_rendering AS r ON r.id = d.rendering
            WHERE d.id = $1 AND d.state <> 'cancelled' AND d.withdrawn_at IS NULL AND $2 = ANY(d.formats)
            """.formatted(RenderingQueries.COLUMNS);

    /** Empty where there is no such delivery or no such file in it, and where it was cancelled or withdrawn. */
    Future<Optional<Sent>> file(UUID delivery, ReportFormat format) {
        return database.list(FILE, Tuple.of(delivery, format.id()), row -> sent(row, format))
                .map(found -> found.stream().flatMap(List::stream).findFirst());
    }

    private static List<Sent> sent(Row row, ReportFormat format) {
        return KeptFile.list(row.getJsonArray("sent")).stream()
                .filter(file -> file.format() == format)
                .map(file -> new Sent(RenderingQueries.rendering(row), file))
                .toList();
    }
}
