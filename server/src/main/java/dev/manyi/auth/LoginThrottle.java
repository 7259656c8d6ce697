package dev.manyi.auth;

import dev.manyi.http.ClientAddress;
import dev.manyi.http.Rejection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down guessing by (name, address) and by address. It never locks a name: whoever guesses somebody's password from
 * elsewhere does not keep that person out; and who logged in from an address before is not kept out by what others try
 * from there. Memory is bounded: the longest unused entries go first. Whoever commands enough addresses to push others out
 * gains nothing, because each of those addresses has its free attempts anyway.
 */
final class LoginThrottle {
    static final int MOST_ENTRIES = 20_000;
    private static final Duration FORGET = Duration.ofMinutes(15);
    private static final Limit PAIR = new Limit(10, Duration.ofSeconds(60));
    /** Many people may share an address, so beyond its free attempts it goes on at one a second. */
    private static final Limit ADDRESS = new Limit(100, Duration.ofSeconds(1));

    private final Clock clock;
    private final Map<String, Attempts> attempts = bounded();
    /** Pairs that were right once. */
    private final Map<String, Boolean> familiar = bounded();

    private record Attempts(int count, Instant last) {}

    /** So many attempts are free; from then on each doubles the wait, up to the longest. */
    private record Limit(int free, Duration longest) {
        Duration pause(int count) {
            if (count < free) {
                return Duration.ZERO;
            }
            Duration doubled = Duration.ofSeconds(1L << Math.min(count - free, 20));
            return doubled.compareTo(longest) < 0 ? doubled : longest;
        }
    }

    LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    /** Counts an attempt and lets it pass, or refuses it with 429. */
    void admit(String name, String address) {
        Duration wait = begin(name, address);
        if (!wait.isZero()) {
            long seconds = wait.plusMillis(999).toSeconds();
            throw Rejection.busy(429, "Too many attempts; try again in " + seconds + " s", (int) seconds);
        }
    }

    /**
     * Counts an attempt before it is checked, so that attempts made at once count too. Returns how long to wait when it
     * comes too early (it is not counted then), else zero.
     */
    synchronized Duration begin(String name, String address) {
        Duration ofPair = wait(pair(name, address), PAIR);
        Duration wait = familiar.get(pair(name, address)) != null
                ? ofPair
                : longer(ofPair, wait(ClientAddress.network(address), ADDRESS));
        if (wait.isZero()) {
            count(pair(name, address), 1);
            count(ClientAddress.network(address), 1);
        }
        return wait;
    }

    /** The attempt was right: nothing is held against the pair, and the address gets its attempt back. */
    synchronized void succeeded(String name, String address) {
        attempts.remove(pair(name, address));
        familiar.put(pair(name, address), true);
        count(ClientAddress.network(address), -1);
    }

    synchronized int size() {
        return Math.max(attempts.size(), familiar.size());
    }

    private static <T> Map<String, T> bounded() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > MOST_ENTRIES;
            }
        };
    }

    private Duration wait(String key, Limit limit) {
        Attempts before = current(key);
        Instant next = before.last.plus(limit.pause(before.count));
        Duration wait = Duration.between(clock.instant(), next);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private void count(String key, int change) {
        attempts.put(key, new Attempts(Math.max(0, current(key).count + change), clock.instant()));
    }

    private Attempts current(String key) {
        Instant now = clock.instant();
        Attempts known = attempts.get(key);
        return known == null || known.last.plus(FORGET).isBefore(now) ? new Attempts(0, now) : known;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    private static String pair(String name, String address) {
        return ClientAddress.network(address) + " " + name;
    }
}
