package dev.manyi.report.request;

import dev.manyi.auth.Scope;
import dev.manyi.report.template.ReportTemplate;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Which report to make, for whom and as of when. `scopeLabel` is how the cover names the scope. */
public record ReportRequest(
        ReportTemplate template, ReportPeriod period, Scope scope, String scopeLabel, Locale language, Instant asOf) {
    /** What reports are written in. */
    public static final List<String> LANGUAGES = List.of("zh-CN", "en");
}
