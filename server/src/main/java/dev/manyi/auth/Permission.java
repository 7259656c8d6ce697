package dev.manyi.auth;

/** What somebody may do. Every route of the API declares one; which role has which is said in {@link Role}. */
public enum Permission {
    KPI_READ,
    INGEST,
    IMPORT,
    REPORT_READ,
    REPORT_BUILD,
    JOB_READ,
    AUDIT_READ,
    ADMIN
}
