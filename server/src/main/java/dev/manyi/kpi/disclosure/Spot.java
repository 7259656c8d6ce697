package dev.manyi.kpi.disclosure;

/**
 * A place in a table of numbers of facts: a period and the keys of two dimensions, each of which may be a margin, that is
 * all of them together.
 */
record Spot(int period, Key by, Key within) {
    /** The period that holds all periods. */
    static final int WHOLE = -1;

    /** `code` is null for the facts that name none. */
    record Key(boolean margin, String code) {
        static final Key ALL = new Key(true, null);

        static Key of(String code) {
            return new Key(false, code);
        }
    }

    /** Along what the places of a table add up. */
    enum Axis {
        PERIOD,
        BY,
        WITHIN
    }

    /** Whether it is the sum of others along an axis. */
    boolean isMargin(Axis axis) {
        return switch (axis) {
            case PERIOD -> period == WHOLE;
            case BY -> by.margin();
            case WITHIN -> within.margin();
        };
    }

    /** What it is a part of along an axis. */
    Spot margin(Axis axis) {
        return switch (axis) {
            case PERIOD -> new Spot(WHOLE, by, within);
            case BY -> new Spot(period, Key.ALL, within);
            case WITHIN -> new Spot(period, by, Key.ALL);
        };
    }
}
