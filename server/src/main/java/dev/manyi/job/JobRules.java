package dev.manyi.job;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How jobs of one kind are done. Files of finished ones are kept so long in the folder; without a time, for ever. So many
 * are done at once by one server. One that takes longer than the longest time fails. One that lost the database begins anew
 * after each of the pauses. One that can not be stopped can be cancelled only as long as it waits.
 */
public record JobRules(
        String kind,
        Path folder,
        Optional<Duration> kept,
        int atOnce,
        Optional<Duration> longest,
        List<Duration> pauses,
        boolean stoppable) {
    public JobRules {
        pauses = List.copyOf(pauses);
    }

    /** One after the other, however long each takes, and none tried again. */
    public static JobRules inTurn(String kind, Path folder, Optional<Duration> kept) {
        return new JobRules(kind, folder, kept, 1, Optional.empty(), List.of(), false);
    }
}
