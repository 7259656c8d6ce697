package dev.manyi.testing;

import dev.manyi.kpi.catalogue.CatalogueReader;
import dev.manyi.kpi.rules.Rules;
import dev.manyi.kpi.rules.RulesReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** The rules that ship, with some of them changed. */
public final class TestRules {
    private TestRules() {}

    /** What a rules file says. */
    public static Rules of(String yaml) {
        try {
            Path file = Files.createTempFile("rules", ".yaml");
            try {
                return RulesReader.read(
                        Files.writeString(file, yaml), CatalogueReader.shipped().names());
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The values of components by their name. */
    public static Rules with(Map<String, Object> changed) {
        RecordComponent[] parts = Rules.class.getRecordComponents();
        Rules shipped = RulesReader.shipped();
        try {
            Object[] values = new Object[parts.length];
            for (int i = 0; i < parts.length; i++) {
                Object kept = parts[i].getAccessor().invoke(shipped);
                values[i] = changed.getOrDefault(parts[i].getName(), kept);
            }
            return Rules.class
                    .getDeclaredConstructor(
                            Arrays.stream(parts).map(RecordComponent::getType).toArray(Class[]::new))
                    .newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
