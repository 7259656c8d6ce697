package dev.manyi.change;

import java.util.List;

/**
 * What the log tells since a position, and the position now. When it can not tell (the position is of another cluster, or
 * older than what is kept, or too much happened), everything may have changed.
 */
public record News(Position now, boolean everything, List<Change> changes) {
    public boolean isEmpty() {
        return !everything && changes.isEmpty();
    }
}
