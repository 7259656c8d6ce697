package dev.manyi.config;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a service with its login. More forgiving than {@link java.net.URI}: hosts of containers may have an
 * underscore, and a password may hold an @ that nobody encoded. Parts are null where they are absent.
 */
public record ServiceUrl(
        String scheme, String user, Secret password, String host, Integer port, String path, String query) {
    private static final Pattern FORM = Pattern.compile(
            "(?<scheme>[a-z]+)://(?:(?<login>[^/]*)@)?(?<host>[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.%]+])(?::(?<port>\\d{1,5}))?"
                    + "(?:/(?<path>[^?#]*))?(?:\\?(?<query>[^#]*))?");
    private static final int HIGHEST_PORT = 65_535;

    public static Optional<ServiceUrl> parse(String url) {
        Matcher parts = FORM.matcher(url.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        String[] login = parts.group("login") == null
                ? new String[0]
                : parts.group("login").split(":", 2);
        Integer port = parts.group("port") == null ? null : Integer.valueOf(parts.group("port"));
        try {
            return port != null && port > HIGHEST_PORT
                    ? Optional.empty()
                    : Optional.of(new ServiceUrl(
                            parts.group("scheme"),
                            login.length > 0 ? decode(login[0]) : null,
                            login.length > 1 ? new Secret(decode(login[1])) : null,
                            parts.group("host"),
                            port,
                            parts.group("path") == null ? null : decode(parts.group("path")),
                            parts.group("query")));
        } catch (IllegalArgumentException e) {
            // A % that begins no code.
            return Optional.empty();
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
