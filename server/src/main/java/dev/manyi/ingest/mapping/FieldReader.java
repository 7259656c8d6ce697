package dev.manyi.ingest.mapping;

import dev.manyi.fact.RecordKind;
import dev.manyi.ingest.check.Fields;
import dev.manyi.ingest.check.Suggestion;
import dev.manyi.ingest.mapping.FieldRule.Form;
import dev.manyi.ingest.mapping.FieldRule.Type;
import dev.manyi.ingest.mapping.Read.Pick;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads how one field is made. */
final class FieldReader {
    private static final List<String> ORIGINS =
            List.of("column", "constant", "template", "first", "last", "min", "max", "count");
    private static final String[] KEYS = {
        "column",
        "constant",
        "template",
        "first",
        "last",
        "min",
        "max",
        "count",
        "where",
        "values",
        "unlisted",
        "dates",
        "zone",
        "missing",
        "default",
        "split"
    };

    private final RecordKind kind;
    private final TimeFormats times;
    private final Map<String, Map<String, String>> tables;
    private final boolean folding;

    FieldReader(RecordKind kind, TimeFormats times, Map<String, Map<String, String>> tables, boolean folding) {
        this.kind = kind;
        this.times = times;
        this.tables = tables;
        this.folding = folding;
    }

    /** The rule under a key: the name of a column, or a block. */
    Optional<FieldRule> read(Section fields, String key, String field) {
        Type type = type(field);
        if (!(fields.entries().get(key) instanceof Yaml.Block)) {
            return fields.column(key)
                    .map(column -> new FieldRule(
                            field,
                            type,
                            List.of(new Read(Pick.COLUMN, column, Condition.ALWAYS, Set.of())),
                            Form.CELL,
                            Optional.empty(),
                            times,
                            split(field, Optional.empty()),
                            Optional.empty()));
        }
        Section rule = fields.section(key).allowing(KEYS);
        List<String> origins = ORIGINS.stream().filter(rule::has).toList();
        if (origins.size() != 1) {
            rule.problem((origins.isEmpty()
                            ? "does not say where its value comes from"
                            : "says " + String.join(" and ", origins))
                    + ": give one of " + String.join(", ", ORIGINS));
            return Optional.empty();
        }
        return rule.text(origins.get(0)).map(origin -> rule(rule, field, type, origins.get(0), origin));
    }

    private FieldRule rule(Section rule, String field, Type type, String origin, String text) {
        Condition where = condition(rule);
        Set<String> missing = Set.copyOf(rule.texts("missing"));
        List<Read> reads = new ArrayList<>();
        Form form =
                switch (origin) {
                    case "constant" -> cells -> text;
                    case "template" -> template(rule, text, where, missing, reads);
                    default -> cell(rule, origin, where, missing, reads);
                };
        if (rule.has("split") && !field.startsWith("choices.")) {
            rule.problem("split", "only choices hold several values");
        }
        return new FieldRule(
                field,
                type,
                List.copyOf(reads),
                form,
                table(rule),
                MappingReader.times(rule, times),
                split(field, rule.text("split")),
                rule.text("default"));
    }

    private Form cell(Section rule, String origin, Condition where, Set<String> missing, List<Read> reads) {
        Pick pick = Pick.valueOf(origin.toUpperCase(Locale.ROOT));
        if (pick.needsFold() && !folding) {
            rule.problem(origin, "needs a fold: without one there is one row a fact, and \"column\" reads it");
        }
        rule.column(origin).ifPresent(column -> reads.add(new Read(pick, column, where, missing)));
        return Form.CELL;
    }

    private Form template(Section rule, String text, Condition where, Set<String> missing, List<Read> reads) {
        Optional<Template> template = Template.parse(text);
        if (template.isEmpty()) {
            rule.problem("template", "every { needs a column and a }: such as \"{Date} {Time}\"");
            return Form.CELL;
        }
        template.get().columns().forEach(column -> {
            rule.uses("template", column);
            reads.add(new Read(Pick.COLUMN, column, where, missing));
        });
        if (reads.isEmpty()) {
            rule.problem("template", "names no column: use constant for a text that is always the same");
        }
        return template.get();
    }

    private Optional<ValueTable> table(Section rule) {
        if (!rule.has("values")) {
            if (rule.has("unlisted")) {
                rule.problem("unlisted", "needs values: it says what becomes of a word that they do not list");
            }
            return Optional.empty();
        }
        ValueTable.Unlisted unlisted = rule.value(
                        "unlisted",
                        "reject, absent or keep",
                        text -> ValueTable.Unlisted.valueOf(text.toUpperCase(Locale.ROOT)))
                .orElse(ValueTable.Unlisted.REJECT);
        if (rule.entries().get("values") instanceof Yaml.Block) {
            return Optional.of(new ValueTable(rule.words("values"), unlisted));
        }
        Optional<String> name = rule.text("values");
        if (name.isPresent() && !tables.containsKey(name.get())) {
            rule.problem(
                    "values",
                    tables.isEmpty()
                            ? "there is no table \"" + name.get() + "\": write it under tables, or a block here"
                            : "there is no table \"" + name.get() + "\": "
                                    + Suggestion.instead(name.get(), tables.keySet()));
        }
        return name.map(tables::get).map(words -> new ValueTable(words, unlisted));
    }

    /** `where: {column: value, column: [values], column: {not: [values]}, column: {present: true}}`. */
    static Condition condition(Section section) {
        Section where = section.section("where");
        List<Condition.Test> tests = new ArrayList<>();
        where.entries().forEach((column, node) -> {
            where.uses(column, column);
            tests.add(
                    node instanceof Yaml.Block
                            ? test(where.section(column).allowing("not", "present"), column)
                            : new Condition.Test(column, Condition.Is.ONE_OF, Set.copyOf(where.texts(column))));
        });
        return new Condition(tests);
    }

    private static Condition.Test test(Section test, String column) {
        if (test.has("not") == test.has("present")) {
            test.problem("give either not: [values] or present: true or false");
        }
        boolean present =
                test.value("present", "true or false", FieldReader::flag).orElse(true);
        return test.has("present")
                ? new Condition.Test(column, present ? Condition.Is.PRESENT : Condition.Is.ABSENT, Set.of())
                : new Condition.Test(column, Condition.Is.NONE_OF, Set.copyOf(test.texts("not")));
    }

    private static Boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    private static Optional<String> split(String field, Optional<String> given) {
        return field.startsWith("choices.") ? given.or(() -> Optional.of("|")) : Optional.empty();
    }

    private Type type(String field) {
        if (field.startsWith("ratings.")) {
            return Type.NUMBER;
        }
        Class<?> held = Fields.type(kind, field);
        if (held == java.time.Instant.class) {
            return Type.TIME;
        }
        return Number.class.isAssignableFrom(held) ? Type.NUMBER : Type.TEXT;
    }
}
