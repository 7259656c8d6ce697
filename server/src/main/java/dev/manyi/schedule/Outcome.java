package dev.manyi.schedule;

import java.util.List;
import java.util.Optional;

/** What became of a run. */
record Outcome(String state, List<String> missing, Optional<String> reason, int deliveries) {
    Outcome {
        missing = List.copyOf(missing);
    }

    static Outcome refused(String reason) {
        return new Outcome("refused", List.of(), Optional.of(reason), 0);
    }
}
