package dev.manyi.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads settings: defaults, then the file, then the environment. Every mistake is collected, so that one start shows
 * all of them.
 */
public final class SettingsReader {
    private final Map<Setting, String> given;
    private final List<String> problems = new ArrayList<>();

    private SettingsReader(Map<Setting, String> given) {
        this.given = given;
    }

    /** The environment of this process over the file it names, `manyi.yaml` unless `MANYI_CONFIG` says otherwise. */
    public static Settings fromProcess() {
        return read(System.getenv());
    }

    static Settings read(Map<String, String> environment) {
        List<String> problems = new ArrayList<>();
        Map<Setting, String> given = SettingsSource.collect(environment, problems);
        SettingsReader reader = new SettingsReader(given);
        Settings settings = reader.read();
        problems.addAll(reader.problems);
        if (!problems.isEmpty()) {
            throw new InvalidSettings(problems);
        }
        return settings;
    }

    private Settings read() {
        return new Settings(
                new Settings.Listen(text(Setting.HTTP_HOST, 253), number(Setting.HTTP_PORT, 0, 65535)),
                new Settings.Listen(text(Setting.MANAGEMENT_HOST, 253), number(Setting.MANAGEMENT_PORT, 0, 65535)),
                required(Setting.DATA_DIR, SettingsReader::folder),
                required(Setting.ZONE, SettingsReader::zone),
                text(Setting.ORGANISATION, 100),
                optional(Setting.ADMIN_PASSWORD, SettingsReader::password),
                optional(Setting.JWT_KEY, SettingsReader::key),
                optional(Setting.PRIVACY_KEY, SettingsReader::key),
                Boolean.TRUE.equals(required(Setting.STRICT_CODES, SettingsReader::flag)),
                number(Setting.DATABASE_POOL, 2, 200),
                optional(Setting.DATABASE_URL, value -> uri(value, Set.of("postgresql", "postgres")))
                        .map(URI::toString)
                        .map(Secret::new),
                optional(Setting.SMTP_URL, value -> uri(value, Set.of("smtp", "smtps"))));
    }

    private String text(Setting setting, int longest) {
        return required(setting, value -> value.isBlank() || value.length() > longest ? null : value);
    }

    private int number(Setting setting, int least, int most) {
        Integer number = required(setting, value -> {
            int parsed = Integer.parseInt(value.strip());
            return parsed < least || parsed > most ? null : parsed;
        });
        return number == null ? 0 : number;
    }

    private <T> T required(Setting setting, Function<String, T> parse) {
        return optional(setting, parse).orElse(null);
    }

    private <T> Optional<T> optional(Setting setting, Function<String, T> parse) {
        String value = given.getOrDefault(setting, setting.fallback());
        if (value == null || value.isEmpty()) {
            return Optional.empty();
        }
        T parsed;
        try {
            parsed = parse.apply(value);
        } catch (IllegalArgumentException | DateTimeException e) {
            parsed = null;
        }
        if (parsed == null) {
            problems.add(setting.variable() + (secret(setting) ? "" : " is \"" + value + "\"") + ": give "
                    + setting.accepts());
        }
        return Optional.ofNullable(parsed);
    }

    private static boolean secret(Setting setting) {
        return switch (setting) {
            case ADMIN_PASSWORD, JWT_KEY, PRIVACY_KEY, DATABASE_URL, SMTP_URL -> true;
            default -> false;
        };
    }

    private static Path folder(String value) {
        try {
            Path folder = Path.of(value).toAbsolutePath().normalize();
            Path existing = folder;
            while (existing != null && !Files.exists(existing)) {
                existing = existing.getParent();
            }
            return existing != null && Files.isDirectory(existing) && Files.isWritable(existing) ? folder : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private static ZoneId zone(String value) {
        return ZoneId.getAvailableZoneIds().contains(value) ? ZoneId.of(value) : null;
    }

    private static Boolean flag(String value) {
        return value.equals("true") || value.equals("false") ? Boolean.valueOf(value) : null;
    }

    private static Secret password(String value) {
        return value.length() < 12 ? null : new Secret(value);
    }

    private static Secret key(String value) {
        byte[] bytes = Base64.getDecoder().decode(value.strip());
        long distinct = java.util.stream.IntStream.range(0, bytes.length)
                .map(i -> bytes[i])
                .distinct()
                .count();
        // A key of few different bytes is a placeholder, not a random one.
        return bytes.length < 32 || distinct < 12 ? null : new Secret(value.strip());
    }

    private static URI uri(String value, Set<String> schemes) {
        try {
            URI uri = new URI(value);
            return uri.getHost() != null && schemes.contains(uri.getScheme()) ? uri : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
