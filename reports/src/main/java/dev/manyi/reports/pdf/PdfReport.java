package dev.manyi.reports.pdf;

import com.lowagie.text.Document;
import com.lowagie.text.DocumentException;
import com.lowagie.text.PageSize;
import com.lowagie.text.pdf.PdfDate;
import com.lowagie.text.pdf.PdfEncryption;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfObject;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfWriter;
import dev.manyi.reports.model.Report;
import dev.manyi.reports.style.Messages;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;

/**
 * A report as PDF: cover, summary, contents, sections, appendix. The same report gives the same bytes, whatever the machine's zone
 * and locale.
 */
public final class PdfReport {
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
        writer.setTagged();
        writer.setPageEvent(new PageFrame(report.cover(), messages, typesetter));
        describe();
        document.open();
        writer.getInfo().put(PdfName.CREATIONDATE, generatedAt()); // OpenPDF puts the moment of opening
        new Chapters(report, messages, typesetter, document, writer).draw();
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
}
