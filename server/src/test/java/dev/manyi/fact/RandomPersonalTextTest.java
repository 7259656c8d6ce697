package dev.manyi.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for any text: nothing personal in it survives, what is not personal does, and it takes no time to speak of. */
class RandomPersonalTextTest {
    private static final String WORDS = "的一了是我不在人们有来他这上着个地到大里说就去子得也和那要下看天时过出小么起你都把好还多没为又可"
            + "家学只以主会样年想生同老中十从自面前头道它后然走很像见两用她国动进成回什边作对开而己些现山民候经发工向事命给长水几义三声于高手知理眼"
            + "志点心战二问但身方实吃做叫当住听革打呢真全才四已所敌之最光产情路分总条白话东席次亲如被花口放儿常气五第使写军吧文运再果怎定许快明行因"
            + "别飞外树物活部门无往船望新带队先力完却站代员机更九您每风级跟笑啊孩万少直意夜比阶连车重便斗马哪化太指变社似士者干石满日决百原拿群究各"
            + "六本思解立河村八难早论吗根共让相研今其书坐接应关信觉步反处记将千找争领或师结块跑谁草越字加脚紧爱等习阵怕月青半火法题建赶位唱海七女任";
    private static final String PUNCTUATION = "，。！？、；： ~…\n";
    private final Random random = new Random(20261020);

    @Test
    void noPersonalNumberSurvives() {
        List<Supplier<String>> kinds = List.of(
                this::mobile, this::identityCard, this::bankCard, this::landline, this::email, this::spelledMobile);
        for (int i = 0; i < 20_000; i++) {
            String personal = kinds.get(i % kinds.size()).get();
            String before = words() + pick(PUNCTUATION);
            String after = pick(PUNCTUATION) + words();
            assertEquals(
                    before + Privacy.MASK + after,
                    Privacy.mask(before + personal + after),
                    () -> "of " + before + personal + after);
        }
    }

    /** Directly between words, among which numerals are. */
    @Test
    void noMobileNumberSurvivesBetweenWords() {
        for (int i = 0; i < 20_000; i++) {
            String number = mobile();
            String text = words() + number + words();
            assertTrue(!Privacy.mask(text).contains(number), text);
        }
    }

    @Test
    void textsWithoutAreLeft() {
        for (int i = 0; i < 20_000; i++) {
            String text = words() + (random.nextInt(100_000) + 1) + "元" + words() + random.nextInt(60) + "分" + words();
            assertEquals(text, Privacy.mask(text));
        }
    }

    /** How often it takes the number of an order for somebody's: the shapes that shops and carriers use. */
    @Test
    void ordersAreRarelyTakenForCards() {
        int orders = 20_000;
        for (int digits : new int[] {10, 12, 14, 16, 17, 19}) {
            long taken = Stream.generate(() -> "单号" + digits(digits))
                    .limit(orders)
                    .filter(text -> !text.equals(Privacy.mask(text)))
                    .count();
            // Wholly random: of those with 16 digits a quarter begins as a card does, of which one in ten checks.
            assertTrue(taken < orders * 0.03, digits + " digits: " + taken + " of " + orders);
        }
        long dated = Stream.generate(() -> "订单2026" + String.format("%02d", 1 + random.nextInt(12)) + "15" + digits(9))
                .limit(orders)
                .filter(text -> !text.equals(Privacy.mask(text)))
                .count();
        assertEquals(0, dated);
    }

