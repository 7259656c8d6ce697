package dev.manyi.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A settings file: YAML with one `name: value` a line. Values are taken as they are written: 012 stays 012. */
final class SettingsFile {
    private static final String SHAPE = "write one \"name: value\" a line";
    private final Path file;
    private final List<String> problems;
    private final Map<Setting, String> given = new EnumMap<>(Setting.class);

    private SettingsFile(Path file, List<String> problems) {
        this.file = file;
        this.problems = problems;
    }

    static Map<Setting, String> read(Path file, List<String> problems) {
        SettingsFile settings = new SettingsFile(file, problems);
        try (JsonParser yaml = new YAMLFactory().createParser(Files.readString(file))) {
            settings.read(yaml);
        } catch (JsonProcessingException e) {
            // The parser's own words would repeat the line, and with it perhaps a password.
            settings.wrong(e.getLocation() == null ? 1 : e.getLocation().getLineNr(), "not readable as YAML: " + SHAPE);
        } catch (CharacterCodingException e) {
            problems.add(file + " is not UTF-8 text: save it as UTF-8");
        } catch (IOException e) {
            problems.add(file + " can not be read: " + e.getMessage());
        }
        return settings.given;
    }

    private void read(JsonParser yaml) throws IOException {
        JsonToken first = yaml.nextToken();
        if (first == null || first == JsonToken.VALUE_NULL) {
            return;
        }
        if (first != JsonToken.START_OBJECT) {
            wrong(yaml.currentLocation().getLineNr(), "this is no list of settings: " + SHAPE);
            return;
        }
        while (yaml.nextToken() == JsonToken.FIELD_NAME) {
            int line = yaml.currentLocation().getLineNr();
            String key = yaml.currentName();
            JsonToken value = yaml.nextToken();
            if (!value.isScalarValue()) {
                yaml.skipChildren();
                wrong(line, "\"" + key + "\" holds a list or a block: " + SHAPE);
            } else {
                put(line, key, value == JsonToken.VALUE_NULL ? "" : yaml.getText());
            }
        }
    }

    private void put(int line, String key, String value) {
        Optional<Setting> setting = Arrays.stream(Setting.values())
                .filter(known -> known.key().equals(key))
                .findFirst();
        if (setting.isEmpty()) {
            wrong(
                    line,
                    "\"" + key + "\" is not a setting: known are "
                            + Arrays.stream(Setting.values()).map(Setting::key).collect(Collectors.joining(", ")));
        } else if (given.containsKey(setting.get())) {
            wrong(line, "\"" + key + "\" stands here a second time: keep one");
        } else {
            given.put(setting.get(), value);
        }
    }

    private void wrong(int line, String problem) {
        problems.add(file + ", line " + line + ": " + problem);
    }
}
