package dev.manyi.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {
    private static final String HERE = "192.0.2.1";
    private static final String ELSEWHERE = "192.0.2.2";
    private final TestClock clock = new TestClock("2026-10-01T00:00:00Z");
    private final LoginThrottle throttle = new LoginThrottle(clock);

    @Test
    void guessingOneNameGetsSlowerAndSlowerUpToAMinute() {
        fail(10, "admin", HERE);
        assertEquals(Duration.ofSeconds(1), throttle.begin("admin", HERE));
        clock.pass(Duration.ofSeconds(1));
        assertEquals(Duration.ZERO, throttle.begin("admin", HERE));
        assertEquals(Duration.ofSeconds(2), throttle.begin("admin", HERE));
        for (int i = 0; i < 20; i++) {
            clock.pass(throttle.begin("admin", HERE));
            assertEquals(Duration.ZERO, throttle.begin("admin", HERE));
        }
        assertEquals(Duration.ofSeconds(60), throttle.begin("admin", HERE));
    }

    @Test
    void whoeverGuessesFromElsewhereKeepsNobodyOut() {
        fail(50, "admin", ELSEWHERE);
        assertEquals(Duration.ZERO, throttle.begin("admin", HERE));
    }

    @Test
    void attemptsMadeAtOnceCountBeforeTheyAreChecked() {
        long let = 0;
        for (int i = 0; i < 1_000; i++) {
            let += throttle.begin("admin", HERE).isZero() ? 1 : 0;
        }
        assertEquals(10, let);
    }

    @Test
    void manyNamesFromOneAddressComeAtOneASecond() {
        for (int i = 0; i < 100; i++) {
            assertEquals(Duration.ZERO, throttle.begin("name" + i, HERE));
        }
        assertEquals(Duration.ofSeconds(1), throttle.begin("another", HERE));
        clock.pass(Duration.ofSeconds(1));
        assertEquals(Duration.ZERO, throttle.begin("another", HERE));
    }

    @Test
    void logInsThatSucceedAreNotHeldAgainstAnybody() {
        for (int i = 0; i < 1_000; i++) {
            assertEquals(Duration.ZERO, throttle.begin("admin", HERE));
            throttle.succeeded("admin", HERE);
        }
    }

    @Test
    void aQuarterOfAnHourIsForgotten() {
        fail(20, "admin", HERE);
        clock.pass(Duration.ofMinutes(15).plusSeconds(1));
        fail(10, "admin", HERE);
    }

    @Test
    void addressesOfOneIpv6NetworkAreOne() {
        for (int i = 0; i < 10; i++) {
            assertEquals(Duration.ZERO, throttle.begin("admin", "2001:db8:1:2:0:0:0:" + i));
        }
        assertEquals(Duration.ofSeconds(1), throttle.begin("admin", "2001:db8:1:2:ffff:0:0:1"));
        assertEquals(Duration.ZERO, throttle.begin("admin", "2001:db8:1:3:ffff:0:0:1"));
    }

    @Test
    void memoryIsBoundedAndTheGuesserIsNotForgotten() {
        for (int i = 0; i < 3 * LoginThrottle.MOST_ENTRIES; i++) {
            throttle.begin("name" + i, HERE);
            throttle.begin("x", "10." + i / 65_536 + "." + i / 256 % 256 + "." + i % 256);
        }
        assertTrue(throttle.size() <= LoginThrottle.MOST_ENTRIES);
        assertEquals(Duration.ofSeconds(1), throttle.begin("yet another", HERE));
    }

    @Test
    void whoLoggedInFromAnAddressBeforeIsNotKeptOutByWhatOthersTryThere() {
        throttle.begin("colleague", HERE);
        throttle.succeeded("colleague", HERE);
        for (int i = 0; i < 200; i++) {
            throttle.begin("name" + i, HERE);
        }
        assertEquals(Duration.ofSeconds(1), throttle.begin("another", HERE));
        assertEquals(Duration.ZERO, throttle.begin("colleague", HERE));
        fail(9, "colleague", HERE);
        assertEquals(
                Duration.ofSeconds(1), throttle.begin("colleague", HERE), "guessing that name is slow all the same");
    }

    /** With an account of one's own one would otherwise clear the record of the address after each guess. */
    @Test
    void loggingInAsOneselfBetweenGuessesBuysNoGuesses() {
        int let = 0;
        for (int i = 0; i < 500; i++) {
            let += throttle.begin("victim" + i, HERE).isZero() ? 1 : 0;
            throttle.begin("myself", HERE);
            throttle.succeeded("myself", HERE);
        }
        assertEquals(100, let);
    }

    private void fail(int times, String name, String address) {
        for (int i = 0; i < times; i++) {
            assertEquals(i < 10 ? Duration.ZERO : throttle.begin(name, address), throttle.begin(name, address));
        }
    }
}
