package dev.manyi.yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder of files that somebody wrote. */
public final class YamlFolder {
    public static final String ENDING = ".yaml";

    private YamlFolder() {}

    /** By their names; none where the folder can not be listed, which is noted. */
    public static List<Path> files(Path folder, String ofWhat, List<String> problems) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            problems.add(folder + ": can not be listed; give a folder of " + ofWhat);
            return List.of();
        }
    }
}
