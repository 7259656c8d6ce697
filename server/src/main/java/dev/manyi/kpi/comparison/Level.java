package dev.manyi.kpi.comparison;

import dev.manyi.auth.Scope;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.catalogue.Kpi;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What rows can be part of, and how it is asked for: filters on the rows themselves give way, the others stay. A region
 * and everything are asked without the reader's scope, or a store would be held against itself; they are single numbers
 * over many stores. No filter on a person stays there: it would tell one person's number from outside of the scope.
 */
enum Level {
    EVERYTHING(null, true, Dimension.STORE, Dimension.CITY, Dimension.REGION, Dimension.EMPLOYEE),
    REGION(Dimension.REGION, true, Dimension.STORE, Dimension.CITY, Dimension.EMPLOYEE),
    STORE(Dimension.STORE, false, Dimension.EMPLOYEE),
    BUSINESS(Dimension.BUSINESS, false, Dimension.CATEGORY, Dimension.CATEGORY_GROUP),
    CATEGORY_GROUP(Dimension.CATEGORY_GROUP, false, Dimension.CATEGORY),
    /** All that the question is about, without its groups. */
    UNGROUPED(null, false);

    private final Dimension by;
    private final boolean beyondScope;
    private final Set<Dimension> giveWay;

    Level(Dimension by, boolean beyondScope, Dimension... giveWay) {
        this.by = by;
        this.beyondScope = beyondScope;
        this.giveWay = Set.of(giveWay);
    }

    Dimension by() {
        return by;
    }

    boolean isBeyondScope() {
        return beyondScope;
    }

    /** Whether the KPI can be asked for at this level. */
    boolean has(Kpi kpi) {
        return by == null || kpi.has(by);
    }

    /** The question for the parents with those keys. */
    KpiRequest question(KpiRequest request, Set<String> keys) {
        Map<Dimension, List<String>> filters = new EnumMap<>(Dimension.class);
        request.filters().forEach((dimension, codes) -> {
            if (!giveWay.contains(dimension) && !(this == UNGROUPED && dimension == request.by())) {
                filters.put(dimension, codes);
            }
        });
        if (by != null) {
            filters.put(by, List.copyOf(keys));
        }
        return new KpiRequest(
                request.kpis().stream().filter(this::has).toList(),
                request.range(),
                request.grain(),
                by,
                null,
                filters,
                Set.of(),
                beyondScope ? Scope.ALL : request.scope(),
                request.asOf(),
                KpiRequest.Order.NATURAL,
                Integer.MAX_VALUE);
    }
}
