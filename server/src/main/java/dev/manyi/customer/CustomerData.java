package dev.manyi.customer;

import dev.manyi.db.Database;
import dev.manyi.evidence.Action;
import dev.manyi.evidence.Actor;
import dev.manyi.evidence.Entry;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.fact.Anonymous;
import dev.manyi.fact.FactKind;
import dev.manyi.fact.Privacy;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a customer may ask for: everything that is kept about them, and that it be erased. Neither leaves the identifier or its code
 * anywhere, also not in the evidence.
 */
public final class CustomerData {
    /** Nobody answers or buys more; a code that sources give to everybody they do not know may stand on more facts. */
    private static final int MOST_FACTS = 10_000;

    private static final List<FactKind> KINDS =
            Anonymous.KINDS.stream().sorted().toList();
    private final Database database;
    private final Privacy privacy;
    private final EvidenceQueries evidence;

    public CustomerData(Database database, Privacy privacy, EvidenceQueries evidence) {
        this.database = database;
        this.privacy = privacy;
        this.evidence = evidence;
    }

    /** How many facts of each kind lost their person; the reference finds the evidence of it. */
    public record Erased(String reference, Map<FactKind, Integer> facts) {
        public JsonObject toJson() {
            JsonObject counts = new JsonObject();
            facts.forEach((kind, count) -> counts.put(kind.plural(), count));
            return new JsonObject().put("reference", reference).put("erased", counts);
        }
    }

    /** Everything about the customer with this identifier; nothing when there is no such customer. */
    public Future<Optional<JsonObject>> export(String identifier, Actor actor) {
        String code = privacy.customer(identifier);
        return database.inSession(session -> {
            CustomerQueries queries = new CustomerQueries(session);
            return queries.tier(code).compose(tier -> {
                if (tier.isEmpty()) {
                    return Future.succeededFuture(Optional.empty());
                }
                String reference = UUID.randomUUID().toString();
                JsonObject answer = new JsonObject()
                        .put("reference", reference)
                        .put("tier", tier.get().isEmpty() ? null : tier.get());
                JsonObject totals = new JsonObject();
                return facts(queries, code, answer, totals)
                        .compose(read -> evidence.add(
                                session,
                                new Entry(actor, Action.CUSTOMER_EXPORTED, reference, Map.copyOf(totals.getMap()))))
                        .map(Optional.of(answer.put("totals", totals)));
            });
        });
    }

    private static Future<?> facts(CustomerQueries queries, String code, JsonObject answer, JsonObject totals) {
        Future<?> done = Future.succeededFuture();
        for (FactKind kind : KINDS) {
            done = done.compose(before -> queries.facts(kind, code, MOST_FACTS))
                    .onSuccess(rows -> answer.put(
                            kind.plural(),
                            new JsonArray(rows.stream().map(CustomerData::inUtc).toList())))
                    .compose(rows -> queries.count(kind, code))
                    .onSuccess(count -> totals.put(kind.plural(), count));
        }
        return done;
    }

    private static JsonObject inUtc(JsonObject fact) {
        fact.forEach(field -> {
            if (field.getKey().equals("at") || field.getKey().endsWith("_at")) {
                field.setValue(OffsetDateTime.parse(field.getValue().toString())
                        .toInstant()
                        .toString());
            }
        });
        return fact;
    }

    /** Takes the person out of all facts of the customer with this identifier; nothing when there is no such customer. */
    public Future<Optional<Erased>> erase(String identifier, Actor actor) {
        String code = privacy.customer(identifier);
        return database.inSession(session -> {
            CustomerQueries queries = new CustomerQueries(session);
            return queries.erase(code, Privacy.nobody()).compose(erased -> {
                if (erased.isEmpty()) {
                    return Future.succeededFuture(Optional.empty());
                }
                String reference = UUID.randomUUID().toString();
                Map<String, Object> counts = new LinkedHashMap<>();
                erased.get().forEach((kind, count) -> counts.put(kind.plural(), count));
                return evidence.add(session, new Entry(actor, Action.CUSTOMER_ERASED, reference, counts))
                        .map(Optional.of(new Erased(reference, erased.get())));
            });
        });
    }
}
