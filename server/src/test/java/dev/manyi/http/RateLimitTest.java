package dev.manyi.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The bucket itself, with a clock of its own; 60 a minute is one a second. */
class RateLimitTest {
    private long nanos = Long.MAX_VALUE - Duration.ofSeconds(30).toNanos();
    private final RateLimit limit = new RateLimit(60, () -> nanos);

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    private int granted(String client, int asked) {
        int granted = 0;
        for (int i = 0; i < asked; i++) {
            granted += limit.take(client).isZero() ? 1 : 0;
        }
        return granted;
    }

    /** The clock's number runs over during this test, as the JDK's may. */
    @Test
    void aMinutesWorthAtOnceThenAsItComesBack() {
        assertEquals(60, granted("a", 100));
        assertEquals(Duration.ofSeconds(1), limit.take("a"));
        pass(Duration.ofMillis(400));
        assertEquals(Duration.ofMillis(600), limit.take("a"));
        pass(Duration.ofSeconds(10));
        assertEquals(10, granted("a", 100));
        pass(Duration.ofHours(1));
        assertEquals(60, granted("a", 100));
    }

    @Test
    void oneClientTakesNothingFromAnother() {
        assertEquals(60, granted("a", 1_000));
        assertEquals(60, granted("b", 61));
    }

    /** Whoever has used up his share stays refused, however many others he makes up to be forgotten. */
    @Test
    void crowdingOutDoesNotHelpAndMemoryIsBounded() {
        assertEquals(60, granted("attacker", 100));
        for (int i = 0; i < RateLimit.MOST_CLIENTS * 2; i++) {
            limit.take("made up " + i);
        }
        assertTrue(limit.clients() <= RateLimit.MOST_CLIENTS + 1, "kept " + limit.clients());
        assertEquals(0, granted("attacker", 10));
        // Those that came when all places were taken share one; a little later there is room again.
        assertEquals(0, granted("newcomer", 10));
        pass(Duration.ofSeconds(2));
        assertEquals(60, granted("newcomer", 100));
        assertEquals(2, granted("attacker", 100));
    }

    @Test
    void aCustomersSixthVersionNetworkIsOneClient() {
        assertEquals(ClientAddress.network("2001:db8:1:2:aaaa:0:0:1"), ClientAddress.network("2001:db8:1:2::9"));
        assertTrue(!ClientAddress.network("2001:db8:1:3::9").equals(ClientAddress.network("2001:db8:1:2::9")));
        assertEquals("10.0.0.1", ClientAddress.network("10.0.0.1"));
        assertEquals("fe80:0:0:0:0:0:0:0/64", ClientAddress.network("fe80:0:0:0:1:2:3:4%eth0"));
        assertEquals("", ClientAddress.network(""));
    }
}
