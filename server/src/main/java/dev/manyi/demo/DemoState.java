package dev.manyi.demo;

import java.time.Instant;
import java.time.ZoneId;

/** Which demo chain a database holds, and up to which moment. */
record DemoState(long seed, ZoneId zone, Instant until) {
    static DemoState parse(String text) {
        String[] words = text.split(" ");
        return new DemoState(Long.parseLong(words[0]), ZoneId.of(words[1]), Instant.parse(words[2]));
    }

    String text() {
        return seed + " " + zone + " " + until;
    }

    boolean isOf(DemoChain chain) {
        return seed == chain.seed() && zone.equals(chain.zone());
    }
}
