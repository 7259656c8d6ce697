package dev.manyi.kpi.rules;

import dev.manyi.config.InvalidSettings;
import dev.manyi.fact.FactKind;
import dev.manyi.yaml.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Month;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the rules: those that ship with the product and, over them, the file of the organisation, which may hold only what
 * differs. All mistakes are told at once, each with its place and what would be accepted.
 */
public final class RulesReader {
    private static final List<String> KEYS = List.of(
            "response_targets",
            "complaint_steps",
            "follow_up",
            "windows",
            "live_contact",
            "service_channels",
            "fiscal_year_start",
            "opening_hours",
            "holidays",
            "swapped_workdays",
            "opening_hours_for",
            "expected_fields",
            "scoring",
            "weights",
            "weights_by_post",
            "commendations",
            "grades",
            "stars");
    private static final List<String> PRIORITIES = List.of("urgent", "important", "routine");
    private static final List<String> STEPS = List.of("received", "investigated", "proposed", "fed_back", "closed");
    private static final List<String> WINDOWS = List.of("repeat", "repurchase", "silent", "lost", "touched");
    private static final List<FactKind> RECORDS = List.of(FactKind.RESPONSE, FactKind.TICKET, FactKind.PURCHASE);

    private final RulesTree tree;
    private final Place top;
    private final Optional<KpiNames> names;

    private RulesReader(RulesTree tree, List<String> problems, Optional<KpiNames> names) {
        this.tree = tree;
        this.top = Place.top(tree.root(), problems);
        this.names = names;
    }

    /** The rules that ship with the product. */
    public static Rules shipped() {
        return read(RulesTree.parse(shippedText()), "the shipped rules", new ArrayList<>(), Optional.empty());
    }

    /** The rules of a file over those that ship. */
    public static Rules read(Path file, KpiNames names) {
        List<String> problems = new ArrayList<>();
        String text = "";
        try {
            text = Files.readString(file);
        } catch (CharacterCodingException e) {
            problems.add("not UTF-8 text: save it as UTF-8");
        } catch (IOException e) {
            problems.add("can not be read; give the path of a rules file");
        }
        return read(text, file.toString(), problems, names);
    }

    static Rules read(String text, String file, List<String> problems, KpiNames names) {
        RulesTree shipped = RulesTree.parse(shippedText());
        RulesTree tree = shipped;
        try {
            tree = shipped.with(RulesTree.parse(text));
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage());
        }
        return read(tree, file, problems, Optional.of(names));
    }

    private static Rules read(RulesTree tree, String file, List<String> problems, Optional<KpiNames> names) {
        Rules rules = new RulesReader(tree, problems, names).rules();
        if (!problems.isEmpty()) {
            throw new InvalidSettings(
                    problems.stream().map(problem -> file + ", " + problem).toList());
        }
        return rules;
    }

    private static String shippedText() {
        try (InputStream file = RulesReader.class.getResourceAsStream("/kpi/rules.yaml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The rules can not be read", e);
        }
    }

    private Rules rules() {
        top.entries(KEYS);
        OpeningHours hours = OpeningHoursReader.read(top);
        IndexRulesReader indices = new IndexRulesReader(top, names);
        return new Rules(
                durations("response_targets", PRIORITIES),
                complaintSteps(),
                top.at("follow_up").duration(),
                windows(),
                liveContact(),
                channels(top.at("service_channels")),
                Month.of(top.at("fiscal_year_start").whole(1, 12)),
                hours,
                openingHoursFor(hours),
                expectedFields(),
                indices.scoring(),
                indices.indices(),
                tree.digest());
    }

    private Map<String, Duration> durations(String key, List<String> keys) {
        Place block = top.at(key);
        block.entries(keys);
        Map<String, Duration> durations = new HashMap<>();
        keys.forEach(name -> durations.put(name, block.at(name).duration()));
        return Map.copyOf(durations);
    }

    private Rules.ComplaintSteps complaintSteps() {
        Map<String, Duration> steps = durations("complaint_steps", STEPS);
        return new Rules.ComplaintSteps(
                steps.get("received"),
                steps.get("investigated"),
                steps.get("proposed"),
                steps.get("fed_back"),
                steps.get("closed"));
    }

    private Rules.Windows windows() {
        Map<String, Duration> windows = durations("windows", WINDOWS);
        if (windows.get("lost").compareTo(windows.get("silent")) < 0) {
            top.at("windows").at("lost").wrong("a customer is silent before being lost; give at least windows.silent");
        }
        return new Rules.Windows(
                windows.get("repeat"),
                windows.get("repurchase"),
                windows.get("silent"),
                windows.get("lost"),
                windows.get("touched"));
    }

    private Rules.LiveContact liveContact() {
        Place live = top.at("live_contact");
        live.entries(List.of("channels", "full", "step"));
        return new Rules.LiveContact(
                channels(live.at("channels")),
                live.at("full").duration(),
                live.at("step").duration());
    }

    private static List<String> channels(Place place) {
        List<String> channels = List.copyOf(place.texts("phone"));
        if (channels.isEmpty()) {
            place.wrong("give one channel or more, e.g. [phone, app]");
        }
        return channels;
    }

    private Set<String> openingHoursFor(OpeningHours hours) {
        Place place = top.at("opening_hours_for");
        Set<String> kpis = names.map(
                        known -> place.words(known.timed().stream().sorted().toList()))
                .orElseGet(() -> place.texts("response_sla"));
        if (!kpis.isEmpty() && hours.week().values().stream().allMatch(List::isEmpty)) {
            top.at("opening_hours")
                    .wrong("no day has hours, so that time would never run for " + String.join(", ", kpis)
                            + "; give one day a span or leave opening_hours_for empty");
        }
        return Set.copyOf(kpis);
    }

    private Map<FactKind, List<String>> expectedFields() {
        Map<FactKind, List<String>> fields = new EnumMap<>(FactKind.class);
        Map<String, Place> given = top.at("expected_fields")
                .entries(RECORDS.stream().map(FactKind::plural).toList());
        for (FactKind kind : RECORDS) {
            List<String> known = Arrays.stream(kind.type().getRecordComponents())
                    .map(field -> field.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                    .toList();
            fields.put(
                    kind,
                    given.containsKey(kind.plural())
                            ? List.copyOf(given.get(kind.plural()).words(known))
                            : List.of());
        }
        return Map.copyOf(fields);
    }
}
