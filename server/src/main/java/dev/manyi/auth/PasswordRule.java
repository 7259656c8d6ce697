package dev.manyi.auth;

import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which passwords people may choose: long enough, and not among the first hundred million that somebody who knows the
 * person and the usual habits would try. There is no rule about kinds of characters: those make passwords worse.
 */
final class PasswordRule {
    static final int SHORTEST = 12;
    static final int LONGEST = 256;
    static final String ACCEPTS = SHORTEST + " to " + LONGEST + " characters that are hard to guess";
    /** Of 0 to 4: 10⁸ guesses or more. */
    private static final int LEAST_SCORE = 3;
    /** What comes later makes a password no weaker, and would take the longer to look at. */
    private static final int LOOKED_AT = 64;
    /** Habits that the library's lists, which are English, do not know. */
    private static final List<String> HABITS = List.of(
            "woaini",
            "woaini1314",
            "woaiwojia",
            "nihao",
            "mima",
            "guanliyuan",
            "ceshi",
            "wodemima",
            "zhongguo",
            "5201314",
            "1314520",
            "520520",
            "1314",
            "520",
            "888888",
            "666666",
            "168168",
            "a123456",
            "aa123456",
            "manyi",
            "manyidu",
            "满意",
            "满意度",
            "我爱你",
            "我的密码",
            "密码",
            "管理员",
            "系统",
            "测试",
            "你好",
            "中国");

    private static final String SEPARATORS = "[\\s._@-]+";
    private final Zxcvbn strength = new Zxcvbn();
    private final String organisation;

    PasswordRule(String organisation) {
        this.organisation = organisation;
    }

    /** Why somebody of that name can not have the password; takes some milliseconds. */
    Optional<String> refusal(String given, String username, String displayName) {
        String password = PasswordHash.normal(given);
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST || length > LONGEST) {
            return Optional.of("has " + length + " characters: give " + ACCEPTS);
        }
        List<String> near = new ArrayList<>(HABITS);
        near.addAll(List.of(username, displayName, organisation));
        near.addAll(List.of((username + " " + displayName + " " + organisation).split(SEPARATORS)));
        near.addAll(List.of(username.replaceAll(SEPARATORS, ""), displayName.replaceAll(SEPARATORS, "")));
        near.removeIf(String::isBlank);
        Strength found = strength.measure(password.substring(0, Math.min(password.length(), LOOKED_AT)), near);
        boolean weak = found.getScore() < LEAST_SCORE;
        String reason = found.getFeedback().getWarning();
        found.wipe();
        return weak ? Optional.of(told(reason)) : Optional.empty();
    }

    private static String told(String reason) {
        return "is easy to guess" + (reason.isEmpty() ? "" : " (" + reason.replaceAll("\\.$", "") + ")") + ": give "
                + ACCEPTS + ", such as four words that have nothing to do with each other";
    }
}
