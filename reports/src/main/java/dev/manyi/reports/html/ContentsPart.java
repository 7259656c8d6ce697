package dev.manyi.reports.html;

import dev.manyi.reports.model.Report;
import dev.manyi.reports.style.Messages;

/** What is in the report, beside it on wide screens and above it on narrow ones, always in reach. */
final class ContentsPart {
    static final String SUMMARY = "summary";
    static final String DRILL = "drill";
    static final String APPENDIX = "appendix";

    private final Markup page;
    private final Messages messages;

    ContentsPart(Markup page, Messages messages) {
        this.page = page;
        this.messages = messages;
    }

    /** The id of the section with that number, counted from 0. */
    static String section(int index) {
        return "s" + (index + 1);
    }

    void write(Report report) {
        page.begin("nav", "class", "contents", "aria-label", messages.text("html.contents"));
        page.begin("ol").line();
        link(SUMMARY, messages.text("summary.title"));
        for (int i = 0; i < report.sections().size(); i++) {
            link(section(i), report.sections().get(i).title());
        }
        if (!report.drill().isEmpty()) {
            link(DRILL, report.drill().title());
        }
        if (AppendixPart.isNeeded(report.appendix())) {
            link(APPENDIX, messages.text("appendix.title"));
        }
        page.end().end().line();
    }

    private void link(String id, String text) {
        page.begin("li").element("a", text, "href", "#" + id).end().line();
    }
}
