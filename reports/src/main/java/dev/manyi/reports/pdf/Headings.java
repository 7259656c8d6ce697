package dev.manyi.reports.pdf;

import com.lowagie.text.pdf.PdfDestination;
import com.lowagie.text.pdf.PdfOutline;
import com.lowagie.text.pdf.PdfWriter;
import dev.manyi.reports.model.Block;
import dev.manyi.reports.model.Chart;
import dev.manyi.reports.model.Report;
import dev.manyi.reports.model.Section;
import dev.manyi.reports.model.Table;
import dev.manyi.reports.style.Messages;
import java.util.ArrayList;
import java.util.List;

/** What the contents list, in the order of the report, and where on the pages it came to stand. */
final class Headings {
    private static final int ABOVE = 20;

    private final List<Entry> entries;
    private final PdfWriter writer;
    private final Flow flow;
    private final List<Integer> pages = new ArrayList<>();
    private PdfOutline section;

    /** Level 1 is a section, level 2 a table or chart in it. */
    record Entry(String title, int level) {}

    Headings(Report report, Messages messages, PdfWriter writer, Flow flow) {
        this.entries = entries(report, messages);
        this.writer = writer;
        this.flow = flow;
    }

    private static List<Entry> entries(Report report, Messages messages) {
        var entries = new ArrayList<Entry>();
        entries.add(new Entry(messages.text("summary.title"), 1));
        report.sections().forEach(section -> add(section, section.title(), entries));
        if (!report.appendix().definitions().isEmpty()) {
            entries.add(new Entry(messages.text("appendix.title"), 1));
        }
        report.appendix()
                .sections()
                .forEach(section -> add(section, messages.text("appendix.section", section.title()), entries));
        return entries;
    }

    private static void add(Section section, String title, List<Entry> entries) {
        entries.add(new Entry(title, 1));
        for (int i = 0; i < section.blocks().size(); i++) {
            if (isEntry(section.blocks(), i)) {
                entries.add(new Entry(title(section.blocks().get(i)), 2));
            }
        }
    }

    /** A table or chart, but for one that follows another of the same title: they are two views of one thing. */
    static boolean isEntry(List<Block> blocks, int index) {
        String title = title(blocks.get(index));
        return title != null && !(index > 0 && title.equals(title(blocks.get(index - 1))));
    }

    private static String title(Block block) {
        if (block instanceof Table table) {
            return table.title();
        }
        return block instanceof Chart chart ? chart.title() : null;
    }

    List<Entry> entries() {
        return entries;
    }

    /** The next entry stands here. */
    Entry mark() {
        int index = pages.size();
        Entry entry = entries.get(index);
        pages.add(flow.page());
        writer.getDirectContent().localDestination(place(index), here());
        if (entry.level() == 1) {
            section = bookmark(entry.title());
        } else {
            new PdfOutline(section, here(), Typesetter.shortened(entry.title()), false);
        }
        return entry;
    }

    /** Of what the contents do not list. */
    PdfOutline bookmark(String title) {
        return new PdfOutline(writer.getDirectContent().getRootOutline(), here(), Typesetter.shortened(title), false);
    }

    int page(int entry) {
        return pages.get(entry);
    }

    String place(int entry) {
        return "entry-" + entry;
    }

    private PdfDestination here() {
        return new PdfDestination(PdfDestination.XYZ, 0, flow.y() + ABOVE, 0);
    }
}
