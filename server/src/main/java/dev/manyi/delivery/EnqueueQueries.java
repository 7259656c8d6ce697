package dev.manyi.delivery;

import dev.manyi.auth.Scope;
import dev.manyi.db.Database;
import dev.manyi.report.ReportFormat;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;

/** Puts what is owed into the ledger. */
final class EnqueueQueries {
    private final Database database;
    private final String domain;

    EnqueueQueries(Database database, String domain) {
        this.database = database;
        this.domain = domain;
    }

    /** All or none of them; tells how many were not there. */
    Future<Integer> insert(List<NewDelivery> deliveries) {
        return database.inTransaction(connection -> {
            Future<Integer> inserted = Future.succeededFuture(0);
            for (NewDelivery delivery : inOrder(deliveries)) {
                inserted =
                        inserted.compose(before -> insert(connection, delivery).map(one -> before + one));
            }
            return inserted;
        });
    }

    /** The same for all, so that servers that put in the same wait for each other instead of locking each other out. */
    private static List<NewDelivery> inOrder(List<NewDelivery> deliveries) {
        return deliveries.stream()
                .sorted(Comparator.comparing(EnqueueQueries::same))
                .toList();
    }

    private static final String KNOWN =
            "SELECT 1 FROM delivery WHERE schedule = $1 AND period = $2 AND recipient = $3 AND number = 1";

    private Future<Integer> insert(SqlConnection connection, NewDelivery delivery) {
        // Asked first, so that what is there already leaves no rendering that nobody wants.
        Tuple once = Tuple.of(
                delivery.schedule(),
                delivery.period().label(),
                delivery.recipient().key());
        return database.execute(connection, KNOWN, once)
                .compose(known -> known.size() > 0
                        ? Future.succeededFuture(0)
                        : rendering(connection, delivery)
                                .compose(rendering -> delivery(connection, delivery, rendering)));
    }

    /** Joined by whoever wants the same in another format, until it has begun. */
    private static final String RENDERING = """
            INSERT INTO delivery_rendering (id, same, report, focus_by, focus_code, period, due, everything, regions, stores,
                                            language, formats)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            ON CONFLICT (same) WHERE attempts = 0 DO UPDATE SET formats = (
              SELECT array_agg(DISTINCT format ORDER BY format)
              FROM unnest(delivery_rendering.formats || excluded.formats) AS format)
            RETURNING id
            """;

    private Future<UUID> rendering(SqlConnection connection, NewDelivery delivery) {
        Recipient recipient = delivery.recipient();
        Tuple values = Tuple.tuple()
                .addUUID(UUID.randomUUID())
                .addString(same(delivery))
                .addString(delivery.report())
                .addString(delivery.focus().map(NewDelivery.About::by).orElse(null))
                .addString(delivery.focus().map(NewDelivery.About::code).orElse(null))
                .addString(delivery.period().label())
                .addOffsetDateTime(delivery.due().atOffset(ZoneOffset.UTC))
                .addBoolean(recipient.scope().everything())
                .addArrayOfString(texts(recipient.scope().regions()))
                .addArrayOfString(texts(recipient.scope().stores()))
                .addString(recipient.language().toLanguageTag())
                .addArrayOfString(formats(recipient));
        return database.execute(connection, RENDERING, values)
                .map(rows -> rows.iterator().next().getUUID("id"));
    }

    /** Everything that a file depends on. Runs that were due at different moments may say different things. */
    private static String same(NewDelivery delivery) {
        Scope scope = delivery.recipient().scope();
        return DigestUtils.sha256Hex(String.join(
                "\n",
                delivery.report(),
                delivery.focus().toString(),
                delivery.period().range().toString(),
                delivery.due().toString(),
                String.valueOf(scope.everything()),
                new TreeSet<>(scope.regions()).toString(),
                new TreeSet<>(scope.stores()).toString(),
                delivery.recipient().language().toLanguageTag()));
    }

    private static final String DELIVERY = """
            INSERT INTO delivery (id, schedule, schedule_name, owner, period, due, recipient, name, address, formats, link,
                                  missing, message_id, state, rendering)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            ON CONFLICT (schedule, period, recipient, number) DO NOTHING
            """;

    private Future<Integer> delivery(SqlConnection connection, NewDelivery delivery, UUID rendering) {
        UUID id = UUID.randomUUID();
        Recipient recipient = delivery.recipient();
        Tuple values = Tuple.tuple()
                .addUUID(id)
                .addString(delivery.schedule())
                .addString(delivery.scheduleName())
                .addString(delivery.owner())
                .addString(delivery.period().label())
                .addOffsetDateTime(delivery.due().atOffset(ZoneOffset.UTC))
                .addString(recipient.key())
                .addString(recipient.name())
                .addString(recipient.address())
                .addArrayOfString(formats(recipient))
                .addBoolean(recipient.link())
                .addArrayOfString(delivery.missing().toArray(String[]::new))
                .addString(messageId(id))
                .addString(delivery.held() ? State.HELD.code() : State.QUEUED.code())
                .addUUID(rendering);
        return database.execute(connection, DELIVERY, values).map(rows -> rows.rowCount());
    }

    /** Said once, when the row is made, and the same however often it is sent. */
    String messageId(UUID id) {
        return "<" + id + "@" + domain + ">";
    }

    private static String[] formats(Recipient recipient) {
        return recipient.formats().stream().map(ReportFormat::id).toArray(String[]::new);
    }

    private static String[] texts(Collection<String> codes) {
        return codes.stream().sorted().toArray(String[]::new);
    }
}
