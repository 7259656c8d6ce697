package dev.manyi.schedule;

import dev.manyi.auth.Scope;
import dev.manyi.config.InvalidSettings;
import dev.manyi.http.JsonFields;
import dev.manyi.http.Rejection;
import dev.manyi.report.template.ReportTemplates;
import dev.manyi.yaml.YamlFolder;
import dev.manyi.yaml.YamlText;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The schedules of the settings' folder, by their ids: each is a file, written as the API takes it. */
public record ScheduleFiles(Map<String, Plan> plans) {
    private static final String NAME = "[a-z][a-z0-9_-]{0,39}";

    public ScheduleFiles {
        plans = Map.copyOf(plans);
    }

    /** Refuses broken ones, all of their mistakes in one list. */
    public static ScheduleFiles load(Optional<Path> folder, ZoneId zone, ReportTemplates templates) {
        List<String> problems = new ArrayList<>();
        Map<String, Plan> plans = new TreeMap<>();
        for (Path file : folder.map(path -> YamlFolder.files(path, "schedules", problems))
                .orElse(List.of())) {
            String name = file.getFileName().toString().replaceFirst("\\.yaml$", "");
            if (!name.matches(NAME)) {
                problems.add(file
                        + ": a schedule is called by its file: a to z, 0 to 9, _ and -, begun by a letter, e.g. board"
                        + YamlFolder.ENDING);
            } else {
                read(file, zone, templates, problems).ifPresent(plan -> plans.put(Schedule.FILES + name, plan));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidSettings(problems);
        }
        return new ScheduleFiles(plans);
    }

    private static Optional<Plan> read(Path file, ZoneId zone, ReportTemplates templates, List<String> problems) {
        try {
            Plan plan = new PlanReader(zone, Scope.ALL)
                    .read(JsonFields.of(YamlText.parse(Files.readString(file)).root()));
            if (templates.named(plan.report()).isEmpty()) {
                problems.add(file + " report: there is no report " + plan.report() + "; give one of "
                        + String.join(", ", templates.names()));
            }
            return Optional.of(plan);
        } catch (Rejection wrong) {
            wrong.errors().forEach(error -> problems.add(file + " " + error.field() + ": " + error.message()));
        } catch (IllegalArgumentException e) {
            problems.add(file + " " + e.getMessage());
        } catch (IOException e) {
            problems.add(file + ": can not be read; give a schedule in YAML, in UTF-8");
        }
        return Optional.empty();
    }

    /** Those that are gone from the folder are gone. */
    Future<Void> keep(ScheduleQueries queries) {
        Future<Void> kept = queries.forgetFilesBut(plans.keySet());
        for (Map.Entry<String, Plan> plan : plans.entrySet()) {
            kept = kept.compose(before -> queries.keepFile(plan.getKey(), plan.getValue()));
        }
        return kept;
    }
}
