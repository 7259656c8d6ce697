package dev.manyi.kpi.measure;

/** What a measure counts. Only measures of facts are additive over groups and periods. */
public enum Subject {
    FACT,
    /** Customers who bought in the period, each once. */
    BUYER,
    /** Customers as they stand at the end of the period or at as_of, if that comes first. */
    CUSTOMER,
    /** The same, whatever stores they came to: they can be told apart by nothing but their tier. */
    CUSTOMER_RECORD,
    /** Minutes in which channels should serve. */
    SERVICE
}
