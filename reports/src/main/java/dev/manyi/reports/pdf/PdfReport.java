package dev.manyi.reports.pdf;

import com.lowagie.text.Document;
import com.lowagie.text.DocumentException;
import com.lowagie.text.PageSize;
import com.lowagie.text.pdf.PdfDate;
import com.lowagie.text.pdf.PdfDestination;
import com.lowagie.text.pdf.PdfEncryption;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfObject;
import com.lowagie.text.pdf.PdfOutline;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfWriter;
import dev.manyi.reports.model.Block;
import dev.manyi.reports.model.Chart;
import dev.manyi.reports.model.Definition;
import dev.manyi.reports.model.Finding;
import dev.manyi.reports.model.Note;
import dev.manyi.reports.model.Problem;
import dev.manyi.reports.model.Report;
import dev.manyi.reports.model.Section;
import dev.manyi.reports.model.Table;
import dev.manyi.reports.model.Text;
import dev.manyi.reports.style.Messages;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;

/**
 * A report as PDF: cover, summary, sections, appendix. The same report gives the same bytes, whatever the machine's zone
 * and locale.
 */
public final class PdfReport {
    private static final float ROOM_FOR_A_SECTION = 190;

    private final Report report;
    private final Messages messages;
    private final Typesetter typesetter;
    private final Document document = new Document(PageSize.A4, Style.SIDE, Style.SIDE, Style.TOP, Style.BOTTOM);
    private PdfWriter writer;

    private PdfReport(Report report) {
        this.report = report;
        this.messages = Messages.of(report.language());
        this.typesetter = new Typesetter(report.language());
    }

    /**
     * Writes the PDF; the stream stays open.
     *
     * @return the characters that no embedded font has, as "U+1F600 😀"; they are printed as 〓
     */
    public static List<String> write(Report report, OutputStream out) {
        var made = new PdfReport(report);
        try {
            made.draw(out);
        } catch (DocumentException e) {
            throw new PdfFailure("report " + report.cover().reportNumber() + " not written: " + e.getMessage(), e);
        }
        return made.typesetter.missing();
    }

    private void draw(OutputStream out) throws DocumentException {
        writer = PdfWriter.getInstance(document, out);
        writer.setCloseStream(false);
        writer.setPageEvent(new PageFrame(report.cover(), messages, typesetter));
        describe();
        document.open();
        writer.getInfo().put(PdfName.CREATIONDATE, generatedAt()); // OpenPDF puts the moment of opening
        new CoverPage(report.cover(), messages, new Canvas(writer.getDirectContent(), typesetter), typesetter).draw();
        bookmark(report.cover().title());
        document.newPage();
        summary();
        for (Section section : report.sections()) {
            section(section);
        }
        if (!report.appendix().definitions().isEmpty()) {
            appendix();
        }
        document.close();
    }

    private void describe() {
        var cover = report.cover();
        document.addTitle(cover.title() + " " + cover.period());
        document.addSubject(cover.scope());
        document.addAuthor(cover.organisation());
        document.addKeywords(cover.reportNumber());
        writer.getInfo().put(PdfName.FILEID, fileId());
        writer.setPdfVersion(PdfWriter.VERSION_1_7);
        // Also for the sake of bytes: the uncompressed table of offsets is printed in the digits of the machine's
        // locale.
        writer.setFullCompression();
        writer.setViewerPreferences(PdfWriter.DisplayDocTitle | PdfWriter.PageModeUseOutlines);
        writer.getExtraCatalog()
                .put(PdfName.LANG, new PdfString(messages.language().toLanguageTag()));
    }

    private PdfDate generatedAt() {
        var generated = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
        generated.setTimeInMillis(report.cover().generatedAt().toEpochMilli());
        return new PdfDate(generated);
    }

    /** The identity of a file is that of its report, not of the moment in which it was written. */
    private PdfObject fileId() {
        String identity =
                report.name() + "\n" + report.cover() + "\n" + report.language().toLanguageTag();
        byte[] id = md5(identity.getBytes(StandardCharsets.UTF_8));
        return PdfEncryption.createInfoId(id, id);
    }

