package dev.manyi.reports.html;

import dev.manyi.reports.model.Block;
import dev.manyi.reports.model.Chart;
import dev.manyi.reports.model.Note;
import dev.manyi.reports.model.Table;
import dev.manyi.reports.model.Text;
import dev.manyi.reports.style.Messages;
import java.util.List;

/** What a section is made of, one below the other. */
final class BlockPart {
    private final Markup page;
    private final TablePart tables;
    private final ChartPart charts;

    BlockPart(Markup page, Messages messages) {
        this.page = page;
        this.tables = new TablePart(page, messages);
        this.charts = new ChartPart(page, messages, tables);
    }

    /** @param id of the section; its blocks have it with their number behind */
    void write(List<Block> blocks, String id) {
        for (int i = 0; i < blocks.size(); i++) {
            String own = id + "-" + (i + 1);
            Block block = blocks.get(i);
            if (block instanceof Table table) {
                tables.write(table, own);
            } else if (block instanceof Chart chart) {
                charts.write(chart, own);
            } else if (block instanceof Note note) {
                page.begin("p", "class", "note " + Tones.style(note.tone()), "role", "note");
                page.element("span", Tones.sign(note.tone()), "class", "sign", "aria-hidden", "true");
                page.element("span", note.text(), "class", "lines").end().line();
            } else if (block instanceof Text text) {
                page.element("p", text.text(), "class", "lines").line();
            }
        }
    }
}
