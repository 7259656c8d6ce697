package dev.manyi.kpi.rules;

import dev.manyi.kpi.rules.OpeningHours.Span;
import dev.manyi.yaml.Place;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads when service is open. */
final class OpeningHoursReader {
    private static final String SPAN = "\"09:00-21:00\" (00:00 as the end is midnight)";
    private static final Pattern TIMES = Pattern.compile("\\d\\d:\\d\\d-\\d\\d:\\d\\d");

    private OpeningHoursReader() {}

    static OpeningHours read(Place top) {
        Set<LocalDate> holidays = days(top.at("holidays"));
        Set<LocalDate> swapped = days(top.at("swapped_workdays"));
        swapped.stream()
                .filter(holidays::contains)
                .sorted()
                .forEach(day -> top.at("swapped_workdays")
                        .wrong(day + " is among the holidays, too; name it in one of the two"));
        return new OpeningHours(week(top.at("opening_hours")), Set.copyOf(holidays), Set.copyOf(swapped));
    }

    private static Map<DayOfWeek, List<Span>> week(Place hours) {
        Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
        List<String> names =
                Arrays.stream(DayOfWeek.values()).map(OpeningHoursReader::name).toList();
        Map<String, Place> given = hours.entries(names);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, given.containsKey(name(day)) ? spans(given.get(name(day))) : List.of());
        }
        return Map.copyOf(week);
    }

    private static String name(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    private static List<Span> spans(Place day) {
        List<Span> spans = new ArrayList<>();
        for (Place item : day.items("a list of spans such as [" + SPAN + "], or [] for a closed day")) {
            String text = item.text(SPAN);
            try {
                if (!text.isEmpty()) {
                    spans.add(span(text));
                }
            } catch (IllegalArgumentException | DateTimeParseException e) {
                item.wrong("\"" + text + "\" is not accepted; give " + SPAN);
            }
        }
        spans.sort(Comparator.comparing(Span::from));
        for (int i = 1; i < spans.size(); i++) {
            LocalTime end = spans.get(i - 1).to();
            if (end.equals(LocalTime.MIDNIGHT) || spans.get(i).from().isBefore(end)) {
                day.wrong(
                        "the spans overlap at " + spans.get(i).from() + "; give spans that end before the next begins");
            }
        }
        return List.copyOf(spans);
    }

    private static Span span(String text) {
        if (!TIMES.matcher(text).matches()) {
            throw new IllegalArgumentException();
        }
        String[] ends = text.split("-");
        Span span = new Span(LocalTime.parse(ends[0]), LocalTime.parse(ends[1]));
        if (!span.to().equals(LocalTime.MIDNIGHT) && !span.from().isBefore(span.to())) {
            throw new IllegalArgumentException();
        }
        return span;
    }

    private static Set<LocalDate> days(Place list) {
        Set<LocalDate> days = new LinkedHashSet<>();
        for (String text : list.texts("2026-10-01")) {
            try {
                days.add(LocalDate.parse(text));
            } catch (DateTimeParseException e) {
                list.wrong("\"" + text + "\" is not accepted; give a date such as 2026-10-01");
            }
        }
        return days;
    }
}