    private static byte[] md5(byte[] bytes) {
        try {
            return MessageDigest.getInstance("MD5").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    private void summary() throws DocumentException {
        heading(messages.text("summary.title"));
        var cover = report.cover();
        document.add(paragraph(Typesetter.shortened(cover.period() + " · " + cover.scope()), "ink-soft"));
        if (cover.running()) {
            document.add(paragraph(messages.text("running") + " · " + messages.text("running.note"), "running"));
        }
        if (!report.summary().highlights().isEmpty()) {
            PdfPTable tiles =
                    new SummaryPage(messages, typesetter, report.summary().highlights()).tiles();
            tiles.setSpacingBefore(8);
            document.add(tiles);
            document.add(paragraph(messages.text("summary.legend"), "ink-soft"));
        }
        for (Finding finding : report.summary().findings()) {
            document.add(paragraph(finding.text(), "ink"));
        }
        for (Problem problem : report.summary().improve()) {
            document.add(paragraph(problem.name() + " · " + problem.reason(), "ink"));
        }
    }

    private void section(Section section) throws DocumentException {
        float needed =
                section.blocks().isEmpty() ? 60 : firstHeight(section.blocks().get(0));
        if (room() < Math.max(needed + 40, Style.CONTENT_HEIGHT / 3)) {
            document.newPage();
        }
        heading(section.title());
        for (Block block : section.blocks()) {
            block(block);
        }
    }

    private static float firstHeight(Block block) {
        return block instanceof Chart chart ? ChartBlock.height(chart) : ROOM_FOR_A_SECTION;
    }

    private void block(Block block) throws DocumentException {
        if (block instanceof Table table) {
            if (room() < ROOM_FOR_A_SECTION / 2) {
                document.newPage();
            }
            document.add(new TableBlock(messages, typesetter).draw(table));
        } else if (block instanceof Chart chart) {
            document.add(new ChartBlock(messages, typesetter).draw(chart, writer.getDirectContent()));
        } else {
            String text = block instanceof Note note ? note.text() : ((Text) block).text();
            for (String line : text.split("\\R")) {
                document.add(paragraph(line, "ink"));
            }
        }
    }

    private void appendix() throws DocumentException {
        if (room() < ROOM_FOR_A_SECTION) {
            document.newPage();
        }
        heading(messages.text("appendix.title"));
        PdfPTable table = Style.table(26, 74);
        table.setSpacingBefore(8);
        for (Definition definition : report.appendix().definitions()) {
            table.addCell(definition(definition.name(), Weight.BOLD, "brand"));
            table.addCell(definition(definition.text(), Weight.REGULAR, "ink"));
        }
        document.add(table);
    }

    private PdfPCell definition(String text, Weight weight, String colour) {
        PdfPCell cell = Style.bare();
        cell.setBorder(PdfPCell.BOTTOM);
        cell.setBorderWidth(0.6f);
        cell.setBorderColor(Style.colour("rule"));
        cell.setPadding(6);
        cell.setPaddingTop(6 - Style.LIFT);
        cell.setPaddingBottom(6 + Style.LIFT);
        cell.setPhrase(typesetter.phrase(text, weight, Style.BODY, Style.colour(colour)));
        return cell;
    }

    private void heading(String text) throws DocumentException {
        bookmark(text);
        PdfPTable heading = Style.table(1);
        PdfPCell cell = Style.bare();
        cell.setBorder(PdfPCell.LEFT);
        cell.setBorderWidth(4);
        cell.setBorderColor(Style.colour("series-2"));
        cell.setPaddingLeft(10);
        cell.setPaddingBottom(2 * Style.LIFT + 1);
        cell.setPhrase(
                typesetter.phrase(Typesetter.shortened(text), Weight.BOLD, Style.HEADING, Style.colour("brand")));
        heading.addCell(cell);
        heading.setSpacingBefore(6);
        heading.setSpacingAfter(8);
        document.add(heading);
    }

    private void bookmark(String title) {
        var root = writer.getDirectContent().getRootOutline();
        var top = new PdfDestination(PdfDestination.XYZ, 0, writer.getVerticalPosition(false) + 20, 0);
        new PdfOutline(root, top, title);
    }

    /** In a cell, because a bare paragraph ends in a line break set in Helvetica, which is not embedded. */
    private PdfPTable paragraph(String text, String colour) {
        PdfPCell cell = Style.bare();
        cell.setPhrase(typesetter.phrase(text, Weight.REGULAR, Style.BODY, Style.colour(colour)));
        PdfPTable paragraph = Style.table(1);
        paragraph.setSplitLate(false);
        paragraph.setSpacingAfter(6);
        paragraph.addCell(cell);
        return paragraph;
    }

    private float room() {
        return writer.getVerticalPosition(false) - Style.BOTTOM;
    }
}
