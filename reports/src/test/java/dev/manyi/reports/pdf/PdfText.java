package dev.manyi.reports.pdf;

import dev.manyi.reports.model.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** A report as PDF, read back. */
final class PdfText {
    private PdfText() {}

    static PDDocument open(Report report) throws IOException {
        var out = new ByteArrayOutputStream();
        PdfReport.write(report, out);
        return Loader.loadPDF(out.toByteArray());
    }

    /** The page's text, line by line, with every run of blanks as one. */
    static String page(PDDocument pdf, int page) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(pdf).replaceAll(" +", " ");
    }

    static String all(PDDocument pdf) throws IOException {
        var text = new StringBuilder();
        for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
            text.append(page(pdf, page));
        }
        return text.toString();
    }
}
