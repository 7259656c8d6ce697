package dev.manyi.ingest.mapping;

import dev.manyi.fact.RecordKind;
import dev.manyi.ingest.check.Fields;
import dev.manyi.ingest.check.Suggestion;
import dev.manyi.ingest.mapping.Mapping.Fold;
import dev.manyi.ingest.mapping.Mapping.Order;
import dev.manyi.ingest.mapping.Section.Notes;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a mapping from YAML and collects every mistake in it. */
final class MappingReader {
    private final Section top;
    private final RecordKind kind;
    private final TimeFormats times;
    private final FieldReader fields;

    private MappingReader(Section top, RecordKind kind, ZoneId zone) {
        this.top = top;
        this.kind = kind;
        this.times = times(top, new TimeFormats(List.of(TimeFormats.Pattern.DEFAULT), zone));
        Map<String, Map<String, String>> tables = new HashMap<>();
        Section named = top.section("tables");
        named.entries().keySet().forEach(name -> tables.put(name, named.words(name)));
        this.fields = new FieldReader(kind, times, tables, top.has("fold"));
    }

    static Mapping read(String yaml, ZoneId zone) {
        Notes notes = new Notes();
        Section top = Section.of("", Yaml.parse(yaml), notes)
                .allowing(
                        "kind",
                        "source",
                        "encoding",
                        "delimiter",
                        "sheet",
                        "zone",
                        "dates",
                        "missing",
                        "where",
                        "tables",
                        "fields",
                        "fold");
        RecordKind kind = kind(top);
        // Without a kind nothing can be said about the fields.
        Mapping mapping = kind == null ? null : new MappingReader(top, kind, zone).mapping();
        if (!notes.problems().isEmpty()) {
            throw new InvalidMapping(notes.problems());
        }
        return mapping;
    }

    private static RecordKind kind(Section top) {
        Optional<String> name = top.text("kind");
        Optional<RecordKind> kind = name.flatMap(RecordKind::named);
        if (kind.isEmpty() && (name.isPresent() || !top.has("kind"))) {
            top.problem("kind", "say what these are: " + RecordKind.names());
        }
        return kind.orElse(null);
    }

    private Mapping mapping() {
        boolean hasOrigin = Fields.of(kind).contains("source");
        if (hasOrigin && !top.has("source")) {
            top.problem("source", "is missing: give the facts' origin a name, such as crm");
        } else if (!hasOrigin && top.has("source")) {
            top.problem("source", kind.plural() + " have no source: leave it out");
        }
        return new Mapping(
                kind,
                top.text("source"),
                top.value("encoding", "a character set such as UTF-8, GB18030 or windows-1252", Charset::forName)
                        .orElse(StandardCharsets.UTF_8),
                top.value("delimiter", "one character, or tab", MappingReader::delimiter)
                        .orElse(','),
                top.text("sheet"),
                Set.copyOf(top.texts("missing")),
                FieldReader.condition(top),
                fields(),
                fold(),
                List.copyOf(top.notes().uses()));
    }

    private List<FieldRule> fields() {
        Section section = top.section("fields");
        List<String> known =
                Fields.of(kind).stream().filter(name -> !name.equals("source")).toList();
        List<FieldRule> rules = new ArrayList<>();
        for (String name : section.entries().keySet()) {
            if (!known.contains(name)) {
                section.problem(name, "is no field of " + kind.plural() + ": " + Suggestion.instead(name, known));
            } else if (name.equals("ratings") || name.equals("choices")) {
                Section nested = section.section(name);
                nested.entries()
                        .keySet()
                        .forEach(entry ->
                                fields.read(nested, entry, name + "." + entry).ifPresent(rules::add));
            } else {
                fields.read(section, name, name).ifPresent(rules::add);
            }
        }
        Fields.required(kind).stream()
                .filter(name -> !section.has(name) && !name.equals("source"))
                .forEach(name -> section.problem(name, "is missing: every row needs it"));
        return rules;
    }

    private Optional<Fold> fold() {
        if (!top.has("fold")) {
            return Optional.empty();
        }
        Section fold = top.section("fold").allowing("by", "order");
        Optional<String> by = fold.column("by");
        if (by.isEmpty() && !fold.has("by")) {
            fold.problem("by", "is missing: name the column that says which ticket a row is of");
        }
        return Optional.of(new Fold(by.orElse(""), order(fold)));
    }

    private Optional<Order> order(Section fold) {
        if (!fold.has("order")) {
            return Optional.empty();
        }
        if (!(fold.entries().get("order") instanceof Yaml.Block)) {
            return fold.column("order").map(column -> new Order(column, Optional.empty()));
        }
        Section order = fold.section("order").allowing("column", "as", "dates", "zone");
        boolean byTime =
                order.value("as", "number or time", MappingReader::isTime).orElse(order.has("dates"));
        if (!order.has("column")) {
            order.problem("column", "is missing: name the column that orders the rows of a ticket");
        }
        return order.column("column")
                .map(column -> new Order(column, byTime ? Optional.of(times(order, times)) : Optional.empty()));
    }

    private static Boolean isTime(String as) {
        return switch (as) {
            case "number" -> false;
            case "time" -> true;
            default -> throw new IllegalArgumentException();
        };
    }

    /** The formats a section gives, over those around it. */
    static TimeFormats times(Section section, TimeFormats around) {
        List<TimeFormats.Pattern> patterns = section.texts("dates").stream()
                .flatMap(text -> pattern(section, text).stream())
                .collect(Collectors.toList());
        ZoneId zone = section.value("zone", "a time zone such as Asia/Shanghai", ZoneId::of)
                .orElse(around.zone());
        return new TimeFormats(patterns.isEmpty() ? around.patterns() : patterns, zone);
    }

    private static Optional<TimeFormats.Pattern> pattern(Section section, String text) {
        try {
            return Optional.of(TimeFormats.Pattern.of(text));
        } catch (IllegalArgumentException e) {
            section.problem(
                    "dates",
                    "\"" + text + "\" is no pattern: give one such as d/M/yyyy HH:mm, or iso, epoch_seconds or"
                            + " epoch_millis");
            return Optional.empty();
        }
    }

    private static Character delimiter(String text) {
        if (text.equals("tab")) {
            return '\t';
        }
        if (text.length() != 1 || text.charAt(0) == '"' || text.charAt(0) == '\n' || text.charAt(0) == '\r') {
            throw new IllegalArgumentException();
        }
        return text.charAt(0);
    }
}
