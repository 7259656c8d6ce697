package dev.manyi.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Secrets out of files, as containers get them: `MANYI_JWT_KEY_FILE` names the file with what would be `MANYI_JWT_KEY`. An
 * environment can be read by whoever may look at the process; a file has an owner.
 */
final class SecretFiles {
    private static final int LARGEST = 64 * 1024;
    private final Map<String, String> environment;
    private final List<String> problems;

    SecretFiles(Map<String, String> environment, List<String> problems) {
        this.environment = environment;
        this.problems = problems;
    }

    /** The variable that names the file of a secret; null when the setting is none. */
    static String variable(Setting setting) {
        return setting.secret() ? setting.variable() + "_FILE" : null;
    }

    /** What stands in the file that is named for the setting, without the end of its last line. */
    Optional<String> read(Setting setting) {
        String variable = variable(setting);
        String name = variable == null ? "" : environment.getOrDefault(variable, "");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        if (!environment.getOrDefault(setting.variable(), "").isEmpty()) {
            problems.add(variable + " and " + setting.variable() + " are both given: keep one");
            return Optional.empty();
        }
        Optional<String> text = text(variable, name);
        if (text.isPresent() && text.get().isEmpty()) {
            if (setting.mayNameNothing()) {
                return Optional.empty();
            }
            problems.add(variable + " names \"" + name + "\", which is empty: write into it " + setting.accepts());
            return Optional.empty();
        }
        return text;
    }

    private Optional<String> text(String variable, String name) {
        try {
            Path file = Path.of(name);
            if (Files.isRegularFile(file) && Files.size(file) <= LARGEST) {
                return Optional.of(Files.readString(file).replaceFirst("\\R\\z", ""));
            }
            problems.add(variable + " names \"" + name + "\", which is no file of at most " + LARGEST
                    + " bytes: give the path of a file that holds the secret and nothing else");
        } catch (CharacterCodingException e) {
            problems.add(variable + " names \"" + name + "\", which is not UTF-8 text");
        } catch (IOException | InvalidPathException e) {
            problems.add(
                    variable + " names \"" + name + "\", which can not be read by this process: " + e.getMessage());
        }
        return Optional.empty();
    }
}
