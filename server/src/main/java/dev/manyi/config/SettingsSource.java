package dev.manyi.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where settings come from: the file `manyi.yaml` (or the one `MANYI_CONFIG` names), then the environment over it. */
final class SettingsSource {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsSource.class);
    /** Read by the launcher, not by the server. */
    private static final String JAVA_OPTIONS = "MANYI_JAVA_OPTS";

    private static final String CONFIG = "MANYI_CONFIG";
    private static final String DEFAULT_FILE = "manyi.yaml";

    private SettingsSource() {}

    static Map<Setting, String> collect(Map<String, String> environment, List<String> problems) {
        Map<Setting, String> given = new EnumMap<>(Setting.class);
        String named = environment.get(CONFIG);
        Path file = Path.of(named == null ? DEFAULT_FILE : named);
        if (Files.isRegularFile(file)) {
            fromFile(file, given, problems);
        } else if (named != null) {
            problems.add(CONFIG + " names \"" + named + "\", which is not a file: give the path of a settings file");
        }
        for (Setting setting : Setting.values()) {
            String value = environment.get(setting.variable());
            if (value != null && !value.isEmpty()) {
                given.put(setting, value);
            }
        }
        environment.keySet().stream()
                .filter(name -> name.startsWith("MANYI_") && !name.equals(CONFIG) && !name.equals(JAVA_OPTIONS))
                .filter(name -> Arrays.stream(Setting.values())
                        .noneMatch(s -> s.variable().equals(name)))
                .sorted()
                .forEach(name -> LOG.warn("{} is in the environment but is no setting of this version", name));
        return given;
    }

    private static void fromFile(Path file, Map<Setting, String> given, List<String> problems) {
        try {
            JsonNode root = new YAMLMapper().readTree(Files.readString(file));
            if (root == null || root.isMissingNode() || root.isNull()) {
                return;
            }
            root.properties()
                    .forEach(entry -> Arrays.stream(Setting.values())
                            .filter(setting -> setting.key().equals(entry.getKey()))
                            .findFirst()
                            .ifPresentOrElse(
                                    setting ->
                                            given.put(setting, entry.getValue().asText()),
                                    () -> problems.add(
                                            file + ": \"" + entry.getKey() + "\" is not a setting: known are "
                                                    + Arrays.stream(Setting.values())
                                                            .map(Setting::key)
                                                            .collect(Collectors.joining(", ")))));
        } catch (JsonProcessingException e) {
            problems.add(file + ", line "
                    + (e.getLocation() == null ? "?" : e.getLocation().getLineNr())
                    + ": not readable as YAML: write one \"name: value\" a line");
        } catch (IOException e) {
            problems.add(file + " can not be read: " + e.getMessage());
        }
    }
}
