package dev.manyi.webhook;

import dev.manyi.config.Network;
import dev.manyi.mail.NotAccepted;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Which addresses a name may stand for: public ones, and those of the private networks that the settings name. The
 * address that was looked at is the one that is connected to: a name that changes meanwhile changes nothing.
 */
final class Egress {
    /** What the JDK does not call private: shared, documentation, benchmarks, reserved, unique local, translated. */
    private static final List<Network> NOT_PUBLIC = List.of(
                    "0.0.0.0/8",
                    "100.64.0.0/10",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "240.0.0.0/4",
                    "fc00::/7",
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "2001:db8::/32",
                    "2002::/16",
                    "2001::/32",
                    "::/96")
            .stream()
            .map(text -> Network.parse(text).orElseThrow())
            .toList();

    private final List<Network> allowed;

    Egress(List<Network> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    /** Blocks. */
    InetAddress address(String host) {
        InetAddress[] found;
        try {
            found = InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw new NotAccepted(false, "unknown host", "There is no host " + host);
        }
        // One private address among them is enough to be suspicious.
        for (InetAddress address : found) {
            if (!mayReach(address)) {
                throw new NotAccepted(
                        true,
                        "private address",
                        host + " is " + address.getHostAddress()
                                + ", which is not public: MANYI_WEBHOOK_NETWORKS names the private networks that may be sent to");
            }
        }
        return found[0];
    }

    boolean mayReach(InetAddress address) {
        return isPublic(address) || allowed.stream().anyMatch(network -> network.contains(address));
    }

    private static boolean isPublic(InetAddress address) {
        return !(address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || NOT_PUBLIC.stream().anyMatch(network -> network.contains(address)));
    }
}
