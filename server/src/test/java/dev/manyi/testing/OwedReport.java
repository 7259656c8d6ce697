package dev.manyi.testing;

/** A report that is owed to somebody and could not be delivered, for tests of what is told about the ledger, and to whom. */
public final class OwedReport {
    /** Nothing that this word stands for may be told but to whom the ledger is shown. */
    public static final String PRIVATE = "private";

    public static final String SQL = """
            WITH made AS (
              INSERT INTO manyi.delivery_rendering
                (id, same, report, period, due, everything, regions, stores, language, formats, state, reason)
              VALUES (gen_random_uuid(), 'same', 'monthly', '2024-08', now(), true, '{}', '{}', 'en', '{pdf}', 'given_up', 'private')
              RETURNING id
            ), owed AS (
              INSERT INTO manyi.delivery (id, schedule, schedule_name, owner, period, due, recipient, name, address,
                formats, link, missing, message_id, state, status, reason, rendering)
              SELECT gen_random_uuid(), 'schedule', 'private', 'private', '2024-08', now(), 'private', 'private',
                'private@example.com', '{pdf}', false, '{}', 'private', 'given_up', 'private', 'private', id
              FROM made
              RETURNING id
            )
            INSERT INTO manyi.delivery_attempt (delivery, attempt, server, outcome, status, reason)
            SELECT id, 1, 'server', 'refused', 'private', 'private' FROM owed
            """;

    private OwedReport() {}
}
