package dev.manyi.report.request;

import java.util.Locale;
import java.util.TreeSet;
import org.apache.commons.codec.digest.DigestUtils;

/** The number on a report: what it is about, and a mark that differs by scope, language and moment. */
public final class ReportNumber {
    private ReportNumber() {}

    public static String of(ReportRequest request) {
        String about = String.join(
                "\n",
                request.template().name() + focus(request),
                request.period().range().toString(),
                String.valueOf(request.scope().everything()),
                new TreeSet<>(request.scope().regions()).toString(),
                new TreeSet<>(request.scope().stores()).toString(),
                request.language().toLanguageTag(),
                request.asOf().toString());
        String mark = DigestUtils.sha256Hex(about).substring(0, 8).toUpperCase(Locale.ROOT);
        return request.template().name().toUpperCase(Locale.ROOT) + "-"
                + request.period().label() + "-" + mark;
    }

    private static String focus(ReportRequest request) {
        return request.focus()
                .map(focus -> " " + focus.by().id() + ":" + focus.code())
                .orElse("");
    }
}
