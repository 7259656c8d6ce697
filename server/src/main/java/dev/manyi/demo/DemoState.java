package dev.manyi.demo;

import java.time.Instant;
import java.time.ZoneId;

/** Which demo chain a database holds, up to which moment, and which edition of the generator made it. */
record DemoState(long seed, ZoneId zone, Instant until, int edition) {
    static DemoState parse(String text) {
        String[] words = text.split(" ");
        int edition = words.length > 3 ? Integer.parseInt(words[3]) : 1;
        return new DemoState(Long.parseLong(words[0]), ZoneId.of(words[1]), Instant.parse(words[2]), edition);
    }

    String text() {
        return seed + " " + zone + " " + until + " " + edition;
    }

    boolean isOf(DemoChain chain) {
        return seed == chain.seed() && zone.equals(chain.zone());
    }
}
