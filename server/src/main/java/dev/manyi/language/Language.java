package dev.manyi.language;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;

/** The languages that the product speaks, the usual one first. */
public enum Language {
    CHINESE("zh-CN"),
    ENGLISH("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    public String tag() {
        return tag;
    }

    /** The one that a tag such as `en-GB` names; Chinese for all others. */
    public static Language of(String tag) {
        return Locale.forLanguageTag(tag).getLanguage().equals("en") ? ENGLISH : CHINESE;
    }

    /** The one that an Accept-Language header prefers (its q-values count); Chinese where it names neither, or is none. */
    public static Language accepted(String header) {
        if (header == null) {
            return CHINESE;
        }
        List<LanguageRange> wanted;
        try {
            wanted = LanguageRange.parse(header);
        } catch (IllegalArgumentException e) {
            return CHINESE;
        }
        for (LanguageRange range : wanted) {
            String language = range.getRange().split("-")[0];
            if (range.getWeight() > 0 && (language.equals("en") || language.equals("zh") || language.equals("*"))) {
                return language.equals("en") ? ENGLISH : CHINESE;
            }
        }
        return CHINESE;
    }
}
