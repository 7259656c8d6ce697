package dev.manyi.ingest.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The mappings that people can choose: those that ship with the product, and the files of a folder. */
public final class MappingShelf {
    private static final List<String> SHIPPED = List.of("event-log", "survey-export");
    private static final String ENDING = ".yaml";
    /** As much as an import takes with its file. */
    private static final long LARGEST = 65_536;

    private final Path folder;
    private final ZoneId zone;

    public MappingShelf(Path folder, ZoneId zone) {
        this.folder = folder;
        this.zone = zone;
    }

    /** A mapping by its name; what is wrong with it where it can not be used. */
    public record Shelved(
            String name, boolean shipped, String yaml, Optional<Mapping> mapping, List<String> problems) {}

    /** By name; a file of the folder stands before the shipped one of its name. Reads files: not for an event loop. */
    public Collection<Shelved> all() {
        Map<String, Shelved> byName = new TreeMap<>();
        SHIPPED.forEach(name -> byName.put(name, read(name, true, shipped(name))));
        own().forEach(file -> {
            String name = file.getFileName().toString();
            name = name.substring(0, name.length() - ENDING.length());
            byName.put(name, own(name, file));
        });
        return byName.values();
    }

    private Shelved read(String name, boolean shipped, String yaml) {
        try {
            return new Shelved(name, shipped, yaml, Optional.of(Mapping.parse(yaml, zone)), List.of());
        } catch (InvalidMapping e) {
            return new Shelved(name, shipped, yaml, Optional.empty(), e.problems());
        }
    }

    private static String shipped(String name) {
        try (InputStream file = MappingShelf.class.getResourceAsStream("/mappings/" + name + ENDING)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The mapping " + name + " can not be read", e);
        }
    }

    private List<Path> own() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .filter(Files::isRegularFile)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The mappings in " + folder + " can not be listed", e);
        }
    }

    private Shelved own(String name, Path file) {
        try {
            return Files.size(file) > LARGEST
                    ? unusable(name, "is larger than " + LARGEST + " bytes, the most that a mapping may have")
                    : read(name, false, Files.readString(file));
        } catch (IOException e) {
            return unusable(name, "can not be read as UTF-8: " + e.getClass().getSimpleName());
        }
    }

    private static Shelved unusable(String name, String problem) {
        return new Shelved(name, false, "", Optional.empty(), List.of(problem));
    }
}
