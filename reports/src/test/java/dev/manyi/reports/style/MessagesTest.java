package dev.manyi.reports.style;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private final Messages chinese = Messages.of(Locale.forLanguageTag("zh-CN"));
    private final Messages english = Messages.of(Locale.ENGLISH);

    @Test
    void bothLanguagesHaveTheSameTextsWithTheSamePlaces() {
        assertEquals(chinese.keys(), english.keys());
        assertTrue(english.keys().size() > 30);
        for (String key : english.keys()) {
            assertFalse(chinese.text(key, "{0}", "{1}").isBlank(), key);
            assertEquals(places(chinese, key), places(english, key), key);
        }
    }

    @Test
    void whatIsPutInIsNotReadAsAPattern() {
        assertEquals("Shown {1} of {0}", english.text("shown", "{1}", "{0}"));
        assertEquals("来源：$1 \\ {0}", chinese.text("source", "$1 \\ {0}"));
    }

    @Test
    void anotherLanguageIsRefusedAndTheAcceptedOnesAreNamed() {
        var refused = assertThrows(IllegalArgumentException.class, () -> Messages.of(Locale.FRANCE));
        assertEquals("language is fr-FR, accepted are zh-CN and en", refused.getMessage());
    }

    private static TreeSet<String> places(Messages messages, String key) {
        var places = new TreeSet<String>();
        Pattern.compile("\\{\\d}")
                .matcher(messages.text(key, "{0}", "{1}"))
                .results()
                .map(MatchResult::group)
                .forEach(places::add);
        return places;
    }
}
