package dev.manyi.report.archive;

import dev.manyi.auth.Scope;
import dev.manyi.db.Columns;
import dev.manyi.db.Database;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.period.Range;
import dev.manyi.report.request.Focus;
import dev.manyi.report.request.ReportPeriod;
import dev.manyi.report.request.ReportRequest;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/** The rows of frozen reports: written once, in one transaction, and read. */
final class FrozenQueries {
    private final Database database;

    FrozenQueries(Database database) {
        this.database = database;
    }

    private static final String COLUMNS = """
            SELECT id, report, period, period_from, period_to, everything, held, focus_by, focus_codes, as_of, setup, last_facts,
              read_at
            FROM frozen_report
            """;

    // One whose stores have moved out of the scope since is about what its reader may not see: then it is made anew.
    private static final String FIND = COLUMNS + """
            WHERE report = $1 AND period_from = $2 AND period_to = $3 AND scope_sha256 = $4
              AND NOT EXISTS (
                SELECT FROM unnest(frozen_report.held) AS inside (code) LEFT JOIN store ON store.code = inside.code
                WHERE NOT (inside.code = ANY($5) OR coalesce(store.region = ANY($6), false)))
            ORDER BY created_at, id
            LIMIT 1
            """;

    /** The first that was made of a report for the days and the scope as it is asked for. */
    Future<Optional<Frozen>> find(String report, Range range, Scope asked, Optional<Focus> focus) {
        Tuple values = Tuple.of(
                report,
                range.from(),
                range.to(),
                fingerprint(asked, focus),
                Columns.texts(asked.stores()),
                Columns.texts(asked.regions()));
        return database.list(FIND, values, FrozenQueries::frozen)
                .map(found -> found.stream().findFirst());
    }

    private static final String OF_NUMBER = COLUMNS + """
            WHERE id = (SELECT frozen FROM frozen_model WHERE number = $1)
            """;

    Future<Optional<Frozen>> ofNumber(String number) {
        return database.list(OF_NUMBER, Tuple.of(number), FrozenQueries::frozen)
                .map(found -> found.stream().findFirst());
    }

    private static final String NUMBER = "SELECT number FROM frozen_model WHERE frozen = $1 AND language = $2";

    Future<String> number(UUID frozen, String language) {
        return database.list(NUMBER, Tuple.of(frozen, language), row -> row.getString("number"))
                .map(found -> found.get(0));
    }

    /** A model as it is kept. */
    record KeptModel(int version, byte[] bytes) {}

    private static final String MODEL = "SELECT version, model FROM frozen_model WHERE frozen = $1 AND language = $2";

    Future<KeptModel> model(UUID frozen, String language) {
        return database.list(
                        MODEL,
                        Tuple.of(frozen, language),
                        row -> new KeptModel(
                                row.getInteger("version"),
                                row.getBuffer("model").getBytes()))
                .map(found -> found.get(0));
    }

    private static final String VALUES = "SELECT kpi, dimension, key, value, n FROM frozen_value WHERE frozen = $1";

    Future<List<KeptValue>> values(UUID frozen) {
        return database.list(
                VALUES,
                Tuple.of(frozen),
                row -> new KeptValue(
                        row.getString("kpi"),
                        row.getString("dimension"),
                        row.getString("key"),
                        row.getDouble("value"),
                        row.getLong("n")));
    }

    private static final String FACTS = "SELECT kind, store, facts FROM frozen_fact_count WHERE frozen = $1";

    Future<List<FactCount>> facts(UUID frozen) {
        return database.list(
                FACTS,
                Tuple.of(frozen),
                row -> new FactCount(row.getString("kind"), row.getString("store"), row.getLong("facts")));
    }

    /** What there is to keep of a report, but for its rows. */
    record New(
            UUID id,
            ReportRequest request,
            String by,
            JsonObject setup,
            Map<String, Long> lastFacts,
            Instant readAt,
            List<KeptValue> values,
            List<FactCount> facts,
            List<NewModel> models,
            Parts rows) {}

    /** Bytes in parts, from 0; an empty one is the end. */
    interface Parts {
        Future<Buffer> part(int number);
    }

    record NewModel(String language, String number, byte[] bytes) {}

    private static final String INSERT = """
            INSERT INTO frozen_report (id, report, period, period_from, period_to, scope_sha256, everything, held,
              held_sha256, as_of, setup, last_facts, created_by, read_at, created_at, focus_by, focus_codes)
            SELECT $1, $2, $3, $4, $5, $6, $7, held,
              encode(sha256(convert_to(array_to_string(held, ','), 'UTF8')), 'hex'), $10, $11, $12, $13, $14, now(),
              $15, $16
            FROM (SELECT ARRAY(SELECT unnest($8::text[]) UNION SELECT code FROM store WHERE region = ANY($9) ORDER BY 1)
                  AS held) AS stores
            ON CONFLICT DO NOTHING
            """;

