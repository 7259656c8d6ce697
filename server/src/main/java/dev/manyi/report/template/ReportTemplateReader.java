package dev.manyi.report.template;

import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.catalogue.Catalogue;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.period.Grain;
import dev.manyi.report.template.ReportTemplate.Accepts;
import dev.manyi.report.template.ReportTemplate.Deeper;
import dev.manyi.report.template.ReportTemplate.Part;
import dev.manyi.yaml.Place;
import dev.manyi.yaml.YamlText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads a template and notes all that is wrong with it, each with its line and what would be accepted. */
final class ReportTemplateReader {
    private static final int MOST_TILES = 12;
    private static final int MOST_MEASURES = 20;
    private static final List<String> KEYS = List.of(
            "title",
            "purpose",
            "periods",
            "scopes",
            "focus",
            "for_everybody",
            "headline",
            "sentences",
            "drill",
            "sections");
    private static final List<Grain> CURVES = List.of(Grain.DAY, Grain.WEEK, Grain.MONTH);

    private final String name;
    private final Place top;
    private final TemplateWords words;

    private ReportTemplateReader(String name, Place top, TemplateWords words) {
        this.name = name;
        this.top = top;
        this.words = words;
    }

    /** Nothing when something is wrong. */
    static Optional<ReportTemplate> read(String name, String text, Catalogue catalogue, List<String> problems) {
        List<String> found = new ArrayList<>();
        Optional<ReportTemplate> template = Optional.empty();
        try {
            Place top = YamlText.parse(text).top(found);
            boolean everybody =
                    top.at("for_everybody").isGiven() && top.at("for_everybody").flag();
            TemplateWords words = TemplateWords.of(catalogue).forEverybody(everybody);
            template = Optional.of(new ReportTemplateReader(name, top, words).template());
        } catch (IllegalArgumentException e) {
            found.add(e.getMessage());
        }
        problems.addAll(found);
        return found.isEmpty() ? template : Optional.empty();
    }

    private ReportTemplate template() {
        top.entries(KEYS);
        return new ReportTemplate(
                name,
                words.words(top.at("title")),
                words.words(top.at("purpose")),
                accepts(),
                words.kpis(top.at("headline"), MOST_TILES, List.of()),
                sentences(),
                drill(),
                sections());
    }

    private Accepts accepts() {
        return new Accepts(
                some(top.at("periods"), PeriodKind.class, PeriodKind.ids()),
                some(top.at("scopes"), ScopeKind.class, ScopeKind.ids()),
                focus(),
                words.everybody());
    }

    /** Those that are named; all without the key. */
    private static <E extends Enum<E>> Set<E> some(Place place, Class<E> type, List<String> ids) {
        Set<E> all = EnumSet.allOf(type);
        if (!place.isGiven()) {
            return all;
        }
        Set<String> named = place.words(ids);
        if (named.isEmpty()) {
            place.wrong("names nothing; give some of " + String.join(", ", ids));
        }
        all.removeIf(one -> !named.contains(one.name().toLowerCase(Locale.ROOT)));
        return all;
    }

    /** What surveys can be cut by. Reports about one employee are no business of this. */
    private List<Dimension> focus() {
        Place place = top.at("focus");
        if (!place.isGiven()) {
            return List.of();
        }
        Kpi responses = words.known().stream()
                .filter(kpi -> kpi.id().equals("responses"))
                .findFirst()
                .orElseThrow();
        return dimensions(place, by -> responses.has(by) && by != Dimension.EMPLOYEE && !by.ofMoment());
    }

    private static List<Dimension> dimensions(Place place, Predicate<Dimension> accepted) {
        List<String> ids = Arrays.stream(Dimension.values())
                .filter(accepted)
                .map(Dimension::id)
                .toList();
        return place.words(ids).stream()
                .map(id -> Dimension.named(id).orElseThrow())
                .toList();
    }

    private List<SentenceRule> sentences() {
        Place place = top.at("sentences");
        return place.isGiven()
                ? place.words(SentenceRule.ids()).stream()
                        .map(id -> SentenceRule.named(id).orElseThrow())
                        .toList()
                : List.of();
    }

    private Optional<Deeper> drill() {
        Place drill = top.at("drill");
        if (!drill.isGiven()) {
            return Optional.empty();
        }
        drill.entries(List.of("levels", "kpis", "curve"));
        List<Dimension> levels = new ArrayList<>();
        for (Place level : drill.at("levels").items("dimensions from the top: [region, store]")) {
            levels.add(words.dimension(level));
        }
        String curve = drill.at("curve").word(CURVES.stream().map(Grain::id).toList());
        return Optional.of(new Deeper(
                levels,
                words.kpis(drill.at("kpis"), MOST_MEASURES, levels),
                Grain.valueOf(curve.toUpperCase(Locale.ROOT))));
    }

    private List<Part> sections() {
        PieceReader reader = new PieceReader(words);
        return each(top.at("sections"), "chapters", section -> {
            section.entries(List.of("title", "blocks"));
            List<Piece> pieces = each(section.at("blocks"), "blocks", reader::read).stream()
                    .flatMap(Optional::stream)
                    .toList();
            return new Part(words.words(section.at("title")), pieces);
        });
    }

    private static <T> List<T> each(Place list, String what, Function<Place, T> read) {
        List<Place> items = list.items("a list of " + what);
        if (list.isList() && items.isEmpty()) {
            list.wrong("has no " + what + "; give one or more");
        }
        return items.stream().map(read).toList();
    }
}
