package dev.manyi.reports.pdf;

import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfGState;
import java.awt.Color;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Draws the SVG that ECharts writes as PDF vectors and real text. What it does not know it refuses, so that nothing
 * disappears from a chart unseen.
 */
final class SvgDrawer {
    private static final Pattern FUNCTION = Pattern.compile("(\\w+)\\(([^)]*)\\)");
    private static final Pattern REFERENCE = Pattern.compile("url\\(#([^)]+)\\)");
    /** Half the height of a capital, by which text is let down when its middle is given. */
    private static final float MIDDLE = 0.36f;

    private final PdfContentByte content;
    private final Typesetter typesetter;
    private final float height;
    private final Map<String, Element> clips = new HashMap<>();

    SvgDrawer(PdfContentByte content, Typesetter typesetter, float height) {
        this.content = content;
        this.typesetter = typesetter;
        this.height = height;
    }

    void draw(String svg) {
        Element root = parse(svg);
        var paths = root.getElementsByTagName("clipPath");
        for (int i = 0; i < paths.getLength(); i++) {
            var clip = (Element) paths.item(i);
            clips.put(clip.getAttribute("id"), clip);
        }
        content.saveState();
        content.concatCTM(1, 0, 0, -1, 0, height); // y points down in SVG, up in PDF
        children(root);
        content.restoreState();
    }

