package dev.manyi.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.testing.TestSettings;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRuleTest {
    private final PasswordRule rule = new PasswordRule("长城零售");

    private Optional<String> refusal(String password) {
        return rule.refusal(password, "zhang.wei", "Zhang Wei");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234",
                "Password123!",
                "P@ssw0rd2026",
                "qwertyuiop12",
                "1qaz2wsx3edc",
                "qazwsxedcrfv",
                "123456789012",
                "aaaaaaaaaaaa",
                "abcabcabcabc",
                "iloveyou1234",
                "hunter2hunter2",
                "woaini1314520",
                "woaini5201314",
                "aa123456aa123456",
                "我爱你我爱你我爱你我爱你",
                "长城零售长城零售长城零售",
                "zhang.wei1990",
                "zhangwei123456",
                "19900101zhangwei",
                "ｐａｓｓｗｏｒｄ１２３４"
            })
    void whatIsTriedFirstIsRefused(String password) {
        String told = refusal(password).orElseThrow();
        assertTrue(told.startsWith("is easy to guess") && told.contains("12 to 256 characters"), told);
        assertTrue(!told.contains(password), told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TestSettings.ADMIN_PASSWORD,
                "四海潮生灯塔鸽子十七只飞过",
                "paper lantern quarry 61",
                "hT4mXw8rKpQz",
                "Gx7$kkPq2!vLm",
                " spaces at both ends, too "
            })
    void whatIsHardToGuessIsTaken(String password) {
        assertEquals(Optional.empty(), refusal(password));
    }

    @Test
    void lengthIsCountedInCharactersAndNotInBytes() {
        assertTrue(refusal("kV9$xq2Lm!z").orElseThrow().startsWith("has 11 characters"));
        // Eleven characters of two code units each.
        assertTrue(refusal("𠮷𠀋𡈽𡌛𡑮𢦏𣇃𤭖𥄢𦥑𧯴").orElseThrow().startsWith("has 11 characters"));
        String longest = "kV9$xq2Lm!zW4#rT".repeat(16);
        assertEquals(256, longest.length());
        assertTrue(refusal(longest + "x").orElseThrow().startsWith("has 257 characters"));
    }

    @Test
    void aLongRepetitionIsStillARepetition() {
        assertTrue(refusal("ab".repeat(128)).isPresent());
    }

    /** What is looked at is bounded, so that nobody keeps the workers busy with one request. */
    @Test
    void theHardestToLookAtTakesMilliseconds() {
        refusal("4@$3".repeat(64));
        long begin = System.nanoTime();
        refusal("4@$3".repeat(64));
        assertTrue(System.nanoTime() - begin < Duration.ofSeconds(2).toNanos());
    }

    @Test
    void madeUpPasswordsPassTheRule() {
        for (int i = 0; i < 20; i++) {
            assertEquals(Optional.empty(), refusal(MadeUpPassword.next().reveal()));
        }
    }
}
