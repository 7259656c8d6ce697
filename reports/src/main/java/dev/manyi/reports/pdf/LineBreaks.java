package dev.manyi.reports.pdf;

import com.lowagie.text.SplitCharacter;
import com.lowagie.text.pdf.PdfChunk;

/** Where a line may end: after a space or hyphen, and between Hanzi unless a mark would begin or end a line wrongly. */
final class LineBreaks implements SplitCharacter {
    static final LineBreaks RULES = new LineBreaks();

    private static final String NOT_AT_LINE_START = "，。、；：？！）》〉】』」”’…—·％%,.;:?!)]}";
    private static final String NOT_AT_LINE_END = "（《〈【『「“‘([{";

    private LineBreaks() {}

    @Override
    public boolean isSplitCharacter(int start, int current, int end, char[] text, PdfChunk[] chunks) {
        char here = at(current, text, chunks);
        if (here == ' ' || here == '-' || here == '/') {
            return true;
        }
        if (current + 1 >= end) {
            return isHan(here) && NOT_AT_LINE_END.indexOf(here) < 0;
        }
        char next = at(current + 1, text, chunks);
        return (isHan(here) || isHan(next))
                && next != ' '
                && NOT_AT_LINE_END.indexOf(here) < 0
                && NOT_AT_LINE_START.indexOf(next) < 0;
    }

    private static char at(int index, char[] text, PdfChunk[] chunks) {
        if (chunks == null) {
            return text[index];
        }
        return (char) chunks[Math.min(index, chunks.length - 1)].getUnicodeEquivalent(text[index]);
    }

    /** Hanzi, emoji, kana and the full-width marks, all of which stand in their own square. */
    private static boolean isHan(char c) {
        return c >= '\u2e80' && c <= '\ud7af'
                || c >= '\uf900' && c <= '\ufaff'
                || c >= '\uff00' && c <= '\uffef'
                || Character.isLowSurrogate(c) // rare Hanzi and emoji end with one
                || "“”‘’…—".indexOf(c) >= 0;
    }
}
