package dev.manyi.report;

import java.nio.file.Path;

/** A finished file of a report. */
public record ReportFile(ReportFormat format, Path path, String sha256, long bytes, String reportNumber) {}