    private void children(Element parent) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                element(element);
            }
        }
    }

    private void element(Element element) {
        String name = element.getTagName();
        if (name.equals("defs") || name.equals("style")) {
            return;
        }
        content.saveState();
        clip(element);
        transform(element.getAttribute("transform"));
        switch (name) {
            case "g" -> children(element);
            case "text" -> text(element);
            default -> shape(outline(element), new SvgPaint(element));
        }
        content.restoreState();
    }

    private void clip(Element element) {
        Matcher reference = REFERENCE.matcher(element.getAttribute("clip-path"));
        if (!reference.matches()) {
            return;
        }
        Element clip = clips.get(reference.group(1));
        for (Node node = clip.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element shape) {
                SvgPath.draw(outline(shape), content);
            }
        }
        content.clip();
        content.newPath();
    }

    private void transform(String value) {
        Matcher functions = FUNCTION.matcher(value);
        while (functions.find()) {
            String[] parts = functions.group(2).trim().split("[\\s,]+");
            var at = new float[parts.length];
            for (int i = 0; i < parts.length; i++) {
                at[i] = Float.parseFloat(parts[i]);
            }
            switch (functions.group(1)) {
                case "matrix" -> content.concatCTM(at[0], at[1], at[2], at[3], at[4], at[5]);
                case "translate" -> content.concatCTM(1, 0, 0, 1, at[0], at.length > 1 ? at[1] : 0);
                case "scale" -> content.concatCTM(at[0], 0, 0, at.length > 1 ? at[1] : at[0], 0, 0);
                case "rotate" -> rotate(at);
                default -> throw new IllegalArgumentException("transform " + functions.group() + " is not drawn");
            }
        }
    }

    private void rotate(float[] at) {
        double angle = Math.toRadians(at[0]);
        float cos = (float) Math.cos(angle);
        float sin = (float) Math.sin(angle);
        float x = at.length > 2 ? at[1] : 0;
        float y = at.length > 2 ? at[2] : 0;
        content.concatCTM(cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y);
    }

    private static Path2D outline(Element element) {
        var at = new SvgPaint(element);
        return switch (element.getTagName()) {
            case "path" -> SvgPath.parse(element.getAttribute("d"));
            case "polyline" -> SvgPath.parse("M" + element.getAttribute("points"));
            case "polygon" -> SvgPath.parse("M" + element.getAttribute("points") + "Z");
            case "line" ->
                SvgPath.parse("M" + at.number("x1", 0) + " " + at.number("y1", 0) + "L" + at.number("x2", 0) + " "
                        + at.number("y2", 0));
            case "rect" ->
                SvgPath.parse("M" + at.number("x", 0) + " " + at.number("y", 0) + "h" + at.number("width", 0) + "v"
                        + at.number("height", 0) + "h" + -at.number("width", 0) + "Z");
            case "circle" -> circle(at.number("cx", 0), at.number("cy", 0), at.number("r", 0));
            default -> throw new IllegalArgumentException("SVG element <" + element.getTagName() + "> is not drawn");
        };
    }

    private static Path2D circle(float x, float y, float r) {
        String half = "A" + r + " " + r + " 0 1 1 ";
        return SvgPath.parse("M" + (x - r) + " " + y + half + (x + r) + " " + y + half + (x - r) + " " + y + "Z");
    }

    private void shape(Path2D path, SvgPaint paint) {
        Color fill = paint.colour("fill", "#000000");
        float width = paint.number("stroke-width", 1);
        Color stroke = width > 0 ? paint.colour("stroke", "none") : null;
        if (fill != null) {
            content.setColorFill(opaque(fill));
        }
        if (stroke != null) {
            content.setColorStroke(opaque(stroke));
            content.setLineWidth(width);
            content.setLineJoin(paint.text("stroke-linejoin", "miter").equals("miter") ? 0 : 1);
            content.setLineCap(paint.text("stroke-linecap", "butt").equals("round") ? 1 : 0);
            dashes(paint.text("stroke-dasharray", ""));
        }
        transparency(fill, stroke);
        SvgPath.draw(path, content);
        if (fill != null && stroke != null) {
            content.fillStroke();
        } else if (fill != null) {
            content.fill();
        } else if (stroke != null) {
            content.stroke();
        } else {
            content.newPath();
        }
    }

    private void dashes(String lengths) {
        if (lengths.isEmpty() || lengths.equals("none")) {
            return;
        }
        String[] parts = lengths.trim().split("[\\s,]+");
        var dashes = new float[parts.length];
        for (int i = 0; i < parts.length; i++) {
            dashes[i] = Float.parseFloat(parts[i]);
        }
        content.setLineDash(dashes, 0);
    }

    private void transparency(Color fill, Color stroke) {
        boolean clearFill = fill != null && fill.getAlpha() < 255;
        boolean clearStroke = stroke != null && stroke.getAlpha() < 255;
        if (!clearFill && !clearStroke) {
            return;
        }
        var state = new PdfGState();
        state.setFillOpacity(fill == null ? 1 : fill.getAlpha() / 255f);
        state.setStrokeOpacity(stroke == null ? 1 : stroke.getAlpha() / 255f);
        content.setGState(state);
    }

    private static Color opaque(Color colour) {
        return new Color(colour.getRGB());
    }

    /** Filled only: the outline that ECharts puts behind text would print every word twice. */
    private void text(Element element) {
        var paint = new SvgPaint(element);
        Color fill = paint.colour("fill", "#000000");
        String text = element.getTextContent();
        if (fill == null || text.isBlank()) {
            return;
        }
        float size = paint.number("font-size", 12);
        Weight weight = List.of("bold", "600", "700", "bolder").contains(paint.text("font-weight", "normal"))
                ? Weight.BOLD
                : Weight.REGULAR;
        float width = typesetter.width(text, weight, size);
        float x = paint.number("x", 0)
                - switch (paint.text("text-anchor", "start")) {
                    case "middle" -> width / 2;
                    case "end" -> width;
                    default -> 0;
                };
        float y = paint.number("y", 0)
                + switch (paint.text("dominant-baseline", "alphabetic")) {
                    case "central", "middle" -> MIDDLE * size;
                    case "hanging", "text-before-edge" -> 2 * MIDDLE * size;
                    default -> 0;
                };
        content.setColorFill(opaque(fill));
        transparency(fill, null);
        content.beginText();
        content.setTextMatrix(1, 0, 0, -1, x, y);
        for (Typesetter.Run run : typesetter.runs(text, weight)) {
            content.setFontAndSize(run.font(), size);
            content.showText(run.text());
        }
        content.endText();
    }

    /** Names may hold what XML forbids; what is not text at all shows as missing like everywhere. */
    private static String printable(String svg) {
        return svg.replaceAll("[\\p{Cc}&&[^\n]]", " ").replaceAll("[\\p{Cs}\\ufffe\\uffff]", "\ufffd");
    }

    private static Element parse(String svg) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(printable(svg))))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new PdfFailure("the chart's SVG can not be read: " + e.getMessage(), e);
        }
    }
}
