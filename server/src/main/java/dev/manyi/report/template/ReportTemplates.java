package dev.manyi.report.template;

import dev.manyi.config.InvalidSettings;
import dev.manyi.kpi.catalogue.Catalogue;
import dev.manyi.yaml.YamlFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The reports there are: those that ship with the product and those in the organisation's folder, which may replace one. */
public final class ReportTemplates {
    /** Those that ship, in the order in which they are offered. */
    public static final List<String> SHIPPED =
            List.of("monthly", "quarterly", "half_year", "topic", "staff", "complaints");

    private static final String NAME = "[a-z][a-z0-9_]{0,39}";

    private final Map<String, ReportTemplate> byName = new LinkedHashMap<>();

    private ReportTemplates() {}

    /** Refuses broken templates, all of their mistakes in one list. */
    public static ReportTemplates load(Optional<Path> folder, Catalogue catalogue) {
        ReportTemplates templates = new ReportTemplates();
        List<String> problems = new ArrayList<>();
        SHIPPED.forEach(name -> templates.add(name, shippedText(name), name + YamlFolder.ENDING, catalogue, problems));
        folder.ifPresent(path -> YamlFolder.files(path, "templates", problems)
                .forEach(file -> templates.addFile(file, catalogue, problems)));
        if (!problems.isEmpty()) {
            throw new InvalidSettings(problems);
        }
        return templates;
    }

    /** What is wrong with one file; nothing when it makes a report. */
    public static List<String> problems(Path file, Catalogue catalogue) {
        List<String> problems = new ArrayList<>();
        new ReportTemplates().addFile(file, catalogue, problems);
        return problems;
    }

    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    public List<ReportTemplate> all() {
        return List.copyOf(byName.values());
    }

    public Optional<ReportTemplate> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private void add(String name, String text, String file, Catalogue catalogue, List<String> problems) {
        List<String> found = new ArrayList<>();
        ReportTemplateReader.read(name, text, catalogue, found).ifPresent(template -> byName.put(name, template));
        found.forEach(problem -> problems.add(file + " " + problem));
    }

    private void addFile(Path file, Catalogue catalogue, List<String> problems) {
        String name = file.getFileName().toString().replaceFirst("\\.yaml$", "");
        if (!name.matches(NAME)) {
            problems.add(file + ": a template is called by its file: a to z, 0 to 9 and _, begun by a letter, e.g. "
                    + "north" + YamlFolder.ENDING);
            return;
        }
        try {
            add(name, Files.readString(file), file.toString(), catalogue, problems);
        } catch (CharacterCodingException e) {
            problems.add(file + ": not UTF-8 text: save it as UTF-8");
        } catch (IOException e) {
            problems.add(file + ": can not be read; give the path of a template");
        }
    }

    private static String shippedText(String name) {
        try (InputStream file = ReportTemplates.class.getResourceAsStream("/report/" + name + YamlFolder.ENDING)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The report template " + name + " can not be read", e);
        }
    }
}
