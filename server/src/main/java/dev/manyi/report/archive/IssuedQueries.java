package dev.manyi.report.archive;

import dev.manyi.auth.Scope;
import dev.manyi.db.Columns;
import dev.manyi.db.Database;
import dev.manyi.db.Session;
import dev.manyi.report.request.ReportRequest;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The reports of which files were made, and these files: who may see the stores a report is about may know of it. */
final class IssuedQueries {
    private final Database database;

    IssuedQueries(Database database) {
        this.database = database;
    }

    /** A file as it was given out first. */
    record IssuedFile(String number, String format, long bytes, Instant issuedAt, boolean seen) {}

    private static final String INSERT = """
            INSERT INTO issued_report (number, frozen, report, period, period_from, period_to, language, scope_label,
              everything, held, as_of, created_by, created_at)
            SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9,
                   ARRAY(SELECT unnest($10::text[]) UNION SELECT code FROM store WHERE region = ANY($11) ORDER BY 1),
                   $12, $13, $14
            ON CONFLICT DO NOTHING
            """;

    /** A step of the transaction that records the files in the evidence. `held` is whose facts it is about. */
    Future<Integer> insert(
            Session session,
            String number,
            UUID frozen,
            ReportRequest request,
            Scope held,
            Instant asOf,
            String by,
            Instant at) {
        return session.execute(
                INSERT,
                number,
                frozen,
                request.template().name(),
                request.period().label(),
                request.period().range().from(),
                request.period().range().to(),
                request.language().toLanguageTag(),
                request.about(),
                held.everything(),
                Columns.texts(held.stores()),
                Columns.texts(held.regions()),
                asOf.atOffset(ZoneOffset.UTC),
                by,
                at.atOffset(ZoneOffset.UTC));
    }

    private static final String INSERT_FILE = """
            INSERT INTO issued_file (number, format, sha256, bytes, issued_by, issued_at)
            VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING
            """;

    Future<Integer> insertFile(
            Session session, String number, String format, String sha256, long bytes, String by, Instant at) {
        return session.execute(INSERT_FILE, number, format, sha256, bytes, by, at.atOffset(ZoneOffset.UTC));
    }

    /** Whether a reader sees all the stores that the report is about, as these lie in regions now. */
    private static final String SEEN = """
            ($1 OR NOT issued_report.everything AND NOT EXISTS (
              SELECT FROM unnest(issued_report.held) AS inside (code) LEFT JOIN store ON store.code = inside.code
              WHERE NOT (inside.code = ANY($2) OR coalesce(store.region = ANY($3), false))))
            """;

    private static final String COLUMNS = """
            SELECT issued_report.*,
                   (SELECT jsonb_agg(jsonb_build_object('format', f.format, 'sha256', f.sha256, 'bytes', f.bytes)
                                     ORDER BY f.format, f.issued_at, f.sha256)
                    FROM issued_file f WHERE f.number = issued_report.number) AS files
            FROM issued_report
            """;

    private static final String NEWEST = COLUMNS + "WHERE " + SEEN + """
            AND ($4::text IS NULL OR report = $4) ORDER BY created_at DESC, number LIMIT $5
            """;

    /** The newest first; of one kind of report, or of all where it is null. */
    Future<List<IssuedReport>> newest(Scope reader, String report, int most) {
        return database.list(NEWEST, values(reader).addString(report).addInteger(most), IssuedQueries::issued);
    }

    private static final String OF_NUMBER = COLUMNS + "WHERE " + SEEN + " AND number = $4";

    Future<Optional<IssuedReport>> ofNumber(Scope reader, String number) {
        return database.list(OF_NUMBER, values(reader).addString(number), IssuedQueries::issued)
                .map(found -> found.stream().findFirst());
    }

    private static final String OF_HASH = """
            SELECT f.number, f.format, f.bytes, f.issued_at, %s AS seen
            FROM issued_file f JOIN issued_report USING (number)
            WHERE f.sha256 = $4 ORDER BY seen DESC, f.issued_at, f.number LIMIT 1
            """.formatted(SEEN);

    /** A file by its hash, whoever may see it; `seen` says whether the reader may know which it is. */
    Future<Optional<IssuedFile>> ofHash(Scope reader, String sha256) {
        return database.list(
                        OF_HASH,
                        values(reader).addString(sha256),
                        row -> new IssuedFile(
                                row.getString("number"),
                                row.getString("format"),
                                row.getLong("bytes"),
                                row.getOffsetDateTime("issued_at").toInstant(),
                                row.getBoolean("seen")))
                .map(found -> found.stream().findFirst());
    }

    private static Tuple values(Scope reader) {
        return Tuple.of(reader.everything(), Columns.texts(reader.stores()), Columns.texts(reader.regions()));
    }

    private static IssuedReport issued(Row row) {
        return new IssuedReport(
                row.getString("number"),
                row.getUUID("frozen"),
                row.getString("report"),
                row.getString("period"),
                row.getLocalDate("period_from"),
                row.getLocalDate("period_to"),
                row.getString("language"),
                row.getString("scope_label"),
                row.getOffsetDateTime("as_of").toInstant(),
                row.getString("created_by"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getJsonArray("files"));
    }
}
