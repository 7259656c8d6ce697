package dev.manyi.fact;

import java.time.Instant;

/** How an employee was assessed, by peers or in a certification, from 0 to 100. */
public record Assessment(String source, String externalId, String employee, Instant at, String kind, Double score)
        implements Fact {

    /** The store is that of the employee. */
    @Override
    public String store() {
        return null;
    }
}
