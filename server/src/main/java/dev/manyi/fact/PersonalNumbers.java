package dev.manyi.fact;

import dev.manyi.fact.PersonalText.Rule;
import java.util.List;

/**
 * What the numbers of people look like: phones, identity cards, bank cards. Every pattern is bounded and begins where no digit
 * stands before: the work grows with the text and not faster.
 */
final class PersonalNumbers {
    private static final String D = PlainText.DIGIT;
    /** What people write between groups of digits. */
    private static final String GAP = "[-\\s.]{0,2}";
    /** The same, more daring: for shapes that nothing but a mobile number has. */
    private static final String SPLIT = "[-\\s.,/_|~*]{1,2}";

    private static final String ALONE = "(?<![0-9])(?:";
    private static final String END = ")(?![0-9])";

    private static final String COUNTRY = "(?:(?:\\+|[0\uE000]{2})?[8\uE008][6\uE006]" + GAP + ")?";
    private static final String ONE = "[1\uE001]";
    private static final String NETWORK = ONE + "[3-9\uE003-\uE009]" + D;

    private static final String MOBILE = NETWORK + GAP + D + "{4}" + GAP + D + "{4}";
    /** Other ways to break eleven digits: never such as prices or dates have. */
    private static final String BROKEN = NETWORK + "(?:"
            + String.join(
                    "|",
                    List.of(
                            SPLIT + D + "{4}" + SPLIT + D + "{4}",
                            SPLIT + D + "{8}",
                            D + "{4}" + SPLIT + D + "{4}",
                            D + SPLIT + D + "{3}" + SPLIT + D + "{4}",
                            SPLIT + D + "{3}" + SPLIT + D + "{5}",
                            D + SPLIT + D + "{4}" + SPLIT + D + "{3}",
                            D + "{2}" + SPLIT + D + "{6}",
                            D + "{3}" + SPLIT + D + "{5}",
                            SPLIT + D + "{2}" + SPLIT + D + "{2}" + SPLIT + D + "{2}" + SPLIT + D + "{2}"))
            + ")";
    /** One by one, with the same sign between all. */
    private static final String SPELLED = ONE + "([-\\s.,/_|~*])[3-9\uE003-\uE009](?:\\1" + D + "){9}(?!\\1?" + D + ")";
    /** A line may break anywhere. */
    private static final String WRAPPED =
            "(?=" + D + "{1,10}\\r?\\n" + D + ")" + ONE + "(?:\\r?\\n)?[3-9\uE003-\uE009](?:(?:\\r?\\n)?" + D + "){9}";

    /** So many numerals in a row stand for no quantity and no date. */
    private static final String SPELLED_OUT = "[\uE000-\uE009](?:[-\\s,]?[\uE000-\uE009]){10,18}";

    private static final String Z = "[0\uE000]";
    private static final String AREA =
            "(?:\\(?(?:" + Z + ONE + Z + "|" + Z + "[2\uE002]" + D + ")\\)?" + GAP + D + "{4}" + GAP + D + "{4}"
                    + "|\\(?" + Z + "[3-9\uE003-\uE009]" + D + "{2}\\)?" + GAP + D + "{3,4}" + GAP + D + "{4})";
    /** Without its 0 a city's number is one only behind the country code. */
    private static final String ABROAD = "(?:\\+|00)86" + GAP + "(?:10|2\\d|[3-9]\\d{2})" + GAP + "\\d{7,8}"
            + "|(?:\\+|00)(?:852|853|886)" + GAP + "\\d{4}" + GAP + "\\d{4,5}"
            + "|\\+[1-9](?:[-\\s.()]{0,2}\\d){9,14}";

    /** Provinces; 81 to 83 are of residents from Hong Kong, Macau and Taiwan, 91 of foreigners. */
    private static final String PROVINCE = "(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)";

    private static final String MONTH_DAY = "(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])";
    private static final String SPACE = "[-\\s.,]{0,2}";
    private static final String IDENTITY_CARD = PROVINCE + "\\d" + SPACE + "\\d" + SPACE + "\\d{2}" + SPACE
            + "(?:18|19|20)\\d{2}" + SPACE + MONTH_DAY + SPACE + "\\d{3}" + SPACE + "[\\dx]";
    private static final String OLD_CARD = PROVINCE + "\\d{4}\\d{2}" + MONTH_DAY + "\\d{3}";

    /** Groups as they are embossed (the last one may be short), or none. */
    private static final String CARD =
            "\\d{4}(?:[-\\s.]?\\d{4}){2,3}[-\\s.]?\\d{1,4}|\\d{6}[-\\s]?\\d{7,13}|\\d{13,19}";

    private static final String CARD_WORD = "(?:卡号|银行卡|储蓄卡|信用卡|借记卡|账号|帐号|账户|帐户)";

    static final List<Rule> RULES = List.of(
            Rule.of(ALONE + COUNTRY + "(?:" + MOBILE + "|" + BROKEN + "|" + AREA + ")|" + ABROAD + END),
            Rule.of(ALONE + SPELLED + END),
            Rule.of(ALONE + WRAPPED + END),
            Rule.of(ALONE + IDENTITY_CARD + "|" + OLD_CARD + END),
            Rule.of(SPELLED_OUT),
            Rule.of(ALONE + CARD + END).meaning(BankCards::isOne),
            Rule.of(CARD_WORD + "[^0-9\\n。]{0,8}(" + ALONE + CARD + END + ")")
                    .inGroup(1)
                    .hinted("卡", "账", "帐"));

    private PersonalNumbers() {}
}
