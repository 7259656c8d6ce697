package dev.manyi.ingest;

import dev.manyi.db.Session;
import dev.manyi.fact.Fact;
import dev.manyi.fact.FactKind;
import io.vertx.core.Future;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Who writes facts holds the locks of their identities until the commit. Always kind by kind in one order, and sorted within: nobody
 * waits in a circle.
 */
public final class LockQueries {
    /** Identities share this many locks a kind; one transaction takes at most so many of it. */
    private static final int LOCKS = 256;

    private static final String LOCK = """
            SELECT pg_advisory_xact_lock($1, bucket) FROM unnest($2::int[]) AS given (bucket)
            """;

    private LockQueries() {}

    static Future<?> lock(Session session, FactKind kind, List<? extends Fact> facts) {
        return lock(
                session,
                kind,
                facts.stream().map(fact -> Identity.of(fact).bucket(LOCKS)).distinct());
    }

    /** Waits until nobody writes facts of the kind, and lets nobody do so until the transaction ends. */
    public static Future<?> lockAll(Session session, FactKind kind) {
        return lock(session, kind, IntStream.range(0, LOCKS).boxed());
    }

    private static Future<?> lock(Session session, FactKind kind, Stream<Integer> buckets) {
        return session.execute(LOCK, lockClass(kind), (Object) buckets.sorted().toArray(Integer[]::new));
    }

    /** Names our locks apart from those of others in the same database ("MY" in ASCII, then the kind). */
    private static int lockClass(FactKind kind) {
        return 0x4D59_0000 + kind.ordinal();
    }
}
