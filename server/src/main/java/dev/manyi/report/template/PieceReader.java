package dev.manyi.report.template;

import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.catalogue.Kpi.Words;
import dev.manyi.kpi.catalogue.Unit;
import dev.manyi.kpi.distribution.Distributions;
import dev.manyi.kpi.period.Comparison;
import dev.manyi.kpi.period.Grain;
import dev.manyi.yaml.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads one block of a chapter. What kind it is says the one of its keys that names a kind. */
final class PieceReader {
    private static final int MOST_KPIS = 40;
    private static final int MOST_LINES = 3;
    private static final int MOST_SLICES = 5;
    private static final int MOST_ROWS = 1_000;
    private static final int USUAL_ROWS = 20;
    private static final List<String> COMPARISONS =
            Arrays.stream(Comparison.values()).map(Comparison::id).toList();
    private static final List<String> GRAINS = Arrays.stream(Grain.values())
            .filter(grain -> grain != Grain.TOTAL)
            .map(Grain::id)
            .toList();

    private final TemplateWords words;
    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    /** How a block of a kind is read, and the keys that it may have besides its title. */
    private record Kind(List<String> keys, Reading reading) {}

    private interface Reading {
        Piece of(Place block, Place named, Words title);
    }

    PieceReader(TemplateWords words) {
        this.words = words;
        kinds.put("overview", new Kind(List.of("against"), this::overview));
        kinds.put("trend", new Kind(List.of("grain"), this::trend));
        kinds.put("ranking", new Kind(List.of("order", "worst", "kpis", "most", "minimum", "bars"), this::ranking));
        kinds.put("breakdown", new Kind(List.of("kpi", "most", "chart"), this::breakdown));
        kinds.put("radar", new Kind(List.of(), this::radar));
        kinds.put("distribution", new Kind(List.of(), this::distribution));
        kinds.put("complaint_steps", new Kind(List.of(), this::complaintSteps));
        kinds.put("problems", new Kind(List.of(), this::problems));
        kinds.put("staff", new Kind(List.of(), this::staff));
        kinds.put("steps", new Kind(List.of("kpi", "grain", "most"), this::steps));
    }

    /** Nothing where the block can not be told to be of a kind. */
    Optional<Piece> read(Place block) {
        String accepted = String.join(", ", kinds.keySet());
        List<String> given = block.entries("a block of one kind: " + accepted + ", text").keySet().stream()
                .filter(key -> kinds.containsKey(key) || key.equals("text"))
                .toList();
        if (given.size() != 1) {
            block.wrong((given.isEmpty() ? "is of no kind" : "is of " + given.size() + " kinds")
                    + "; give exactly one of " + accepted + ", text");
            return Optional.empty();
        }
        String kind = given.get(0);
        if (kind.equals("text")) {
            block.entries(List.of("text"));
            return Optional.of(new Piece.Paragraph(words.words(block.at("text"))));
        }
        List<String> keys = new ArrayList<>(List.of(kind, "title"));
        keys.addAll(kinds.get(kind).keys());
        block.entries(keys);
        Words title = words.words(block.at("title"));
        return Optional.of(kinds.get(kind).reading().of(block, block.at(kind), title));
    }

    private Piece overview(Place block, Place named, Words title) {
        Place against = block.at("against");
        List<Comparison> comparisons = against.isGiven()
                ? against.words(COMPARISONS).stream()
                        .map(id -> Comparison.valueOf(id.toUpperCase(Locale.ROOT)))
                        .toList()
                : List.copyOf(Comparison.EARLIER);
        return new Piece.Overview(title, words.kpis(named, MOST_KPIS, List.of()), comparisons);
    }

    private Piece trend(Place block, Place named, Words title) {
        List<String> kpis = words.kpis(named, MOST_LINES, List.of());
        List<Unit> units = items(named)
                .flatMap(item -> words.known().stream()
                        .filter(kpi -> item.isText() && kpi.id().equals(item.text("a KPI"))))
                .map(Kpi::unit)
                .distinct()
                .toList();
        if (units.size() > 1) {
            named.wrong("has KPIs in "
                    + units.stream().map(Unit::id).collect(Collectors.joining(" and "))
                    + "; lines share one axis, so give KPIs of one unit");
        }
        return new Piece.Trend(title, kpis, grain(block));
    }

