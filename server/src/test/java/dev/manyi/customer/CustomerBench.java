package dev.manyi.customer;

import static dev.manyi.testing.KpiBench.await;

import dev.manyi.customer.CustomerData.Erased;
import dev.manyi.evidence.Actor;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.fact.Privacy;
import dev.manyi.testing.KpiBench;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** A bench for facts with customers, and what customers may ask of it. */
final class CustomerBench implements AutoCloseable {
    static final Actor ADMIN = new Actor("admin", "127.0.0.1");
    /** The one under which the bench stores. */
    static final Privacy PRIVACY = new Privacy("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8));

    final KpiBench kpi = new KpiBench("Asia/Shanghai");
    final CustomerData customers = new CustomerData(
            kpi.db().database(),
            PRIVACY,
            new EvidenceQueries(kpi.db().database(), Clock.fixed(KpiBench.AS_OF, ZoneOffset.UTC)));

    Erased erase(String customer) {
        return await(customers.erase(customer, ADMIN)).orElseThrow();
    }

    Optional<JsonObject> export(String customer) {
        return await(customers.export(customer, ADMIN));
    }

    /** The first column of what is found, as text. */
    List<String> query(String sql) {
        return await(kpi.db().database().list(sql, Tuple.tuple(), row -> String.valueOf(row.getValue(0))));
    }

    String one(String sql) {
        return query(sql).get(0);
    }

    @Override
    public void close() {
        kpi.close();
    }
}
