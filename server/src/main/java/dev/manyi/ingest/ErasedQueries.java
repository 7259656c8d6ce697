package dev.manyi.ingest;

import static java.util.stream.Collectors.toMap;

import dev.manyi.db.Columns;
import dev.manyi.db.Session;
import dev.manyi.fact.Anonymous;
import dev.manyi.fact.Fact;
import dev.manyi.fact.FactKind;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/** Facts whose person was erased, and keeps them so when they are sent again. */
final class ErasedQueries {
    private static final String ERASED = """
            SELECT erased.source, erased.external_id, erased.customer
            FROM unnest($1::text[], $2::text[]) AS given (source, external_id)
            JOIN erased_fact AS erased ON erased.source = given.source AND erased.external_id = given.external_id
            WHERE erased.kind = $3
            """;

    private ErasedQueries() {}

    /** The facts as they may be stored. The locks of their identities must be held. */
    static <T extends Fact> Future<List<T>> withoutErased(Session session, FactKind kind, List<T> facts) {
        if (!Anonymous.KINDS.contains(kind)) {
            return Future.succeededFuture(facts);
        }
        Columns<T> columns = new Columns<>(facts);
        return session.texts(ERASED, columns.texts(Fact::source), columns.texts(Fact::externalId), kind.plural())
                .map(rows -> rows.isEmpty() ? facts : withoutErased(rows, facts));
    }

    private static <T extends Fact> List<T> withoutErased(List<List<String>> rows, List<T> facts) {
        Map<Identity, String> customers = rows.stream()
                .collect(toMap(row -> new Identity(row.get(0), row.get(1)), row -> row.get(2), (one, same) -> one));
        return facts.stream()
                .map(fact -> {
                    String customer = customers.get(Identity.of(fact));
                    return customer == null ? fact : Anonymous.of(fact, customer);
                })
                .toList();
    }
}
