package dev.manyi.mail;

import dev.manyi.reports.model.Finding;
import dev.manyi.reports.model.Highlight;
import dev.manyi.reports.model.Problem;
import dev.manyi.reports.model.Summary;
import dev.manyi.reports.model.Tone;
import java.util.ArrayList;
import java.util.List;

/** The mail in plain text: for readers that show no HTML, for screen readers and watches, and for robots. */
final class PlainBody {
    private final Body body;
    private final List<String> lines = new ArrayList<>();

    private PlainBody(Body body) {
        this.body = body;
    }

    static String write(Body body) {
        PlainBody text = new PlainBody(body);
        text.lines.add(body.greeting());
        text.lines.add("");
        text.lines.add(body.intro());
        text.lines.add("");
        body.about().forEach(line -> text.lines.add(line.label() + "  " + line.value()));
        if (!body.missing().isEmpty()) {
            text.lines.add("");
            text.lines.add("! " + body.missing());
        }
        text.summary(body.letter().report().summary());
        text.files();
        text.lines.add("");
        text.lines.add("--");
        text.lines.addAll(body.footer());
        return String.join("\r\n", text.lines) + "\r\n";
    }

    private void summary(Summary summary) {
        heading("figures", summary.highlights());
        summary.highlights().forEach(this::figure);
        heading("findings", summary.findings());
        for (Finding finding : summary.findings()) {
            lines.add(sign(finding.tone()) + " " + finding.text());
        }
        heading("improve", summary.improve());
        int rank = 1;
        for (Problem problem : summary.improve()) {
            lines.add(rank++ + ". " + problem.name());
            lines.add("   " + problem.reason());
        }
    }

    private void heading(String key, List<?> below) {
        if (!below.isEmpty()) {
            lines.add("");
            lines.add("== " + body.words().get(key) + " ==");
        }
    }

    private void figure(Highlight highlight) {
        lines.add("- " + highlight.label() + "  " + body.number(highlight.figure()) + "  ("
                + body.sample(highlight.figure()) + ")");
        highlight
                .changes()
                .forEach(change -> lines.add("    " + body.difference(change) + "  " + body.meaning(change)));
    }

    private static String sign(Tone tone) {
        return switch (tone) {
            case BETTER -> "+";
            case WORSE -> "!";
            case NEUTRAL -> "-";
        };
    }

    private void files() {
        heading(body.until().isEmpty() ? "files" : "links", body.files());
        for (Enclosed file : body.files()) {
            lines.add("- " + body.words().get("file", file.name(), file.size()));
            if (!file.url().isEmpty()) {
                lines.add(file.url());
            }
        }
        if (!body.until().isEmpty()) {
            lines.add(body.words().get("links.until", body.until()));
        }
    }
}
