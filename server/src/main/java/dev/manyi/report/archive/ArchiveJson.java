package dev.manyi.report.archive;

import dev.manyi.evidence.Head;
import dev.manyi.report.archive.Verdict.GivenOut;
import dev.manyi.report.archive.Verdict.Known;
import dev.manyi.report.sentence.Difference;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/** How the archive answers. */
final class ArchiveJson {
    /** More is for nobody to read; `total` says how many there are. */
    private static final int MOST_DIFFERENCES = 2_000;

    private ArchiveJson() {}

    static JsonObject reports(List<IssuedReport> reports) {
        JsonArray list = new JsonArray();
        reports.forEach(report -> list.add(of(report).put("files", report.files())));
        return new JsonObject().put("reports", list);
    }

    private static JsonObject of(IssuedReport report) {
        return new JsonObject()
                .put("number", report.number())
                .put("report", report.report())
                .put("period", report.period())
                .put("from", report.from().toString())
                .put("to", report.to().toString())
                .put("scope", report.scopeLabel())
                .put("language", report.language())
                .put("as_of", report.asOf().toString())
                .put("frozen", report.frozen() != null)
                .put("created_by", report.createdBy())
                .put("created_at", report.createdAt().toString());
    }

    static JsonObject restatement(ReportArchive.Restated restated) {
        JsonArray list = new JsonArray();
        List<Difference> all = restated.differences();
        String language = restated.report().language();
        all.stream().limit(MOST_DIFFERENCES).forEach(one -> list.add(difference(one, language)));
        return of(restated.report())
                .put("differences", list)
                .put("shown", list.size())
                .put("total", all.size());
    }

    private static JsonObject difference(Difference one, String language) {
        return new JsonObject()
                .put("kpi", one.kpi().id())
                .put("name", one.kpi().name().in(language))
                .put("unit", one.kpi().unit().name().toLowerCase(Locale.ROOT))
                .put("by", one.by() == null ? null : one.by().id())
                .put("key", one.key())
                .put("group", one.group())
                .put("old", one.before())
                .put("new", one.after())
                .put("n_old", one.nBefore())
                .put("n_new", one.nAfter())
                .put(
                        "why",
                        new JsonObject()
                                .put("added", one.why().added())
                                .put("corrected", one.why().corrected())
                                .put("withdrawn", one.why().withdrawn())
                                .put("other_rules", one.why().otherRules()));
    }

    static JsonObject verdict(Verdict verdict) {
        JsonObject json = new JsonObject().put("status", verdict.status().name().toLowerCase(Locale.ROOT));
        verdict.known().ifPresent(known -> json.put("report", known(known)));
        return json;
    }

    private static JsonObject known(Known known) {
        JsonObject json = of(known.report());
        known.file().ifPresent(file -> json.put("file", file(file)));
        return json;
    }

    private static JsonObject file(GivenOut file) {
        return new JsonObject()
                .put("format", file.format())
                .put("issued_at", file.at().toString())
                .put("evidence", file.evidence().map(Head::toString).orElse(null));
    }
}
