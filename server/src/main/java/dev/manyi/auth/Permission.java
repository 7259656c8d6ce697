package dev.manyi.auth;

/** What somebody may do. Every route of the API declares one; which role has which is said in {@link Role}. */
public enum Permission {
    KPI_READ,
    INGEST,
    REPORT_READ,
    REPORT_BUILD,
    AUDIT_READ,
    ADMIN
}
