package dev.manyi.reports.xlsx;

import dev.manyi.reports.model.Block;
import dev.manyi.reports.model.Chart;
import dev.manyi.reports.model.Kind;
import dev.manyi.reports.model.Note;
import dev.manyi.reports.model.Section;
import dev.manyi.reports.model.Table;
import dev.manyi.reports.model.Text;
import dev.manyi.reports.style.Messages;
import dev.manyi.reports.style.Wording;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;

/** A section as a sheet. Its first table comes first, with frozen head and filter; a sheet can have only one of each. */
final class SectionSheet {
    private static final int FEWEST_CHART_ROWS = 15;
    /** A radar is as wide as it is high. */
    private static final int RADAR_ROWS = 22;

    private final Page page;
    private final Book book;
    private final Styles styles;
    private final Messages messages;
    /** Names of charts stand under the names of the table, so that a column of ranks stays narrow. */
    private int names;

    SectionSheet(Page page, Book book) {
        this.page = page;
        this.book = book;
        this.styles = book.styles();
        this.messages = book.messages();
    }

    void write(Section section) {
        page.title(section.title());
        boolean filtered = false;
        for (Block block : tableFirst(section.blocks())) {
            if (block instanceof Table table) {
                var cells = new TableRange(page, messages, table);
                CellRangeAddress range = cells.write();
                book.ranges().table(table.title(), page.sheet(), range);
                if (!filtered) {
                    filter(range);
                    names = cells.firstTextColumn();
                }
                filtered = true;
            } else if (block instanceof Chart chart) {
                chart(chart);
            } else if (block instanceof Note note) {
                page.paragraph(note.text(), styles.remark(note.tone()));
                page.nextRow();
            } else {
                page.paragraph(((Text) block).text(), styles.plain());
                page.nextRow();
            }
        }
    }

    private void filter(CellRangeAddress range) {
        page.sheet().setAutoFilter(range);
        page.sheet().createFreezePane(0, range.getFirstRow() + 1);
        if (range.getLastRow() > Page.PAPER_ROWS) {
            page.sheet().setRepeatingRows(new CellRangeAddress(range.getFirstRow(), range.getFirstRow(), -1, -1));
        }
    }

    private static List<Block> tableFirst(List<Block> blocks) {
        var ordered = new ArrayList<>(blocks);
        blocks.stream().filter(Table.class::isInstance).findFirst().ifPresent(first -> {
            ordered.remove(first);
            ordered.add(0, first);
        });
        return ordered;
    }

    /** The chart's numbers as cells, and beside them the chart that Excel draws from these cells. */
    private void chart(Chart chart) {
        int rows = Math.max(
                chart.kind() == Kind.RADAR ? RADAR_ROWS : FEWEST_CHART_ROWS,
                chart.categories().size() + 3);
        page.keepTogether(rows + 3);
        page.caption(chart.title());
        page.nextRow();
        int head = page.row();
        page.head(names, messages.text("chart.category"), false);
        ChartCells cells = ChartCells.of(chart, names, head, messages);
        for (int i = 0; i < cells.series().size(); i++) {
            page.head(cells.column(i), cells.series().get(i).name(), true);
        }
        for (int i = 0; i < chart.categories().size(); i++) {
            page.nextRow();
            page.text(names, chart.categories().get(i));
            for (int j = 0; j < cells.series().size(); j++) {
                page.number(cells.column(j), cells.series().get(j).values().get(i), chart.format(), false);
            }
        }
        if (!cells.isEmpty()) {
            page.atTheEnd(() -> new NativeChart(page.sheet(), messages).draw(cells, rows));
        }
        // Below the chart, which would hide the end of a long line beside it.
        page.skipTo(head + rows);
        page.note(new Wording(messages).sourceAndSample(chart.source(), chart.n()));
        page.nextRow();
    }
}
