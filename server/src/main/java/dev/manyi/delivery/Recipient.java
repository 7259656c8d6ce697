package dev.manyi.delivery;

import dev.manyi.auth.Scope;
import dev.manyi.report.ReportFormat;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who is sent a report, about which part of the organisation, how. The key tells the recipients of a schedule apart. The
 * address is of mail, or the name of a webhook of the settings. With `link` the files are not attached but linked to.
 */
public record Recipient(
        String key,
        String name,
        String address,
        Scope scope,
        Locale language,
        Set<ReportFormat> formats,
        boolean link) {
    public Recipient {
        if (formats.isEmpty()) {
            throw new IllegalArgumentException("A recipient is sent at least one format");
        }
        formats = Collections.unmodifiableSet(new TreeSet<>(formats));
    }
}
