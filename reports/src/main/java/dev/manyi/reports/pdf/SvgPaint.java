package dev.manyi.reports.pdf;

import java.awt.Color;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** The paint and text attributes of an SVG element; a style declaration wins over an attribute. */
final class SvgPaint {
    private static final Pattern RGB = Pattern.compile("rgba?\\((\\d+),\\s*(\\d+),\\s*(\\d+)(?:,\\s*([\\d.]+))?\\)");

    private final Element element;
    private final Map<String, String> style = new HashMap<>();

    SvgPaint(Element element) {
        this.element = element;
        for (String declaration : element.getAttribute("style").split(";")) {
            int colon = declaration.indexOf(':');
            if (colon > 0) {
                style.put(
                        declaration.substring(0, colon).strip(),
                        declaration.substring(colon + 1).strip());
            }
        }
    }

    String text(String name, String otherwise) {
        if (style.containsKey(name)) {
            return style.get(name);
        }
        return element.hasAttribute(name) ? element.getAttribute(name) : otherwise;
    }

    float number(String name, float otherwise) {
        String text = text(name, null);
        return text == null ? otherwise : Float.parseFloat(text.replace("px", ""));
    }

    /** Null where nothing is to be painted. */
    Color colour(String name, String otherwise) {
        String text = text(name, otherwise);
        if (text.equals("none") || text.equals("transparent")) {
            return null;
        }
        float opacity = number("opacity", 1) * number(name + "-opacity", 1);
        Matcher rgb = RGB.matcher(text);
        if (rgb.matches()) {
            float alpha = rgb.group(4) == null ? 1 : Float.parseFloat(rgb.group(4));
            int red = Integer.parseInt(rgb.group(1));
            int green = Integer.parseInt(rgb.group(2));
            return visible(red, green, Integer.parseInt(rgb.group(3)), alpha * opacity);
        }
        if (text.matches("#[0-9a-fA-F]{3}")) {
            text = text.replaceAll("([0-9a-fA-F])", "$1$1");
        }
        if (!text.matches("#[0-9a-fA-F]{6}")) {
            throw new IllegalArgumentException(
                    name + " \"" + text + "\", drawn are #rgb, #rrggbb, rgb(), rgba(), none and transparent");
        }
        int value = Integer.parseInt(text.substring(1), 16);
        return visible(value >> 16, value >> 8 & 0xff, value & 0xff, opacity);
    }

    private static Color visible(int red, int green, int blue, float alpha) {
        return alpha <= 0 ? null : new Color(red, green, blue, Math.round(255 * Math.min(1, alpha)));
    }
}
