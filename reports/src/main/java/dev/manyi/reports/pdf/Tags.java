package dev.manyi.reports.pdf;

import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfObject;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfStructureElement;
import com.lowagie.text.pdf.PdfWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The tree that reading aids follow: sections with headings, paragraphs, tables of heads and cells, and figures with words.
 * What only decorates or repeats is marked as an artifact.
 */
final class Tags {
    static final PdfName ARTIFACT = new PdfName("Artifact");

    private final PdfStructureElement document;
    private PdfStructureElement section;
    /** What the rows of the present piece belong to, made when the first of them needs it. */
    private PdfStructureElement group;

    Tags(PdfWriter writer) {
        document = new PdfStructureElement(writer.getStructureTreeRoot(), new PdfName("Document"));
        section();
    }

    void section() {
        section = child(document, "Sect");
    }

    void piece() {
        group = null;
    }

    PdfStructureElement leaf(String type) {
        return child(section, type);
    }

    /** One for each cell of a row. */
    List<PdfStructureElement> row(Role role, int cells, String alternative) {
        return switch (role) {
            case HEAD, BODY -> {
                PdfStructureElement row = child(group("Table"), "TR");
                yield each(row, role, cells);
            }
            case TILES -> each(section, role, cells);
            case CAPTION -> Collections.nCopies(cells, child(group("Table"), role.tag()));
            case CONTENTS -> Collections.nCopies(cells, child(group("TOC"), role.tag()));
            case FIGURE -> {
                PdfStructureElement figure = leaf(role.tag());
                figure.put(PdfName.ALT, new PdfString(alternative, PdfObject.TEXT_UNICODE));
                yield Collections.nCopies(cells, figure);
            }
            default -> Collections.nCopies(cells, leaf(role.tag()));
        };
    }

    static void artifact(PdfContentByte content, Runnable drawing) {
        content.beginMarkedContentSequence(ARTIFACT);
        drawing.run();
        content.endMarkedContentSequence();
    }

    static void tagged(PdfContentByte content, PdfStructureElement element, Runnable drawing) {
        content.beginMarkedContentSequence(element);
        drawing.run();
        content.endMarkedContentSequence();
    }

    private PdfStructureElement group(String type) {
        if (group == null) {
            group = leaf(type);
        }
        return group;
    }

    private static List<PdfStructureElement> each(PdfStructureElement parent, Role role, int cells) {
        var elements = new ArrayList<PdfStructureElement>();
        for (int i = 0; i < cells; i++) {
            PdfStructureElement element = child(parent, role.tag());
            if (role == Role.HEAD) {
                var scope = new PdfDictionary();
                scope.put(PdfName.O, new PdfName("Table"));
                scope.put(new PdfName("Scope"), new PdfName("Column"));
                element.put(PdfName.A, scope);
            }
            elements.add(element);
        }
        return elements;
    }

    private static PdfStructureElement child(PdfStructureElement parent, String type) {
        return new PdfStructureElement(parent, new PdfName(type));
    }
}
