package dev.manyi.webhook;

import dev.manyi.config.Secret;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Where a webhook of the settings goes: the only addresses that anything is sent to. */
record Target(String name, Kind kind, URI address, Optional<Secret> secret) {
    /** Who reads it there. */
    enum Kind {
        /** Any program: signed JSON. */
        JSON,
        /** 企业微信 */
        WECOM,
        /** 钉钉 */
        DINGTALK,
        /** 飞书 */
        FEISHU
    }

    /** `kind:address#secret`, as the settings have been found to be. */
    static Target of(String name, Secret text) {
        String[] kind = text.reveal().split(":", 2);
        String[] address = kind[1].split("#", 2);
        return new Target(
                name,
                Kind.valueOf(kind[0].toUpperCase(Locale.ROOT)),
                URI.create(address[0]),
                address.length > 1 ? Optional.of(new Secret(address[1])) : Optional.empty());
    }

    boolean tls() {
        return address.getScheme().equals("https");
    }

    int port() {
        return address.getPort() >= 0 ? address.getPort() : tls() ? 443 : 80;
    }

    /** Path and question; what they hold may be a secret. */
    String path() {
        String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        return address.getRawQuery() == null ? path : path + "?" + address.getRawQuery();
    }
}
