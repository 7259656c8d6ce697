package dev.manyi.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en                              | ENGLISH
            en-GB,en;q=0.9                  | ENGLISH
            zh-CN,zh;q=0.9,en;q=0.8         | CHINESE
            en;q=0.3, zh-TW;q=0.7           | CHINESE
            zh;q=0.2, en;q=0.8              | ENGLISH
            fr, en;q=0.5                    | ENGLISH
            fr, de                          | CHINESE
            en;q=0, *                       | CHINESE
            *                               | CHINESE
            ;;;=                            | CHINESE
            """)
    void theHighestWeightThatIsSpokenIsChosen(String header, Language language) {
        assertEquals(language, Language.accepted(header));
    }

    @Test
    void withoutAWishItIsChinese() {
        assertEquals(Language.CHINESE, Language.accepted(null));
        assertEquals(Language.CHINESE, Language.of("zh-CN"));
        assertEquals(Language.ENGLISH, Language.of("en-US"));
    }
}
