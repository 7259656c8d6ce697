package dev.manyi.http;

import dev.manyi.config.Network;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open connections of a server. It ends those that trickle: each byte restarts the idle time-out, so a client that sends
 * or reads one now and then would otherwise keep its connection for ever. And it bounds how many there are: when one more
 * comes than there may be, the one that has waited longest without a request makes room for it.
 */
final class SlowClients {
    private static final Logger LOG = LoggerFactory.getLogger(SlowClients.class);
    private final ServerLimits limits;
    private final List<Network> proxies;
    /** Those that have waited longest come first. */
    private final Map<HttpConnection, Watch> watches = new LinkedHashMap<>();

    private final Map<String, Integer> ofClient = new HashMap<>();
    private int turnedAway;

    /** @param proxies many clients come through one of them, so only the bound of all holds for it */
    SlowClients(ServerLimits limits, List<Network> proxies) {
        this.limits = limits;
        this.proxies = proxies;
    }

    synchronized void connected(HttpConnection connection) {
        String address = ClientAddress.peer(connection.remoteAddress());
        String client = ClientAddress.network(address);
        watches.put(connection, new Watch(limits, client));
        int many = ofClient.merge(client, 1, Integer::sum);
        connection.closeHandler(closed -> forget(connection));
        if (many > limits.connectionsOfOne() && !ClientAddress.within(address, proxies)) {
            turnAway(client);
        } else if (watches.size() > limits.connections()) {
            turnAway(null);
        }
    }

    /** The newest waits, too: where all others are at work it is the one that goes. */
    private void turnAway(String client) {
        watches.entrySet().stream()
                .filter(entry -> entry.getValue().isWaiting())
                .filter(entry -> client == null || entry.getValue().client().equals(client))
                .findFirst()
                .map(Map.Entry::getKey)
                .ifPresent(connection -> {
                    turnedAway++;
                    forget(connection);
                    Disconnect.now(connection);
                });
    }

    private synchronized void forget(HttpConnection connection) {
        Watch watch = watches.remove(connection);
        if (watch != null) {
            ofClient.computeIfPresent(watch.client(), (client, many) -> many == 1 ? null : many - 1);
        }
    }

    synchronized void requested(HttpServerRequest request) {
        Watch watch = watches.get(request.connection());
        if (watch != null) {
            watch.begin(request);
        }
    }

    synchronized int open() {
        return watches.size();
    }

    synchronized void sweep() {
        if (turnedAway > 0) {
            LOG.warn("{} connections had to make room: {} are open", turnedAway, watches.size());
            turnedAway = 0;
        }
        List<HttpConnection> rested = new ArrayList<>();
        // A copy: what is closed here is taken out at once.
        List.copyOf(watches.entrySet()).forEach(entry -> {
            if (entry.getValue().check(entry.getKey())) {
                rested.add(entry.getKey());
            }
        });
        rested.forEach(connection -> watches.put(connection, watches.remove(connection)));
    }
}
