package dev.manyi.report.archive;

import dev.manyi.auth.Scope;
import dev.manyi.kpi.Dimension;
import dev.manyi.report.request.ReportPeriod;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A report of a closed period as it was first made. The scope is that of the stores which lay in it then; the filters
 * are those of its focus; `lastFacts` is the
 * last id of each kind of fact that there was, and `readAt` when, by the clock of the database.
 */
public record Frozen(
        UUID id,
        String report,
        ReportPeriod period,
        Scope scope,
        Map<Dimension, List<String>> filters,
        Instant asOf,
        String rulesVersion,
        Map<String, Long> lastFacts,
        Instant readAt) {}
