package dev.manyi.fact;

import dev.manyi.fact.PersonalText.Rule;
import java.util.List;

/** E-mail addresses; and names in messengers and numbers of travel papers, where a word says what they are. */
final class PersonalAddresses {
    private static final String AT = "\\s{0,2}(?:@|\\(at\\)|\\[at\\]|艾特)\\s{0,2}";
    private static final String DOT = "\\s?[.\u3002]\\s?|\\s?(?:点|dot)\\s?";
    private static final String TOP = "(?:com|cn|net|org|edu|gov|info|vip|top|me|io|co|cc|hk|tw|mo|jp|uk|de|fr|ru)";
    private static final String LABEL = "[a-z0-9](?:[-a-z0-9]{0,61}+)";
    /** A plain dot joins whatever follows; another way to write one only what domains end with. */
    private static final String EMAIL = "[a-z0-9][-a-z0-9._%+]{0,63}+" + AT + LABEL + "(?:\\." + LABEL + "|(?:" + DOT
            + ")" + TOP + "(?![a-z0-9])){1,4}";
    /** Names the mailbox of a provider without its end: 123456@qq. */
    private static final String MAILBOX = "[a-z0-9][-a-z0-9._%+]{2,63}+" + AT + "(?:qq|163|126|139|189|gmail|hotmail"
            + "|outlook|sina|sohu|foxmail|yahoo|aliyun)(?![a-z0-9])";

    private static final String IS = "\\s{0,2}(?:[:=是为]|号码?[:是为]?|id[:是为]?)\\s{0,2}[:是为]?\\s?";
    private static final String QQ = "(?:qq|扣扣|企鹅号)(?:群?" + IS + "|\\s?)([1-9]\\d{5,10})(?!\\d)";
    private static final String WECHAT =
            "(?:微信|薇信|威信|微x|v信|wechat|weixin|(?<![a-z])wx|(?<![a-z])vx)" + IS + "([a-z][-_a-z0-9]{5,19})(?![-_a-z0-9])";
    /** Without such a word only where somebody wants to be added, and with a digit: 微信iPhone版 is no name. */
    private static final String ADD_ME =
            "(?:加我?|我的?)(?:微信|薇信|v信|wx|vx|v)\\s?((?=[-_a-z]{0,19}\\d)[a-z][-_a-z0-9]{5,19})" + "(?![-_a-z0-9])";

    private static final String WECHAT_OWN = "wxid_[a-z0-9]{8,20}";
    private static final String PAPERS =
            "(?:护照|通行证|回乡证|台胞证|证件号?|passport)(?:" + IS + "|\\s?)" + "([a-z]{1,2}\\d{7,10})(?![a-z0-9])";

    static final List<Rule> RULES = List.of(
            Rule.of(EMAIL).hinted("@", "艾特", "(at)", "[at]"),
            Rule.of(MAILBOX).hinted("@", "艾特", "(at)", "[at]"),
            Rule.of(WECHAT_OWN).hinted("wxid_"),
            Rule.of(QQ).inGroup(1).hinted("qq", "扣扣", "企鹅号"),
            Rule.of(WECHAT).inGroup(1).hinted("信", "微x", "wechat", "weixin", "wx", "vx"),
            Rule.of(ADD_ME).inGroup(1).hinted("加", "我"),
            Rule.of(PAPERS).inGroup(1).hinted("护照", "证", "passport"));

    private PersonalAddresses() {}
}
