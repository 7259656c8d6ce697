package dev.manyi.kpi.comparison;

import dev.manyi.auth.Scope;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.Slot;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.disclosure.Cell;
import dev.manyi.kpi.formula.Estimate;
import io.vertx.core.Future;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The same KPI, period and moment for what a row is part of. Each level that some row needs is one question. */
final class Parents implements Yardstick {
    private final Scope scope;
    private final boolean beyond;
    private final Map<Slot, Parent> parents;
    private final Map<Level, Map<Slot, Cell>> cells;

    private Parents(Scope scope, boolean beyond, Map<Slot, Parent> parents, Map<Level, Map<Slot, Cell>> cells) {
        this.scope = scope;
        this.beyond = beyond;
        this.parents = parents;
        this.cells = cells;
    }

    /** @param beyond whether a parent is told that reaches beyond what the reader may see */
    static Future<Yardstick> load(
            YardstickQueries queries,
            KpiRequest request,
            Places places,
            Set<Slot> slots,
            Measures measures,
            boolean beyond) {
        return families(queries, request, slots)
                .map(family -> family.parents(slots, places))
                .compose(parents -> ask(request, parents, measures, beyond)
                        .map(cells -> new Parents(request.scope(), beyond, parents, cells)));
    }

    private static Future<Family> families(YardstickQueries queries, KpiRequest request, Set<Slot> slots) {
        Set<String> keys =
                slots.stream().map(Slot::group).filter(key -> key != null).collect(Collectors.toSet());
        if (request.by() == null) {
            return Future.succeededFuture(new Family(null, Map.of(), Map.of()));
        }
        return switch (request.by()) {
            case EMPLOYEE ->
                queries.stores(keys, request.scope()).map(stores -> new Family(request.by(), stores, Map.of()));
            case CATEGORY, CATEGORY_GROUP ->
                queries.levels(keys)
                        .map(levels -> levels.stream()
                                .collect(Collectors.toMap(YardstickQueries.Levels::code, level -> level)))
                        .map(levels -> new Family(request.by(), Map.of(), levels));
            default -> Future.succeededFuture(new Family(request.by(), Map.of(), Map.of()));
        };
    }

    private static Future<Map<Level, Map<Slot, Cell>>> ask(
            KpiRequest request, Map<Slot, Parent> parents, Measures measures, boolean beyond) {
        Map<Level, Set<String>> needed = new EnumMap<>(Level.class);
        parents.values().forEach(parent -> {
            if (!beyond && parent.isBeyond(request.scope())) {
                return;
            }
            Set<String> keys = needed.computeIfAbsent(parent.level(), level -> new HashSet<>());
            if (parent.key() != null) {
                keys.add(parent.key());
            }
        });
        Map<Level, Map<Slot, Cell>> answers = new ConcurrentHashMap<>();
        List<Future<Map<Slot, Cell>>> questions = needed.entrySet().stream()
                .map(entry -> measures.of(entry.getKey().question(request, entry.getValue()))
                        .onSuccess(answer -> answers.put(entry.getKey(), answer)))
                .toList();
        return Future.all(questions).map(done -> answers);
    }

    @Override
    public Reference of(Kpi kpi, Slot slot) {
        Parent parent = parents.get(slot);
        if (parent == null || !parent.level().has(kpi)) {
            return Reference.NONE;
        }
        boolean outside = parent.isBeyond(scope);
        if (outside && !beyond) {
            return Reference.NOT_TOLD;
        }
        Cell there = cells.get(parent.level()).get(new Slot(slot.period(), parent.key()));
        if (there == null) {
            // Where the reader sees nothing of it, its name would tell where somebody belongs.
            return scope.everything() || outside
                    ? Reference.measured(Estimate.NO_DATA, parent.label())
                    : Reference.NONE;
        }
        return outside
                ? Reference.beyond(there.of(kpi), parent.label())
                : Reference.measured(there.of(kpi), parent.label());
    }

    /** What a row is part of: the key at its level, null where the level has only one. */
    record Parent(Level level, String key) {
        String label() {
            return key == null ? "all" : level.by().id() + ":" + key;
        }

        /** Whether it holds more than somebody may see. */
        boolean isBeyond(Scope scope) {
            boolean own = level == Level.REGION && scope.regions().contains(key);
            return level.isBeyondScope() && !scope.everything() && !own;
        }
    }

    /** Who belongs to whom, as far as the keys of an answer need it. */
    private record Family(Dimension by, Map<String, String> stores, Map<String, YardstickQueries.Levels> levels) {

        Map<Slot, Parent> parents(Set<Slot> slots, Places places) {
            Map<Slot, Parent> parents = new HashMap<>();
            for (Slot slot : slots) {
                Parent parent = of(slot, places.of(slot));
                if (parent != null) {
                    parents.put(slot, parent);
                }
            }
            return parents;
        }

        private Parent of(Slot slot, Places.Place place) {
            if (by != null && slot.group() == null) {
                return null;
            }
            if (by == null) {
                return place.store() != null
                        ? region(place)
                        : place.region() != null ? new Parent(Level.EVERYTHING, null) : null;
            }
            return switch (by) {
                case STORE -> region(place);
                case REGION, CITY -> new Parent(Level.EVERYTHING, null);
                case EMPLOYEE -> keyed(Level.STORE, stores.get(slot.group()));
                case CATEGORY, CATEGORY_GROUP -> category(slot.group(), levels.get(slot.group()));
                default -> new Parent(Level.UNGROUPED, null);
            };
        }

        private static Parent region(Places.Place place) {
            return keyed(Level.REGION, place.region());
        }

        private static Parent category(String code, YardstickQueries.Levels level) {
            if (level == null || code.equals(level.business())) {
                return new Parent(Level.UNGROUPED, null);
            }
            return level.group() == null || code.equals(level.group())
                    ? new Parent(Level.BUSINESS, level.business())
                    : new Parent(Level.CATEGORY_GROUP, level.group());
        }

        private static Parent keyed(Level level, String key) {
            return key == null ? null : new Parent(level, key);
        }
    }
}
