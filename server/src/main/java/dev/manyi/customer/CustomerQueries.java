package dev.manyi.customer;

import dev.manyi.db.Session;
import dev.manyi.fact.Anonymous;
import dev.manyi.fact.FactKind;
import dev.manyi.ingest.LockQueries;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is kept of one customer, known by the code that stands for the identifier; within a transaction. */
record CustomerQueries(Session session) {
    private static final String CUSTOMER = "SELECT coalesce(tier, '') FROM customer WHERE code = $1";

    private static final String COUNT = "SELECT count(*)::text FROM %s WHERE customer = $1";

    /** The inner keys of tables and our code of the customer are no data about anybody. */
    private static final String FACTS = """
            SELECT jsonb_strip_nulls(to_jsonb(f) - '{id,customer}'::text[] || jsonb_build_object(%3$s))::text
            FROM %1$s f
            %4$s
            WHERE f.customer = $1
            ORDER BY f.%2$s DESC, f.source, f.external_id
            LIMIT $2
            """;

    private static final Map<FactKind, List<String>> NAMED = Map.of(
            FactKind.RESPONSE, List.of("store", "survey", "channel", "touchpoint", "category", "employee"),
            FactKind.TICKET, List.of("store", "channel", "category", "employee"),
            FactKind.PURCHASE, List.of("store", "category"));

    /** The same as {@link Anonymous} does to a fact that comes again. */
    private static final Map<FactKind, String> WITHOUT =
            Map.of(FactKind.RESPONSE, """
            , comment = CASE WHEN comment IS NOT NULL THEN '***' END,
              choices = (SELECT jsonb_object_agg(question, (SELECT jsonb_agg('***'::text) FROM jsonb_array_elements(options)))
                         FROM jsonb_each(choices) AS chosen (question, options)),
              latitude = round(latitude * 10) / 10 + 0.0,
              longitude = round(longitude * 10) / 10 + 0.0""", FactKind.TICKET, """
            , subject = CASE WHEN subject IS NOT NULL THEN '***' END,
              root_cause = CASE WHEN root_cause IS NOT NULL THEN '***' END""", FactKind.PURCHASE, "");

    private static final String ERASE = """
            WITH erased AS (
              UPDATE %1$s SET customer = $1%2$s
              WHERE customer = $2
              RETURNING source, external_id, customer
            )
            INSERT INTO erased_fact (kind, source, external_id, customer)
            SELECT $3, source, external_id, customer FROM erased
            """;

    private static final String REPLACE = """
            WITH gone AS (DELETE FROM customer WHERE code = $1 RETURNING tier, mapped)
            INSERT INTO customer (code, tier, mapped) SELECT $2, tier, mapped FROM gone
            """;

    /** The tier, empty for none; nothing when there is no such customer. */
    Future<Optional<String>> tier(String code) {
        return session.texts(CUSTOMER, code)
                .map(rows -> rows.stream().map(row -> row.get(0)).findFirst());
    }

    Future<Long> count(FactKind kind, String code) {
        return session.texts(COUNT.formatted(kind.table()), code)
                .map(rows -> Long.parseLong(rows.get(0).get(0)));
    }

    /** The latest facts of a kind, with the names of what they are about. */
    Future<List<JsonObject>> facts(FactKind kind, String code, int most) {
        StringBuilder names = new StringBuilder();
        StringBuilder joins = new StringBuilder();
        for (String dimension : NAMED.get(kind)) {
            names.append(names.isEmpty() ? "" : ", ").append("'%1$s_name', %1$s.name".formatted(dimension));
            joins.append("LEFT JOIN %1$s ON %1$s.code = f.%1$s ".formatted(dimension));
        }
        return session.texts(FACTS.formatted(kind.table(), kind.moment(), names, joins), code, most)
                .map(rows ->
                        rows.stream().map(row -> new JsonObject(row.get(0))).toList());
    }

    /**
     * Puts somebody else's code, and nothing personal, in the place of the customer, and tells how many facts of each kind there were; nothing when
     * there is no such customer. Nobody writes facts meanwhile: what comes later comes as it would after the customer was gone.
     */
    Future<Optional<Map<FactKind, Integer>>> erase(String code, String nobody) {
        Map<FactKind, Integer> erased = new EnumMap<>(FactKind.class);
        List<FactKind> kinds = Anonymous.KINDS.stream().sorted().toList();
        Future<?> done = Future.succeededFuture();
        for (FactKind kind : kinds) {
            done = done.compose(before -> LockQueries.lockAll(session, kind));
        }
        for (FactKind kind : kinds) {
            done = done.compose(before -> session.execute(
                            ERASE.formatted(kind.table(), WITHOUT.get(kind)), nobody, code, kind.plural()))
                    .onSuccess(count -> erased.put(kind, count));
        }
        return done.compose(facts -> session.execute(REPLACE, code, nobody))
                .map(customers -> customers == 0 ? Optional.empty() : Optional.of(erased));
    }
}