    /** Steps are counted, not seconds: twice the text is twice the work. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "13",
                "138",
                "1 ",
                "1-",
                "0",
                "0571-",
                "62",
                "6222 ",
                "4",
                "1101011990",
                "+1",
                "+8 ",
                "a",
                "a.",
                "a@",
                "@",
                "@a.",
                "a@a",
                "@a点",
                "一",
                "一 ",
                "1三",
                "1\n",
                "1\r\n",
                "卡号",
                "卡号1",
                "卡号 1234 ",
                "微信",
                "微信: a",
                "qq",
                "wx:a_",
                "加微信a",
                "护照a",
                "wxid_",
                "\u200B1",
                "((",
                "(021)",
                "1,",
                "1.1",
                " ",
                "\n"
            })
    void theWorkGrowsWithTheTextAndNotFaster(String hostile) {
        long half = steps(hostile, 2_000);
        long whole = steps(hostile, 4_000);
        assertTrue(whole <= 2.2 * half + 1_000, hostile + ": " + half + " steps, then " + whole);
        assertTrue(whole <= 4_000 * 1_500L, hostile + ": " + whole);
    }

    private static long steps(String part, int length) {
        Counting text = new Counting(
                new PlainText(part.repeat(length / part.length() + 1).substring(0, length)));
        Stream.concat(PersonalNumbers.RULES.stream(), PersonalAddresses.RULES.stream())
                .forEach(rule -> rule.find(text, (from, to) -> false));
        return text.count[0];
    }

    private record Counting(CharSequence text, long[] count) implements CharSequence {
        Counting(CharSequence text) {
            this(text, new long[1]);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            count[0]++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }
    }

    /** Ends in no numeral: 一 behind a numeral would belong to it. */
    private String words() {
        StringBuilder words = new StringBuilder();
        for (int i = random.nextInt(20) + 1; i > 0; i--) {
            words.append(random.nextInt(8) == 0 ? pick(PUNCTUATION) : pick(WORDS));
        }
        return words.append("店").insert(0, "店").toString();
    }

    private String pick(String from) {
        return String.valueOf(from.charAt(random.nextInt(from.length())));
    }

    private String digits(int count) {
        StringBuilder digits = new StringBuilder().append(1 + random.nextInt(9));
        while (digits.length() < count) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    private String mobile() {
        String gap = List.of("", "", " ", "-").get(random.nextInt(4));
        String number = "1" + (3 + random.nextInt(7)) + random.nextInt(10) + gap + digits(4) + gap + digits(4);
        return random.nextInt(3) == 0 ? wide(number) : number;
    }

    private String spelledMobile() {
        StringBuilder spelled = new StringBuilder();
        ("1" + (3 + random.nextInt(7)) + digits(9)).chars().forEach(c -> spelled.append("零一二三四五六七八九".charAt(c - '0')));
        return spelled.toString();
    }

    private String landline() {
        return List.of("010", "021", "0571", "0755").get(random.nextInt(4))
                + List.of("", "-", " ").get(random.nextInt(3))
                + digits(8);
    }

    private String identityCard() {
        String person =
                List.of("110101", "310115", "440305", "510104", "650102").get(random.nextInt(5))
                        + (1930 + random.nextInt(90))
                        + String.format("%02d%02d", 1 + random.nextInt(12), 1 + random.nextInt(28))
                        + String.format("%03d", random.nextInt(1000))
                        + "0123456789Xx".charAt(random.nextInt(12));
        return random.nextInt(3) == 0 ? wide(person) : person;
    }

    private String bankCard() {
        String number = List.of("622202", "621700", "4", "51", "53").get(random.nextInt(5));
        int length = number.length() == 6 ? 19 : 16;
        String open = number + digits(length - 1 - number.length());
        String whole = Stream.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9)
                .map(last -> open + last)
                .filter(BankCards::isOne)
                .findFirst()
                .orElseThrow();
        return random.nextBoolean() ? whole : whole.replaceAll("(\\d{4})(?=\\d)", "$1 ");
    }

    private String email() {
        String at = List.of("@", "＠", " @ ").get(random.nextInt(3));
        String name = List.of("zhang.san", "li-si_88", "12345678", "W.U+shop").get(random.nextInt(4));
        return name
                + at
                + List.of("qq.com", "163．com", "mail.example.com.cn", "sina。com")
                        .get(random.nextInt(4));
    }

    private static String wide(String text) {
        StringBuilder wide = new StringBuilder();
        text.chars().forEach(c -> wide.append(c > ' ' && c < 0x7F ? (char) (c - '!' + '！') : (char) c));
        return wide.toString();
    }
}
