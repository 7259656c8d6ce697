package dev.manyi.reports.html;

import dev.manyi.reports.model.Cover;
import dev.manyi.reports.model.Report;
import dev.manyi.reports.model.Section;
import dev.manyi.reports.style.Messages;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A report as one HTML file that needs nothing else: no network, no server, and without its script still every number. The
 * same report gives the same bytes, whatever the machine's zone and locale.
 */
public final class HtmlReport {
    /** Of the meta tags that tell which report a file claims to be. */
    public static final String NUMBER = "manyi-report";

    public static final String EVIDENCE = "manyi-evidence";

    private final Report report;
    private final Messages messages;
    private final Markup page = new Markup();
    private final BlockPart blocks;

    private HtmlReport(Report report) {
        this.report = report;
        this.messages = Messages.of(report.language());
        this.blocks = new BlockPart(page, messages);
    }

    /** Writes the page; the stream stays open. */
    public static void write(Report report, OutputStream out) throws IOException {
        out.write(new HtmlReport(report).page().getBytes(StandardCharsets.UTF_8));
    }

    private String page() {
        page.made("<!doctype html>\n")
                .begin("html", "lang", messages.language().toLanguageTag())
                .line();
        head();
        page.begin("body").line();
        page.element("a", messages.text("html.skip"), "class", "skip", "href", "#summary");
        new CoverPart(page, messages).write(report.cover());
        page.begin("div", "class", "columns").line();
        new ContentsPart(page, messages).write(report);
        page.begin("main").line();
        new SummaryPart(page, messages).write(report.cover(), report.summary());
        for (int i = 0; i < report.sections().size(); i++) {
            section(report.sections().get(i), ContentsPart.section(i));
        }
        var drill = new DrillPart(page, messages);
        drill.write(report.drill());
        new AppendixPart(page, messages, blocks).write(report.appendix());
        page.end().end().line();
        drill.data(report.drill());
        page.begin("script", "type", "module").made(PageFiles.SCRIPT).end().line();
        return page.end().end().line().finished();
    }

    private void head() {
        Cover cover = report.cover();
        page.begin("head").line();
        page.single("meta", "charset", "utf-8").line();
        page.single("meta", "http-equiv", "Content-Security-Policy", "content", PageFiles.POLICY)
                .line();
        meta("viewport", "width=device-width, initial-scale=1");
        meta("color-scheme", "light dark");
        meta("referrer", "no-referrer");
        meta("robots", "noindex");
        meta("author", cover.organisation());
        meta("description", cover.scope());
        meta(NUMBER, cover.reportNumber());
        meta(EVIDENCE, cover.evidenceHead());
        page.element("title", cover.title() + " " + cover.period()).line();
        page.begin("style").made(PageFiles.STYLE).end().line();
        page.end().line();
    }

    private void meta(String name, String content) {
        page.single("meta", "name", name, "content", content).line();
    }

    private void section(Section section, String id) {
        page.begin("section", "id", id, "aria-labelledby", id + "-title").line();
        page.element("h2", section.title(), "id", id + "-title").line();
        blocks.write(section.blocks(), id);
        page.end().line();
    }
}
