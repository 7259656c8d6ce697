package dev.manyi.check;

import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.rules.Rules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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

    /** The groups in which there is service, whether anything happened in them or not. */
    Set<String> groups() {
        if (channels.isEmpty() || stores.isEmpty()) {
            return Set.of();
        }
        if (request.by() == Dimension.CHANNEL) {
            return Set.copyOf(channels);
        }
        Set<String> groups = new HashSet<>();
        stores.forEach(store -> groups.add(place(store)));
        return groups;
    }

    List<String> channels(String group) {
        return request.by() == Dimension.CHANNEL
                ? channels.stream().filter(channel -> channel.equals(group)).toList()
                : channels;
    }

    List<String> stores(String group) {
        List<String> here = new ArrayList<>();
        for (String store : stores) {
            String place = place(store);
            if (request.by() == Dimension.CHANNEL || (place == null ? group == null : place.equals(group))) {
                here.add(store);
            }
        }
        return here;
    }

    /** Null where nothing is grouped by place. */
    private String place(String store) {
        if (request.by() == null) {
            return null;
        }
        return switch (request.by()) {
            case STORE -> store;
            case REGION -> directory.shop(store).region();
            case CITY -> directory.shop(store).city();
            default -> null;
        };
    }
}
