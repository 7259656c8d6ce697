package dev.manyi.reports.html;

import dev.manyi.reports.chart.ChartFailure;
import dev.manyi.reports.style.Palette;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * The SVG that ECharts writes, as a part of a page: written anew from the elements and attributes that are known, so that
 * nothing else gets in (faces are the page's, marks for moving charts are not needed); colours by their name in the palette, styles as attributes (the page's policy forbids inline
 * ones), and ids that do not depend on what else was drawn before.
 */
final class ChartSvg {
    private static final Set<String> ELEMENTS =
            words("g path text tspan rect line polyline polygon circle ellipse defs clipPath");
    private static final Set<String> ATTRIBUTES = words("x y x1 y1 x2 y2 cx cy r rx ry dx dy width height d points"
            + " transform fill fill-opacity fill-rule stroke stroke-opacity stroke-width stroke-dasharray"
            + " stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit opacity paint-order text-anchor"
            + " dominant-baseline font-size font-weight font-style id clip-path");

    private final Markup page;
    private final String prefix;
    private final Map<String, String> ids = new HashMap<>();

    private ChartSvg(Markup page, String prefix) {
        this.page = page;
        this.prefix = prefix;
    }

    /** @param id no other chart of the page has it */
    static void write(Markup page, String svg, String id, String label) {
        Element root = parse(svg);
        String box = "0 0 " + root.getAttribute("width") + " " + root.getAttribute("height");
        page.begin("svg", "viewBox", box, "role", "img", "aria-label", label);
        new ChartSvg(page, id).children(root);
        page.end();
    }

    private void children(Element parent) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                element(element);
            } else if (node.getNodeType() == Node.TEXT_NODE
                    && !node.getNodeValue().isBlank()) {
                page.text(node.getNodeValue());
            }
        }
    }

    private void element(Element element) {
        String name = element.getTagName();
        if (name.equals("style")) {
            return;
        }
        if (!ELEMENTS.contains(name)) {
            throw new IllegalArgumentException("SVG element <" + name + "> is not known, known are " + ELEMENTS);
        }
        page.begin(name, attributes(element));
        children(element);
        page.end();
    }

    private String[] attributes(Element element) {
        var given = new TreeMap<String, String>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Node attribute = element.getAttributes().item(i);
            given.put(attribute.getNodeName(), attribute.getNodeValue());
        }
        declarations(given);
        var kept = new TreeMap<String, String>();
        var classes = new StringBuilder();
        given.forEach((name, value) -> {
            if (!ATTRIBUTES.contains(name)) {
                return;
            }
            var colour = name.equals("fill") || name.equals("stroke") ? Palette.named(value) : null;
            if (colour != null && colour.isPresent()) {
                classes.append(classes.isEmpty() ? "" : " ")
                        .append(name)
                        .append('-')
                        .append(colour.get());
            } else {
                kept.put(name, value(name, value));
            }
        });
        if (!classes.isEmpty()) {
            kept.put("class", classes.toString());
        }
        return kept.entrySet().stream()
                .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                .toArray(String[]::new);
    }

    private static void declarations(Map<String, String> attributes) {
        String style = attributes.remove("style");
        if (style == null) {
            return;
        }
        for (String declaration : style.split(";")) {
            int colon = declaration.indexOf(':');
            if (colon > 0) {
                attributes.put(
                        declaration.substring(0, colon).strip(),
                        declaration.substring(colon + 1).strip());
            }
        }
    }

    private String value(String name, String value) {
        return switch (name) {
            case "id" -> own(value);
            case "clip-path" -> "url(#" + own(value.replaceAll("^url\\(#|\\)$", "")) + ")";
            default -> value;
        };
    }

    private String own(String id) {
        return ids.computeIfAbsent(id, unseen -> prefix + "-" + ids.size());
    }

    private static Set<String> words(String words) {
        return Set.of(words.split(" "));
    }

    private static Element parse(String svg) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(Markup.printable(svg))))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new ChartFailure("the chart's SVG can not be read: " + e.getMessage(), e);
        }
    }
}
