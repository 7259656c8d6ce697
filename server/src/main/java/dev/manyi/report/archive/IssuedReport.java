package dev.manyi.report.archive;

import io.vertx.core.json.JsonArray;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A report in one language of which files were made. `frozen` is null for one whose period was not closed. */
public record IssuedReport(
        String number,
        UUID frozen,
        String report,
        String period,
        LocalDate from,
        LocalDate to,
        String language,
        String scopeLabel,
        Instant asOf,
        String createdBy,
        Instant createdAt,
        JsonArray files) {}
