package dev.manyi.language;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Objects;
import java.util.Properties;

/** The texts of one feature in one language: a file for each, such as `/report/words-en.properties`. */
public final class Messages {
    private final Properties texts = new Properties();

    public Messages(String file, Language language) {
        String name = file + "-" + language.tag() + ".properties";
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Messages.class.getResourceAsStream(name), name), StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String get(String key, Object... values) {
        return MessageFormat.format(Objects.requireNonNull(texts.getProperty(key), key), values);
    }
}
