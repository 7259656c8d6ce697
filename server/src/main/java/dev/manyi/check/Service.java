package dev.manyi.check;

import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.Slot;
import dev.manyi.kpi.rules.Rules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The channels and stores that a question about service means, by its groups. */
final class Service {
    private final KpiRequest request;
    private final List<String> channels;
    private final List<String> stores;
    private final Directory directory;

    Service(KpiRequest request, Rules rules, Directory directory) {
        this.request = request;
        this.directory = directory;
        this.channels = rules.serviceChannels().stream()
                .filter(channel -> passes(Dimension.CHANNEL, channel))
                .toList();
        List<String> known =
                directory.shops().keySet().stream().filter(this::asks).toList();
        // Before any store is known the organisation is one place.
        this.stores = directory.shops().isEmpty()
                        && request.scope().everything()
                        && request.filters().isEmpty()
                ? Arrays.asList((String) null)
                : known;
    }

    private boolean asks(String store) {
        Directory.Shop shop = directory.shop(store);
        return passes(Dimension.STORE, store)
                && passes(Dimension.REGION, shop.region())
                && passes(Dimension.CITY, shop.city())
                && request.scope().covers(store, shop.region());
    }

    private boolean passes(Dimension dimension, String code) {
        List<String> asked = request.filters().get(dimension);
        return asked == null || code != null && asked.contains(code);
    }

    /** The groups in which there is service, whether anything happened in them or not; of no period. */
    Set<Slot> groups() {
        Set<Slot> groups = new HashSet<>();
        for (String channel : channels) {
            stores.forEach(store -> groups.add(
                    new Slot(null, key(request.by(), channel, store), key(request.across(), channel, store))));
        }
        return groups;
    }

    List<String> channels(Slot group) {
        return channels.stream()
                .filter(channel -> passes(Dimension.CHANNEL, channel, group))
                .toList();
    }

    List<String> stores(Slot group) {
        List<String> here = new ArrayList<>();
        for (String store : stores) {
            boolean all = Stream.of(Dimension.STORE, Dimension.REGION, Dimension.CITY)
                    .allMatch(place -> passes(place, key(place, null, store), group));
            if (all) {
                here.add(store);
            }
        }
        return here;
    }

    /** Whether a code is that of the group, where it is grouped by the dimension. */
    private boolean passes(Dimension dimension, String code, Slot group) {
        return (request.by() != dimension || Objects.equals(code, group.group()))
                && (request.across() != dimension || Objects.equals(code, group.across()));
    }

    /** Null where nothing is grouped by it. */
    private String key(Dimension dimension, String channel, String store) {
        if (dimension == null) {
            return null;
        }
        return switch (dimension) {
            case CHANNEL -> channel;
            case STORE -> store;
            case REGION -> directory.shop(store).region();
            case CITY -> directory.shop(store).city();
            default -> null;
        };
    }
}
