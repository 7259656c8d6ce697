package dev.manyi.reports.pdf;

import com.lowagie.text.Document;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfWriter;
import dev.manyi.reports.model.Block;
import dev.manyi.reports.model.Chart;
import dev.manyi.reports.model.Definition;
import dev.manyi.reports.model.Note;
import dev.manyi.reports.model.Report;
import dev.manyi.reports.model.Section;
import dev.manyi.reports.model.Table;
import dev.manyi.reports.model.Text;
import dev.manyi.reports.style.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The report from its cover to its appendix, laid down on pages in the order in which it is read. */
final class Chapters {
    private static final float SMALLEST_SECTION = Style.CONTENT_HEIGHT / 3;
    private static final float MOST_KEPT = Style.CONTENT_HEIGHT * 0.8f;
    private static final float HEADING = 44;

    private final Report report;
    private final Messages messages;
    private final Typesetter typesetter;
    private final PdfWriter writer;
    private final Tags tags;
    private final Flow flow;
    private final Headings headings;
    private final Contents contents;
    private final Remarks remarks;

    Chapters(Report report, Messages messages, Typesetter typesetter, Document document, PdfWriter writer) {
        this.report = report;
        this.messages = messages;
        this.typesetter = typesetter;
        this.writer = writer;
        this.tags = new Tags(writer);
        this.flow = new Flow(document, writer, tags);
        this.headings = new Headings(report, messages, writer, flow);
        this.contents = new Contents(headings, typesetter);
        this.remarks = new Remarks(typesetter);
    }

    void draw() {
        new CoverPage(report.cover(), messages, writer.getDirectContent(), typesetter, tags).draw();
        headings.bookmark(report.cover().title());
        flow.newPage();
        summary();
        contents();
        for (Section section : report.sections()) {
            section(section);
        }
        definitions();
        for (Section section : report.appendix().sections()) {
            section(section);
        }
        contents.fillNumbers();
    }

    private void summary() {
        chapter();
        var cover = report.cover();
        flow.place(paragraph(Typesetter.shortened(cover.period() + " · " + cover.scope()), "ink-soft"));
        if (cover.running()) {
            flow.place(paragraph(messages.text("running") + " · " + messages.text("running.note"), "running"));
        }
        var summary = report.summary();
        if (!summary.highlights().isEmpty()) {
            flow.place(new SummaryPage(messages, typesetter, summary).tiles());
            flow.place(paragraph(messages.text("summary.legend"), "ink-soft"));
        }
        if (!summary.improve().isEmpty()) {
            Piece improve = remarks.improve(summary.improve());
            together(List.of(subtitle(messages.text("summary.improve")), improve));
        }
        var findings = summary.findings().stream().map(remarks::finding).toList();
        if (!findings.isEmpty()) {
            var all = new ArrayList<Piece>();
            all.add(subtitle(messages.text("summary.findings")));
            all.addAll(findings);
            together(all);
        }
    }

    /** What would be torn in two stands on the next page, where it fits there. */
    private void together(List<Piece> pieces) {
        float all = -pieces.get(pieces.size() - 1).after();
        for (Piece piece : pieces) {
            all += piece.whole() + piece.after();
        }
        flow.need(all < MOST_KEPT ? all : pieces.get(0).least() + pieces.get(1).least());
        pieces.forEach(flow::place);
    }

    /** After the summary, which is to be the first that is read. */
    private void contents() {
        Piece lines = contents.draw(writer.getDirectContent());
        flow.need(HEADING + lines.height(lines.rows(role -> true)));
        tags.section();
        headings.bookmark(messages.text("contents.title"));
        flow.place(heading(messages.text("contents.title")));
        flow.place(lines);
    }

    private void section(Section section) {
        var parts = new ArrayList<Part>();
        for (int i = 0; i < section.blocks().size(); i++) {
            boolean entry = Headings.isEntry(section.blocks(), i);
            pieces(section.blocks().get(i)).forEach(piece -> parts.add(new Part(piece, entry)));
        }
        flow.need(parts.isEmpty() ? HEADING : Math.max(HEADING + begin(parts), SMALLEST_SECTION));
        chapter();
        for (Part part : parts) {
            flow.reach(part.piece());
            if (part.isEntry()) {
                headings.mark();
            }
            flow.put(part.piece());
        }
    }

    private record Part(Piece piece, boolean isEntry) {}

    /** What introduces the first table or chart stays with it, where there is not too much of it. */
    private static float begin(List<Part> parts) {
        float begin = 0;
        for (Part part : parts) {
            begin += part.piece().least() + part.piece().after();
            if (part.isEntry()) {
                break;
            }
        }
        return begin < MOST_KEPT ? begin : parts.get(0).piece().least();
    }

    /** A table or chart is one piece, a text one for each of its paragraphs. */
    private List<Piece> pieces(Block block) {
        if (block instanceof Table table) {
            return List.of(new TableBlock(messages, typesetter).draw(table));
        }
        if (block instanceof Chart chart) {
            return List.of(new ChartBlock(messages, typesetter).draw(chart, writer.getDirectContent()));
        }
        if (block instanceof Note note) {
            return List.of(remarks.note(note));
        }
        return Arrays.stream(((Text) block).text().split("\\R"))
                .map(line -> paragraph(line, "ink"))
                .toList();
    }

    private void definitions() {
        if (report.appendix().definitions().isEmpty()) {
            return;
        }
        var piece = new Piece(26, 74).spaced(8, 14);
        for (Definition definition : report.appendix().definitions()) {
            piece.row(
                    Role.BODY,
                    definition(definition.name(), Weight.BOLD, "brand"),
                    definition(definition.text(), Weight.REGULAR, "ink"));
        }
        flow.need(HEADING + piece.least());
        chapter();
        flow.place(piece);
    }

    private PdfPCell definition(String text, Weight weight, String colour) {
        PdfPCell cell = Style.ruled(6);
        cell.setPhrase(typesetter.phrase(text, weight, Style.BODY, Style.colour(colour)));
        return cell;
    }

    /** The heading of the next entry of level 1. */
    private void chapter() {
        tags.section();
        Headings.Entry entry = headings.mark();
        flow.place(heading(entry.title()));
    }

    private Piece heading(String text) {
        PdfPCell cell = Style.bare();
        cell.setBorder(PdfPCell.LEFT);
        cell.setBorderWidth(4);
        cell.setBorderColor(Style.colour("series-2"));
        cell.setPaddingLeft(10);
        cell.setPaddingBottom(2 * Style.LIFT + 1);
        cell.setPhrase(
                typesetter.phrase(Typesetter.shortened(text), Weight.BOLD, Style.HEADING, Style.colour("brand")));
        return new Piece(1).kept().row(Role.HEADING, cell).spaced(14, 8);
    }

    private Piece subtitle(String text) {
        PdfPCell cell = Style.bare();
        cell.setPaddingBottom(6);
        cell.setPhrase(typesetter.phrase(text, Weight.BOLD, Style.BLOCK_TITLE, Style.colour("ink")));
        return new Piece(1).kept().row(Role.SUBHEADING, cell).spaced(8, 0);
    }

    private Piece paragraph(String text, String colour) {
        PdfPCell cell = Style.bare();
        cell.setPhrase(typesetter.phrase(text, Weight.REGULAR, Style.BODY, Style.colour(colour)));
        return new Piece(1).flowing().row(Role.PARAGRAPH, cell).spaced(0, 6);
    }
}
