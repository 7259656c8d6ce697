package dev.manyi.reports.style;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fixed texts of the renderers in one language, from {@code messages/<language>.properties}. */
public final class Messages {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private static final Messages CHINESE = new Messages(Locale.forLanguageTag("zh-CN"));
    private static final Messages ENGLISH = new Messages(Locale.ENGLISH);

    private final Locale language;
    private final Properties texts = new Properties();

    private Messages(Locale language) {
        this.language = language;
        String file = "/dev/manyi/reports/messages/" + language.toLanguageTag() + ".properties";
        try (var in = Messages.class.getResourceAsStream(file);
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    public static Messages of(Locale language) {
        return switch (language.getLanguage()) {
            case "zh" -> CHINESE;
            case "en" -> ENGLISH;
            default ->
                throw new IllegalArgumentException(
                        "language is " + language.toLanguageTag() + ", accepted are zh-CN and en");
        };
    }

    public Locale language() {
        return language;
    }

    /** The text with {0}, {1} … replaced; what is put in is never read as a pattern again. */
    public String text(String key, Object... values) {
        String pattern = texts.getProperty(key);
        if (pattern == null) {
            throw new IllegalArgumentException("no message \"" + key + "\" in " + language.toLanguageTag());
        }
        return PLACE.matcher(pattern)
                .replaceAll(
                        place -> Matcher.quoteReplacement(String.valueOf(values[Integer.parseInt(place.group(1))])));
    }

    Set<String> keys() {
        return texts.stringPropertyNames();
    }
}