    /** False when another server was first: then nothing is written, and what it wrote can be read. */
    Future<Boolean> insert(SqlClient transaction, New made) {
        ReportRequest request = made.request();
        Scope asked = request.scope();
        Tuple values = Tuple.tuple()
                .addUUID(made.id())
                .addString(request.template().name())
                .addString(request.period().label())
                .addLocalDate(request.period().range().from())
                .addLocalDate(request.period().range().to())
                .addString(fingerprint(asked, request.focus()))
                .addBoolean(asked.everything())
                .addArrayOfString(Columns.texts(asked.stores()))
                .addArrayOfString(Columns.texts(asked.regions()))
                .addOffsetDateTime(request.asOf().atOffset(ZoneOffset.UTC))
                .addValue(made.setup())
                .addValue(new JsonObject(Map.copyOf(made.lastFacts())))
                .addString(made.by())
                .addOffsetDateTime(made.readAt().atOffset(ZoneOffset.UTC))
                .addString(request.focus().map(focus -> focus.by().id()).orElse(null))
                .addArrayOfString(request.focus()
                        .map(focus -> Columns.texts(focus.codes()))
                        .orElse(null));
        return database.execute(transaction, INSERT, values)
                .compose(inserted -> inserted.rowCount() == 0
                        ? Future.succeededFuture(false)
                        : insertParts(transaction, made).map(true));
    }

    private static final String INSERT_MODEL = """
            INSERT INTO frozen_model (frozen, language, number, version, model) VALUES ($1, $2, $3, $4, $5)
            """;

    private static final String INSERT_VALUES = """
            INSERT INTO frozen_value (frozen, kpi, dimension, key, value, n)
            SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[], $5::double precision[], $6::bigint[])
            """;

    private static final String INSERT_FACTS = """
            INSERT INTO frozen_fact_count (frozen, kind, store, facts)
            SELECT $1, * FROM unnest($2::text[], $3::text[], $4::bigint[])
            """;

    private Future<Void> insertParts(SqlClient transaction, New made) {
        Future<?> models = Future.succeededFuture();
        for (NewModel model : made.models()) {
            Tuple one = Tuple.of(
                    made.id(), model.language(), model.number(), ModelCodec.VERSION, Buffer.buffer(model.bytes()));
            models = models.compose(before -> database.execute(transaction, INSERT_MODEL, one));
        }
        Columns<KeptValue> values = new Columns<>(made.values());
        Columns<FactCount> counts = new Columns<>(made.facts());
        return models.compose(written -> database.execute(
                        transaction,
                        INSERT_VALUES,
                        Tuple.of(
                                made.id(),
                                values.texts(KeptValue::kpi),
                                values.texts(KeptValue::dimension),
                                values.texts(KeptValue::key),
                                values.doubles(KeptValue::value),
                                values.longs(KeptValue::n))))
                .compose(written -> database.execute(
                        transaction,
                        INSERT_FACTS,
                        Tuple.of(
                                made.id(),
                                counts.texts(FactCount::kind),
                                counts.texts(FactCount::store),
                                counts.longs(FactCount::facts))))
                .compose(written -> insertRows(transaction, made, 0));
    }

    private static final String INSERT_ROWS = "INSERT INTO frozen_rows (frozen, part, bytes) VALUES ($1, $2, $3)";

    private Future<Void> insertRows(SqlClient transaction, New made, int part) {
        return made.rows()
                .part(part)
                .compose(bytes -> bytes.length() == 0
                        ? Future.succeededFuture()
                        : database.execute(transaction, INSERT_ROWS, Tuple.of(made.id(), part, bytes))
                                .compose(written -> insertRows(transaction, made, part + 1)));
    }

    private static final String ROWS = "SELECT bytes FROM frozen_rows WHERE frozen = $1 AND part = $2";

    /** A part of the rows behind; an empty one is the end. */
    Future<Buffer> rows(UUID frozen, int part) {
        return database.list(ROWS, Tuple.of(frozen, part), row -> row.getBuffer("bytes"))
                .map(found -> found.isEmpty() ? Buffer.buffer() : found.get(0));
    }

    /** Of a scope as it is asked for; whatever order its codes come in. */
    private static String fingerprint(Scope scope, Optional<Focus> focus) {
        return DigestUtils.sha256Hex(String.join(
                "\n",
                String.valueOf(scope.everything()),
                new TreeSet<>(scope.regions()).toString(),
                new TreeSet<>(scope.stores()).toString(),
                focus.map(one -> one.by().id() + ":" + one.code()).orElse("")));
    }

    private static Frozen frozen(Row row) {
        Range range = new Range(row.getLocalDate("period_from"), row.getLocalDate("period_to"));
        JsonObject last = row.getJsonObject("last_facts");
        return new Frozen(
                row.getUUID("id"),
                row.getString("report"),
                new ReportPeriod(row.getString("period"), range),
                row.getBoolean("everything")
                        ? Scope.ALL
                        : Scope.of(
                                Set.of(),
                                Stream.of(row.getArrayOfStrings("held")).collect(Collectors.toSet())),
                filters(row),
                row.getOffsetDateTime("as_of").toInstant(),
                row.getJsonObject("setup").getString("rules_version"),
                last.fieldNames().stream().collect(Collectors.toMap(kind -> kind, last::getLong)),
                row.getOffsetDateTime("read_at").toInstant());
    }

    private static Map<Dimension, List<String>> filters(Row row) {
        String by = row.getString("focus_by");
        return by == null
                ? Map.of()
                : Map.of(Dimension.named(by).orElseThrow(), List.of(row.getArrayOfStrings("focus_codes")));
    }
}
