package dev.manyi.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where settings come from: the file `manyi.yaml` (or the one `MANYI_CONFIG` names), then the environment over it, where
 * a secret may be named by its file.
 */
final class SettingsSource {
    static final String CONFIG = "MANYI_CONFIG";
    static final String DEFAULT_FILE = "manyi.yaml";
    private static final Logger LOG = LoggerFactory.getLogger(SettingsSource.class);
    /** The second is read by the launcher, not by the server. */
    private static final Set<String> NO_SETTINGS = Set.of(CONFIG, "MANYI_JAVA_OPTS");

    private SettingsSource() {}

    static Map<Setting, String> collect(Map<String, String> environment, List<String> problems) {
        Map<Setting, String> given = new EnumMap<>(Setting.class);
        String named = environment.getOrDefault(CONFIG, "");
        Path file = Path.of(named.isEmpty() ? DEFAULT_FILE : named);
        if (Files.isRegularFile(file)) {
            given.putAll(SettingsFile.read(file, problems));
            given.entrySet().removeIf(entry -> !counts(entry.getKey(), entry.getValue()));
        } else if (!named.isEmpty()) {
            problems.add(CONFIG + " names \"" + named + "\", which is not a file: give the path of a settings file");
        }
        SecretFiles secrets = new SecretFiles(environment, problems);
        for (Setting setting : Setting.values()) {
            String value = environment.get(setting.variable());
            if (value != null && counts(setting, value)) {
                given.put(setting, value);
            }
            secrets.read(setting).ifPresent(secret -> given.put(setting, secret));
        }
        return given;
    }

    /** A name of ours that is none of our settings is most likely a mistake. */
    static void warnOfUnknown(Set<String> names) {
        names.stream()
                .filter(name -> name.startsWith("MANYI_") && !NO_SETTINGS.contains(name))
                .filter(name -> Arrays.stream(Setting.values())
                        .noneMatch(setting ->
                                name.equals(setting.variable()) || name.equals(SecretFiles.variable(setting))))
                .sorted()
                .forEach(name -> LOG.warn("{} is in the environment but is no setting of this version", name));
    }

    private static boolean counts(Setting setting, String value) {
        return !value.isEmpty() || setting.mayNotBeEmpty();
    }
}