    /** Of what is a list; what is none is refused where it is read. */
    private static Stream<Place> items(Place list) {
        return list.isList() ? list.items("KPIs").stream() : Stream.empty();
    }

    private static Optional<Grain> grain(Place block) {
        Place grain = block.at("grain");
        return grain.isGiven()
                ? Optional.of(Grain.valueOf(grain.word(GRAINS).toUpperCase(Locale.ROOT)))
                : Optional.empty();
    }

    private Piece ranking(Place block, Place named, Words title) {
        Dimension by = words.dimension(named);
        Place order = block.at("order");
        Optional<Kpi> kpi = words.kpi(order);
        kpi.ifPresent(one -> words.mustHave(order, one, by));
        return new Piece.Ranking(
                title,
                by,
                kpi.map(one -> order.text("a KPI")).orElse(""),
                flag(block.at("worst")),
                words.kpis(block.at("kpis"), MOST_KPIS, List.of(by)),
                most(block, USUAL_ROWS, MOST_ROWS),
                block.at("minimum").isGiven() ? block.at("minimum").whole(1, 100_000) : 0,
                flag(block.at("bars")));
    }

    private Piece breakdown(Place block, Place named, Words title) {
        Dimension by = words.dimension(named);
        Place chart = block.at("chart");
        boolean pie = chart.isGiven() && chart.word(List.of("bars", "pie")).equals("pie");
        return new Piece.Breakdown(
                title,
                by,
                single(block.at("kpi"), by, "a number of facts", kpi -> kpi.unit() == Unit.COUNT),
                most(block, pie ? MOST_SLICES : USUAL_ROWS, pie ? MOST_SLICES : MOST_ROWS),
                pie);
    }

    private Piece radar(Place block, Place named, Words title) {
        for (Place item : items(named).toList()) {
            if (item.isText() && !item.text("a rating").startsWith("rating_")) {
                item.wrong("is no rating from 1 to 5; accepted are rating_attitude and its like, or "
                        + ReportTemplate.EVERY_RATING + " for all");
            }
        }
        return new Piece.Radar(title, words.kpis(named, MOST_KPIS, List.of()));
    }

    private Piece distribution(Place block, Place named, Words title) {
        return new Piece.Distribution(title, single(named, null, "a score on one scale", Distributions::has));
    }

    private Piece complaintSteps(Place block, Place named, Words title) {
        if (!named.flag()) {
            named.wrong("say true, or leave the block out");
        }
        return new Piece.ComplaintSteps(title);
    }

    private Piece problems(Place block, Place named, Words title) {
        return new Piece.Problems(title, named.whole(1, MOST_ROWS));
    }

    private Piece staff(Place block, Place named, Words title) {
        if (words.everybody()) {
            named.wrong("names employees, and this report is for everybody; leave the block out");
        }
        return new Piece.Staff(title, named.whole(1, MOST_ROWS));
    }

    private Piece steps(Place block, Place named, Words title) {
        Dimension by = words.dimension(named);
        return new Piece.Steps(
                title,
                by,
                single(block.at("kpi"), by, "a KPI", kpi -> true),
                grain(block),
                most(block, USUAL_ROWS, MOST_ROWS));
    }

    /** One KPI that fits; `by` may be null. */
    private String single(Place place, Dimension by, String what, Predicate<Kpi> fits) {
        Optional<Kpi> kpi = words.kpi(place);
        if (kpi.isPresent() && by != null) {
            words.mustHave(place, kpi.get(), by);
        }
        if (kpi.isPresent() && !fits.test(kpi.get())) {
            place.wrong("\"" + kpi.get().id() + "\" is not " + what + "; accepted are "
                    + words.known().stream().filter(fits).map(Kpi::id).collect(Collectors.joining(", ")));
        }
        return kpi.map(one -> place.text("a KPI")).orElse("");
    }

    private static int most(Place block, int usual, int most) {
        Place place = block.at("most");
        return place.isGiven() ? place.whole(1, most) : usual;
    }

    private static boolean flag(Place place) {
        return place.isGiven() && place.flag();
    }
}
