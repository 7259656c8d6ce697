package dev.manyi.report.rows;

import dev.manyi.kpi.catalogue.Catalogue.RatedSide;
import dev.manyi.kpi.catalogue.Kpi.Words;
import dev.manyi.language.Language;
import dev.manyi.language.Messages;
import dev.manyi.report.request.ReportRequest;
import dev.manyi.report.rows.RowColumn.Type;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which columns the rows of a report have, and which field each is made of. */
final class RowLayout {
    private static final Set<String> NUMBERS =
            Set.of("csat", "nps", "ces", "reopened", "contacts", "transfers", "self_service", "follow_up_satisfied");
    static final String EXCLUSION = "exclusion";
    /** Codes that the product fixes and names itself. */
    private static final List<String> NAMED = List.of("fact", "kind", "priority", EXCLUSION);

    private final Map<String, Messages> words = new TreeMap<>();
    private final Map<String, Words> sides;
    private final Names names;
    private final List<Source> sources = new ArrayList<>();

    /** The name of a fixed code, by field, code and language. */
    interface Names {
        String of(String field, String code, String language);
    }

    /** A column, the place of its field, and what becomes of its values. */
    private record Source(RowColumn column, int field, Function<Object, Object> shown) {}

    RowLayout(List<RatedSide> rated, Names names) {
        ReportRequest.LANGUAGES.forEach(
                language -> words.put(language, new Messages("/report/rows", Language.of(language))));
        this.sides = rated.stream().collect(Collectors.toMap(side -> "rating_" + side.code(), RatedSide::name));
        this.names = names;
        List<String> keys =
                FactRowQueries.keys(rated.stream().map(RatedSide::code).toList());
        for (int i = 0; i < keys.size(); i++) {
            add(keys.get(i), i);
        }
    }

    private void add(String key, int field) {
        if (NAMED.contains(key)) {
            ReportRequest.LANGUAGES.forEach(language -> sources.add(new Source(
                    new RowColumn(titles(key), Type.WORD, language),
                    field,
                    code -> code == null ? null : name(key, code.toString(), language))));
            return;
        }
        String language = key.equals("channel_name") ? "zh-CN" : key.equals("channel_name_en") ? "en" : null;
        sources.add(new Source(
                new RowColumn(titles(key.replace("_name_en", "_name")), type(key), language), field, value -> value));
    }

    private String name(String field, String code, String language) {
        return field.equals("fact") ? words.get(language).get("fact." + code) : names.of(field, code, language);
    }

    private static Type type(String key) {
        if (key.equals("at") || key.endsWith("_at")) {
            return Type.MOMENT;
        }
        if (NUMBERS.contains(key) || key.startsWith("rating_")) {
            return Type.NUMBER;
        }
        return key.endsWith("_name") || key.endsWith("_name_en") || key.equals("external_id") ? Type.TEXT : Type.WORD;
    }

    private Map<String, String> titles(String key) {
        Words side = sides.get(key);
        return each(language -> side == null ? words.get(language).get("column." + key) : side.in(language));
    }

    RowsHead head(long count, ZoneId zone) {
        return new RowsHead(
                each(language -> words.get(language).get("title")),
                each(language -> List.of(
                        words.get(language).get("note.zone", zone.getId()),
                        words.get(language).get("note.excluded"),
                        words.get(language).get("note.people"))),
                sources.stream().map(Source::column).toList(),
                count);
    }

    /** The cells of a row as its columns show them. */
    List<Object> cells(List<Object> fields) {
        List<Object> cells = new ArrayList<>(sources.size());
        sources.forEach(source -> cells.add(source.shown().apply(fields.get(source.field()))));
        return cells;
    }

    private static <T> Map<String, T> each(Function<String, T> text) {
        return ReportRequest.LANGUAGES.stream().collect(Collectors.toMap(language -> language, text));
    }
}
