package dev.manyi.reports.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TypesetterTest {
    private final Typesetter typesetter = new Typesetter(Locale.forLanguageTag("zh-CN"));

    @Test
    void latinAndChineseInTheirFaces() {
        assertEquals(List.of("NPS ", "净推荐值 ", "42.5"), texts("NPS 净推荐值 42.5"));
    }

    @Test
    void noCharacterVanishes() {
        String text = "−–—…“”‘’·±≥≤≈→▲▼●①㎡℃€￥ÄßéŒžΩд，。《》（）【】、〓䨻";
        assertEquals(text.length(), set(text, Weight.REGULAR).length());
        assertEquals(text.length(), set(text, Weight.BOLD).length());
        assertEquals(List.of(), typesetter.missing());
    }

    @Test
    void boldFallsBackToTheRegularFace() {
        String rare = "镕堃喆䶮𬴊"; // the last two not even in GBK
        assertEquals(rare, set(rare, Weight.BOLD));
        assertEquals(List.of(), typesetter.missing());
    }

    @Test
    void whatHasAPlainFormIsSetInIt() {
        assertEquals("é A 9", set("e\u0301 𝐀 𝟗", Weight.REGULAR));
        assertEquals("a b c", set("a\tb\u00a0c\u200b\ufeff\u202e", Weight.REGULAR));
        assertEquals(List.of(), typesetter.missing());
    }

    @Test
    void whatNoFaceHasIsShownAsMissingAndReported() {
        assertEquals("好😀〓〓", set("好😀\ufe0f\ud83d𠮷", Weight.REGULAR));
        assertEquals(2, typesetter.missing().size());
        assertTrue(
                typesetter.missing().contains("U+20BB7 𠮷"),
                typesetter.missing().toString());
    }

    @Test
    void quotationMarksAreWideInChineseOnly() {
        var english = new Typesetter(Locale.ENGLISH);
        assertNotEquals(typesetter.width("“", Weight.REGULAR, 10), english.width("“", Weight.REGULAR, 10));
    }

    private String set(String text, Weight weight) {
        return typesetter.runs(text, weight).stream().map(Typesetter.Run::text).collect(Collectors.joining());
    }

    private List<String> texts(String text) {
        return typesetter.runs(text, Weight.REGULAR).stream()
                .map(Typesetter.Run::text)
                .toList();
    }
}
