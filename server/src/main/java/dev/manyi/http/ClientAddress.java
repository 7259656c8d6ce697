package dev.manyi.http;

import dev.manyi.config.Network;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From where a request comes. Anybody can write an `X-Forwarded-For`; what it says is believed only as far back as the
 * proxies that the settings name have written it.
 */
public final class ClientAddress {
    private static final String KEY = "client-address";
    private static final String HEADER = "X-Forwarded-For";
    /** With or without a port, and IPv6 in brackets or not. */
    private static final Pattern HOP = Pattern.compile(
            "\"?(?:\\[(?<six>[0-9A-Fa-f:.]+)](?::\\d{1,5})?|(?<four>[0-9.]+):\\d{1,5}|(?<plain>[0-9A-Fa-f:.]+))\"?");

    private static final int NETWORK_OF_ONE = 64;

    private ClientAddress() {}

    /** Mounts on the root router, before whatever asks. */
    public static void mount(Router root, List<Network> proxies) {
        root.route().handler(ctx -> {
            ctx.put(KEY, behind(ctx.request(), proxies));
            ctx.next();
        });
    }

    /** The address of the client; empty when it is gone already. */
    public static String of(RoutingContext ctx) {
        String known = ctx.get(KEY);
        return known == null ? peer(ctx.request().remoteAddress()) : known;
    }

    /** What counts as one client: a customer of an IPv6 provider has a /64 network, and so as many addresses as he likes. */
    public static String network(String address) {
        return digits(address)
                .filter(six -> six.getAddress().length > 4)
                .map(six -> Network.of(six, NETWORK_OF_ONE).toString())
                .orElse(address);
    }

    /** The address of whoever is connected. */
    static String peer(SocketAddress remote) {
        return remote == null || remote.hostAddress() == null ? "" : remote.hostAddress();
    }

    static boolean within(String address, List<Network> networks) {
        Optional<InetAddress> known = digits(address);
        return known.isPresent() && networks.stream().anyMatch(network -> network.contains(known.get()));
    }

    /** From the nearest hop outwards, for as long as the one that tells is one of our proxies. */
    private static String behind(HttpServerRequest request, List<Network> proxies) {
        String client = peer(request.remoteAddress());
        if (!within(client, proxies)) {
            return client;
        }
        List<String> hops =
                Arrays.asList(String.join(",", request.headers().getAll(HEADER)).split(",", -1));
        for (int i = hops.size() - 1; i >= 0; i--) {
            Optional<InetAddress> hop = hop(hops.get(i).strip());
            if (hop.isEmpty()) {
                return client;
            }
            client = hop.get().getHostAddress();
            if (!within(client, proxies)) {
                return client;
            }
        }
        return client;
    }

    private static Optional<InetAddress> hop(String text) {
        Matcher hop = HOP.matcher(text);
        return hop.matches()
                ? Arrays.asList("six", "four", "plain").stream()
                        .map(hop::group)
                        .filter(found -> found != null)
                        .findFirst()
                        .flatMap(Network::address)
                : Optional.empty();
    }

    /** A link-local address names its interface after a %. */
    private static Optional<InetAddress> digits(String address) {
        return Network.address(address.replaceFirst("%.*", ""));
    }
}
