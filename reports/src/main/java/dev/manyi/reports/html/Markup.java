package dev.manyi.reports.html;

import java.util.ArrayDeque;
import java.util.Deque;

/** HTML as it is written: every text and attribute escaped, every element closed in its turn. */
public final class Markup {
    private final StringBuilder html = new StringBuilder(1 << 16);
    private final Deque<String> open = new ArrayDeque<>();

    /** Begins an element; attribute names and values in turn, those of value null are left out. */
    public Markup begin(String name, String... attributes) {
        tag(name, attributes);
        open.push(name);
        return this;
    }

    public Markup end() {
        html.append("</").append(open.pop()).append('>');
        return this;
    }

    /** An element that holds nothing, e.g. {@code meta}. */
    public Markup single(String name, String... attributes) {
        return tag(name, attributes);
    }

    /** An element that holds one text. */
    public Markup element(String name, String text, String... attributes) {
        return begin(name, attributes).text(text).end();
    }

    public Markup text(String text) {
        html.append(escaped(text));
        return this;
    }

    public Markup line() {
        html.append('\n');
        return this;
    }

    /** What was made by ourselves and holds no text of others that is not escaped. */
    Markup made(String markup) {
        html.append(markup);
        return this;
    }

    /** The document so far; fails when an element is still open. */
    public String finished() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("still open: " + open);
        }
        return html.toString();
    }

    static String escaped(String text) {
        return printable(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Without what is no character of a document; it shows as missing, and is not left out unseen. */
    static String printable(String text) {
        return text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replaceAll("[\\p{Cc}&&[^\\n\\t]]|\\p{Cs}|[\\ufffe\\uffff]", "\ufffd");
    }

    private Markup tag(String name, String... attributes) {
        html.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i + 1] != null) {
                html.append(' ')
                        .append(attributes[i])
                        .append("=\"")
                        .append(escaped(attributes[i + 1]))
                        .append('"');
            }
        }
        html.append('>');
        return this;
    }
}
