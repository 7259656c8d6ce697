package dev.manyi.reports.html;

import dev.manyi.reports.model.Appendix;
import dev.manyi.reports.model.Definition;
import dev.manyi.reports.model.Section;
import dev.manyi.reports.style.Messages;

/** The appendix: open as written, so that it is there without a script; the page's script folds it, printing opens it. */
final class AppendixPart {
    private final Markup page;
    private final Messages messages;
    private final BlockPart blocks;

    AppendixPart(Markup page, Messages messages, BlockPart blocks) {
        this.page = page;
        this.messages = messages;
        this.blocks = blocks;
    }

    static boolean isNeeded(Appendix appendix) {
        return !appendix.definitions().isEmpty() || !appendix.sections().isEmpty();
    }

    void write(Appendix appendix) {
        if (!isNeeded(appendix)) {
            return;
        }
        page.begin("section", "id", ContentsPart.APPENDIX, "aria-labelledby", "appendix-title")
                .line();
        page.begin("details", "open", "", "class", "fold").begin("summary");
        page.element("h2", messages.text("appendix.title"), "id", "appendix-title")
                .end()
                .line();
        page.begin("dl", "class", "definitions").line();
        for (Definition definition : appendix.definitions()) {
            page.begin("div").element("dt", definition.name());
            page.element("dd", definition.text(), "class", "lines").end().line();
        }
        page.end().line();
        for (int i = 0; i < appendix.sections().size(); i++) {
            Section section = appendix.sections().get(i);
            page.element("h3", section.title(), "class", "appendix-section").line();
            blocks.write(section.blocks(), "a" + (i + 1));
        }
        page.end().end().line();
    }
}
