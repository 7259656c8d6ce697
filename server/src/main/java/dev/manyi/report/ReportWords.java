package dev.manyi.report;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/** The texts that the server itself puts into reports, in one language. */
final class ReportWords {
    private final Properties texts = new Properties();
    private final String tag;

    ReportWords(Locale language) {
        this.tag = language.getLanguage().equals("en") ? "en" : "zh-CN";
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(ReportWords.class.getResourceAsStream("/report/words-" + tag + ".properties")),
                StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The language tag, `zh-CN` or `en`. */
    String tag() {
        return tag;
    }

    String get(String key, Object... values) {
        return MessageFormat.format(Objects.requireNonNull(texts.getProperty(key), key), values);
    }
}
