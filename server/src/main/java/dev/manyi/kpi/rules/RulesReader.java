package dev.manyi.kpi.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.manyi.fact.FactKind;
import dev.manyi.kpi.rules.OpeningHours.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;

/** Reads the rules file. */
public final class RulesReader {
    private final JsonNode root;

    private RulesReader(JsonNode root) {
        this.root = root;
    }

    /** The rules that ship with the product. */
    public static Rules shipped() {
        try (InputStream file = RulesReader.class.getResourceAsStream("/kpi/rules.yaml")) {
            return new RulesReader(new YAMLMapper().readTree(file)).rules();
        } catch (IOException e) {
            throw new UncheckedIOException("The rules can not be read", e);
        }
    }

    private Rules rules() {
        Map<String, Duration> targets = new HashMap<>();
        root.path("response_targets")
                .properties()
                .forEach(
                        e -> targets.put(e.getKey(), Duration.parse(e.getValue().asText())));
        JsonNode steps = root.path("complaint_steps");
        JsonNode windows = root.path("windows");
        JsonNode live = root.path("live_contact");
        return new Rules(
                Map.copyOf(targets),
                new Rules.ComplaintSteps(
                        duration(steps, "received"),
                        duration(steps, "investigated"),
                        duration(steps, "proposed"),
                        duration(steps, "fed_back"),
                        duration(steps, "closed")),
                duration(root, "follow_up"),
                new Rules.Windows(
                        duration(windows, "repeat"),
                        duration(windows, "repurchase"),
                        duration(windows, "silent"),
                        duration(windows, "lost"),
                        duration(windows, "touched")),
                new Rules.LiveContact(texts(live.path("channels")), duration(live, "full"), duration(live, "step")),
                texts(root.path("service_channels")),
                Month.of(root.path("fiscal_year_start").asInt()),
                openingHours(),
                Set.copyOf(texts(root.path("opening_hours_for"))),
                expectedFields(),
                DigestUtils.sha256Hex(root.toString()).substring(0, 12));
    }

    private OpeningHours openingHours() {
        Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(
                    day,
                    texts(root.path("opening_hours").path(day.name().toLowerCase(Locale.ROOT))).stream()
                            .map(text -> text.split("-", 2))
                            .map(ends -> new Span(LocalTime.parse(ends[0]), LocalTime.parse(ends[1])))
                            .toList());
        }
        return new OpeningHours(Map.copyOf(week), days("holidays"), days("swapped_workdays"));
    }

    private Set<LocalDate> days(String name) {
        return texts(root.path(name)).stream().map(LocalDate::parse).collect(Collectors.toUnmodifiableSet());
    }

    private Map<FactKind, List<String>> expectedFields() {
        Map<FactKind, List<String>> fields = new EnumMap<>(FactKind.class);
        root.path("expected_fields")
                .properties()
                .forEach(e -> fields.put(FactKind.named(e.getKey()).orElseThrow(), texts(e.getValue())));
        return Map.copyOf(fields);
    }

    private static Duration duration(JsonNode node, String name) {
        return Duration.parse(node.path(name).asText());
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(entry -> texts.add(entry.asText()));
        return List.copyOf(texts);
    }
}
