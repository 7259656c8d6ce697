package dev.manyi.kpi.disclosure;

import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.GroupKey;
import dev.manyi.kpi.Grouping;
import dev.manyi.kpi.disclosure.Spot.Key;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The table in which a question about people is decided: cut by each dimension of people that it groups or filters by, and by
 * the one that it groups by, with its margins. `first` and `second` (may be null) are the dimensions.
 */
record Guarded(Grouping question, Dimension first, Dimension second) {
    /** The dimensions of people that a question names, led by the one that it groups by, whatever that is. */
    static List<Dimension> dimensions(Dimension by, Collection<Dimension> filters) {
        List<Dimension> all = new ArrayList<>();
        SmallGroups.PEOPLE.stream()
                .filter(filters::contains)
                .filter(one -> one != by)
                .forEach(all::add);
        if (by != null && (SmallGroups.PEOPLE.contains(by) || !all.isEmpty())) {
            all.add(0, by);
        }
        return all;
    }

    /** The questions that fill the table: all its places that name people, of the whole partition. */
    List<Grouping> layers() {
        Map<Dimension, List<String>> others = new EnumMap<>(Dimension.class);
        question.filters().forEach((dimension, codes) -> {
            if (!SmallGroups.PEOPLE.contains(dimension)) {
                others.put(dimension, codes);
            }
        });
        Grouping all = question.filtered(others);
        List<Grouping> layers = new ArrayList<>(List.of(all.by(first, second)));
        if (second != null) {
            layers.add(all.by(null, second));
            if (SmallGroups.PEOPLE.contains(first)) {
                layers.add(all.by(first, null));
            }
        }
        if (question.cuts().size() > 1) {
            List.copyOf(layers).forEach(layer -> layers.add(layer.whole()));
        }
        return layers;
    }

    /** Where a group of one of the layers stands. */
    Spot spot(Grouping layer, GroupKey group) {
        int period = layer.cuts().size() < question.cuts().size() ? Spot.WHOLE : group.period();
        Key by = layer.by() == null ? Key.ALL : Key.of(group.group());
        return new Spot(period, by, layer.within() == null ? Key.ALL : Key.of(group.within()));
    }

    /** Whether an answer's groups are sums over members that were asked for. */
    boolean sumsMembers() {
        return first != question.by() || second != null;
    }

    /** The place of such a sum, to which this place belongs; nothing for members that were not asked for. */
    Optional<Spot> sum(Spot spot) {
        return sum(first, spot.by())
                .flatMap(by -> sum(second, spot.within()).map(within -> new Spot(spot.period(), by, within)));
    }

    private Optional<Key> sum(Dimension dimension, Key key) {
        if (dimension == null || dimension == question.by()) {
            return Optional.of(key);
        }
        // No filter asks for the facts that name none.
        boolean asked = key.code() != null && question.filters().get(dimension).contains(key.code());
        return asked ? Optional.of(Key.ALL) : Optional.empty();
    }

    /** The group of the answer that a place is, if it is one. */
    Optional<GroupKey> group(Spot spot) {
        if (spot.period() == Spot.WHOLE || question.by() != null && spot.by().margin()) {
            return Optional.empty();
        }
        return Optional.of(new GroupKey(spot.period(), spot.by().code(), null));
    }
}
