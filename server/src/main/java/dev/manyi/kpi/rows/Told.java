package dev.manyi.kpi.rows;

import dev.manyi.kpi.rows.RowQueries.Size;
import java.util.OptionalInt;

/**
 * What of the rows behind a number may be told. `size` is null where nothing is: the number rests on too few facts about
 * people. `smallest` is the fewest that would do, where people are guarded.
 */
public record Told(Size size, RowMask mask, OptionalInt smallest) {
    static Told nothing(int smallest) {
        return new Told(null, RowMask.NONE, OptionalInt.of(smallest));
    }

    public boolean suppressed() {
        return size == null;
    }
}
