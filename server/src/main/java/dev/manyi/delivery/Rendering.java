package dev.manyi.delivery;

import dev.manyi.auth.Scope;
import dev.manyi.report.ReportFormat;
import dev.manyi.report.request.ReportPeriod;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The files that several deliveries have in common: what to make, and what was made. */
record Rendering(
        UUID id,
        long epoch,
        int attempts,
        String report,
        Optional<NewDelivery.About> focus,
        ReportPeriod period,
        Scope scope,
        Locale language,
        List<ReportFormat> formats,
        List<KeptFile> files,
        Instant at) {
    Rendering {
        formats = List.copyOf(formats);
        files = List.copyOf(files);
    }
}
