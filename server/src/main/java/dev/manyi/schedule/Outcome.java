package dev.manyi.schedule;

import java.util.List;
import java.util.Optional;

/** What became of a run. */
record Outcome(String state, List<String> missing, Optional<String> reason, int deliveries) {
    static final String TOO_LATE = "It was missed, and is too old to be made up for";

    Outcome {
        missing = List.copyOf(missing);
    }

    static Outcome tooOld() {
        return new Outcome("dropped", List.of(), Optional.of(TOO_LATE), 0);
    }

    static Outcome refused(String reason) {
        return new Outcome("refused", List.of(), Optional.of(reason), 0);
    }
}
