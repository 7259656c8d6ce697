package dev.manyi.check;

import dev.manyi.auth.Scope;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.period.Grain;
import dev.manyi.kpi.period.Range;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What is asked twice: everything in total, by time, by each dimension, by some two of them, and some of it with filters and in a narrow scope. */
final class Questions {
    private static final int WEEKS = 52;
    private final List<Kpi> kpis;
    private final Range range;
    private final Instant asOf;

    Questions(List<Kpi> kpis, Range range, Instant asOf) {
        this.kpis = kpis;
        this.range = range;
        this.asOf = asOf;
    }

    List<KpiRequest> all(Directory directory) {
        List<KpiRequest> questions =
                new ArrayList<>(List.of(total(), total().grain(Grain.MONTH), total().grain(Grain.QUARTER), weeks()));
        for (Dimension dimension : Dimension.values()) {
            questions.add(along(total().by(dimension), Set.of(dimension)));
        }
        questions.add(
                along(total().by(Dimension.REGION), Set.of(Dimension.REGION)).grain(Grain.MONTH));
        questions.add(along(total().by(Dimension.WEEKDAY), Set.of(Dimension.WEEKDAY, Dimension.HOUR))
                .across(Dimension.HOUR));
        questions.add(along(total().by(Dimension.REGION), Set.of(Dimension.REGION, Dimension.CHANNEL))
                .across(Dimension.CHANNEL));
        Optional<String> store = directory.shops().keySet().stream().sorted().findFirst();
        store.ifPresent(code -> questions.add(oneChannelOf(code)));
        store.ifPresent(code -> questions.add(scoped(Set.of(), Set.of(code))));
        directory.shops().values().stream()
                .map(Directory.Shop::region)
                .filter(Objects::nonNull)
                .sorted()
                .findFirst()
                .ifPresent(region -> questions.add(scoped(Set.of(region), Set.of())));
        return questions.stream().filter(question -> !question.kpis().isEmpty()).toList();
    }

    private KpiRequest total() {
        return KpiRequest.total(kpis, range, Scope.ALL, asOf);
    }

    private KpiRequest weeks() {
        Range year = new Range(range.to().minusWeeks(WEEKS), range.to());
        return total().over(year.from().isBefore(range.from()) ? range : year).grain(Grain.WEEK);
    }

    private KpiRequest oneChannelOf(String store) {
        return along(total(), Set.of(Dimension.STORE, Dimension.CHANNEL))
                .filtered(Map.of(Dimension.STORE, List.of(store), Dimension.CHANNEL, List.of("phone", "app")));
    }

    private KpiRequest scoped(Set<String> regions, Set<String> stores) {
        return KpiRequest.total(kpis, range, Scope.of(regions, stores), asOf);
    }

    /** Only those KPIs all of whose facts have the dimensions. */
    private KpiRequest along(KpiRequest question, Set<Dimension> dimensions) {
        List<Kpi> some = kpis.stream()
                .filter(kpi -> dimensions.stream().allMatch(kpi::has))
                .toList();
        return KpiRequest.total(some, question.range(), question.scope(), asOf).by(question.by());
    }
}
