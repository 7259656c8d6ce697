package dev.manyi.report.request;

import dev.manyi.language.Language;
import dev.manyi.language.Messages;
import java.util.Locale;

/** The texts that the server itself puts into reports, in one language. */
public final class ReportWords {
    private final Language language;
    private final Messages texts;

    public ReportWords(Locale locale) {
        this.language = Language.of(locale.toLanguageTag());
        this.texts = new Messages("/report/words", language);
    }

    /** The language tag, `zh-CN` or `en`. */
    public String tag() {
        return language.tag();
    }

    public String get(String key, Object... values) {
        return texts.get(key, values);
    }
}
