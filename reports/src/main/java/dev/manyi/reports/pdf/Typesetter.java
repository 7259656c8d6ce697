package dev.manyi.reports.pdf;

import com.lowagie.text.Chunk;
import com.lowagie.text.Font;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.BaseFont;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * Sets text in the faces that have its characters and notes those that none has. OpenPDF leaves out what a font lacks
 * without a word; here it shows as 〓 and is reported.
 */
final class Typesetter {
    /** The printers' mark for a missing letter. */
    static final String MISSING = "〓";
    /** Both faces have these; in Chinese text they are full width. */
    private static final String CHINESE_MARKS = "“”‘’…—";

    private static final int LONGEST = 120;

    private final boolean chinese;
    private final TreeSet<Integer> missing = new TreeSet<>();

    Typesetter(Locale language) {
        this.chinese = language.getLanguage().equals("zh");
    }

    record Run(String text, BaseFont font) {}

    List<Run> runs(String text, Weight weight) {
        var runs = new ArrayList<Run>();
        var current = new StringBuilder();
        BaseFont font = null;
        for (int code : clean(text).codePoints().toArray()) {
            String drawn = drawable(code, weight);
            for (int one : drawn.codePoints().toArray()) {
                BaseFont needed = one == ' ' && font != null ? font : fontFor(one, weight);
                if (needed != font && font != null) {
                    runs.add(new Run(current.toString(), font));
                    current.setLength(0);
                }
                font = needed;
                current.appendCodePoint(one);
            }
        }
        if (font != null) {
            runs.add(new Run(current.toString(), font));
        }
        return runs;
    }

    Phrase phrase(String text, Weight weight, float size, java.awt.Color colour) {
        var phrase = new Phrase();
        for (Run run : runs(text, weight)) {
            var chunk = new Chunk(run.text(), new Font(run.font(), size, Font.NORMAL, colour));
            chunk.setSplitCharacter(LineBreaks.RULES);
            phrase.add(chunk);
        }
        return phrase;
    }

    /** For what must not grow without bounds, because it is repeated on every page or kept on one. */
    static String shortened(String text) {
        return shortened(text, LONGEST);
    }

    /** At most so many characters, the last of which is then "…". */
    static String shortened(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, Math.max(0, longest - 1))) + "…";
    }

    /** A line end in an embedded face; OpenPDF's own would drag in Helvetica, which is not. */
    Chunk lineEnd(float size) {
        return new Chunk("\n", new Font(Fonts.latin(Weight.REGULAR), size));
    }

    float width(String text, Weight weight, float size) {
        float width = 0;
        for (Run run : runs(text, weight)) {
            width += run.font().getWidthPoint(run.text(), size);
        }
        return width;
    }

    /** Each character that no face has, as "U+1F600 😀". */
    List<String> missing() {
        return missing.stream()
                .map(code -> String.format(Locale.ROOT, "U+%04X %s", code, Character.toString(code)))
                .toList();
    }

    /** Composed, on one line, and without the invisible characters that steer direction and joining. */
    private static String clean(String text) {
        var clean = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(code -> {
            switch (Character.getType(code)) {
                case Character.FORMAT -> {}
                case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> clean.append(' ');
                case Character.SPACE_SEPARATOR -> clean.append(code == '\u3000' ? "\u3000" : " ");
                default -> {
                    if (code < 0xFE00 || code > 0xFE0F) { // variation selectors
                        clean.appendCodePoint(code);
                    }
                }
            }
        });
        return clean.toString();
    }

    private String drawable(int code, Weight weight) {
        if (fontFor(code, weight) != null) {
            return Character.toString(code);
        }
        String plainer = Normalizer.normalize(Character.toString(code), Normalizer.Form.NFKC);
        if (plainer.codePoints().allMatch(one -> fontFor(one, weight) != null)) {
            return plainer;
        }
        missing.add(code);
        return MISSING;
    }

    private BaseFont fontFor(int code, Weight weight) {
        BaseFont latin = Fonts.latin(weight);
        boolean latinFirst = !chinese || CHINESE_MARKS.indexOf(code) < 0;
        if (latinFirst && has(latin, code)) {
            return latin;
        }
        for (BaseFont font : Fonts.chinese(weight)) {
            if (has(font, code)) {
                return font;
            }
        }
        return has(latin, code) ? latin : null;
    }

    private static boolean has(BaseFont font, int code) {
        return font.charExists(code);
    }
}
