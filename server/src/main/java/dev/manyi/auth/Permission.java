package dev.manyi.auth;

/** What somebody may do. Every route of the API declares one; which role has which is said in {@link Role}. */
public enum Permission {
    /** Values, their catalogue, the overview and live events. */
    KPI_READ,
    /** The facts behind a value, with what customers wrote. */
    ROW_READ,
    /** Sending facts. */
    INGEST,
    /** Saying what codes mean: stores, regions, employees, targets … */
    DESCRIBE,
    /** Files of facts and descriptions. */
    IMPORT,
    REPORT_READ,
    REPORT_BUILD,
    /** Reports by a clock, for others, within what one sees. */
    SCHEDULE,
    /** Everybody's schedules. */
    SCHEDULE_ALL,
    /** One's own jobs and their files. */
    JOB_READ,
    /** Everybody's. */
    JOB_READ_ALL,
    /** The evidence of who did what. */
    AUDIT_READ,
    /** People, their roles and scopes, and the tokens of machines and walls. */
    PEOPLE,
    SETTINGS_READ,
    /** Handing out and erasing what is kept of one customer. */
    CUSTOMER_DATA
}
