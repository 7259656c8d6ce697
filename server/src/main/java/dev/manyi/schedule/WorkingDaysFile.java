package dev.manyi.schedule;

import dev.manyi.config.InvalidSettings;
import dev.manyi.yaml.Place;
import dev.manyi.yaml.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A file of days off and of weekends on which people work. */
public final class WorkingDaysFile {
    private static final String ACCEPTED = "a day such as 2026-10-10, or days such as 2026-10-01..2026-10-07";
    private static final int LONGEST_DAYS = 31;

    private WorkingDaysFile() {}

    /** Monday to Friday where there is no file; a broken one is refused with all its mistakes. */
    public static WorkingDays load(Optional<Path> file) {
        return file.map(WorkingDaysFile::read).orElse(WorkingDays.WEEKDAYS);
    }

    private static WorkingDays read(Path file) {
        List<String> problems = new ArrayList<>();
        try {
            Place top = YamlText.parse(Files.readString(file)).top(problems);
            top.entries(List.of("days_off", "working_days"));
            WorkingDays days = new WorkingDays(days(top.at("days_off")), days(top.at("working_days")));
            days.off().stream()
                    .filter(days.working()::contains)
                    .sorted()
                    .forEach(day -> problems.add("working_days: " + day + " is among the days off, too; name it once"));
            if (problems.isEmpty()) {
                return days;
            }
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage());
        } catch (IOException e) {
            problems.add("can not be read; give a file of days in YAML, in UTF-8");
        }
        throw new InvalidSettings(
                problems.stream().map(problem -> file + " " + problem).toList());
    }

    private static Set<LocalDate> days(Place place) {
        Set<LocalDate> days = new LinkedHashSet<>();
        if (place.isGiven()) {
            for (String text : place.texts(ACCEPTED)) {
                add(text, place, days);
            }
        }
        return days;
    }

    private static void add(String text, Place place, Set<LocalDate> days) {
        String[] ends = text.split("\\.\\.", 2);
        try {
            LocalDate first = LocalDate.parse(ends[0]);
            LocalDate last = LocalDate.parse(ends[ends.length - 1]);
            long count = ChronoUnit.DAYS.between(first, last) + 1;
            if (count >= 1 && count <= LONGEST_DAYS) {
                first.datesUntil(last.plusDays(1)).forEach(days::add);
                return;
            }
        } catch (DateTimeException e) {
            // Told below, with what would be accepted.
        }
        place.wrong("\"" + text + "\" is not accepted; give " + ACCEPTED + ", at most " + LONGEST_DAYS);
    }
}
