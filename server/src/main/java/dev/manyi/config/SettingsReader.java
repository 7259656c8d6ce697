package dev.manyi.config;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
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

    /** Of a file alone, whatever the environment says. */
    public static Settings fromFile(Path file) {
        return read(Map.of(SettingsSource.CONFIG, file.toString()));
    }

    static Settings read(Map<String, String> environment) {
        List<String> problems = new ArrayList<>();
        Map<Setting, String> given = SettingsSource.collect(environment, problems);
        SettingsReader reader = new SettingsReader(given);
        Settings settings = reader.read();
        reader.refuseOnePortTwice(settings);
        problems.addAll(reader.problems);
        if (!problems.isEmpty()) {
            throw new InvalidSettings(problems);
        }
        return settings;
    }

    private Settings read() {
        return new Settings(
                new Settings.Listen(
                        required(Setting.HTTP_HOST, SettingValues::host), number(Setting.HTTP_PORT, 0, 65535)),
                new Settings.Listen(
                        required(Setting.MANAGEMENT_HOST, SettingValues::host),
                        number(Setting.MANAGEMENT_PORT, 0, 65535)),
                required(Setting.DATA_DIR, SettingValues::folder),
                required(Setting.ZONE, SettingValues::zone),
                required(Setting.ORGANISATION, SettingValues::line),
                optional(Setting.ADMIN_PASSWORD, SettingValues::password),
                optional(Setting.JWT_KEY, SettingValues::key),
                optional(Setting.PRIVACY_KEY, SettingValues::key),
                Boolean.TRUE.equals(required(Setting.STRICT_CODES, SettingValues::flag)),
                optional(Setting.RULES, SettingValues::file),
                number(Setting.DATABASE_POOL, 2, 200),
                optional(Setting.DATABASE_URL, value -> SettingValues.url(value, Set.of("postgresql", "postgres"))),
                optional(Setting.SMTP_URL, value -> SettingValues.url(value, Set.of("smtp", "smtps"))));
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
            problems.add(setting.variable() + (setting.secret() ? "" : " is \"" + value + "\"") + ": give "
                    + setting.accepts());
        }
        return Optional.ofNullable(parsed);
    }

    private void refuseOnePortTwice(Settings settings) {
        int port = settings.http().port();
        if (port != 0 && port == settings.management().port()) {
            problems.add(Setting.MANAGEMENT_PORT.variable() + " is " + port + ", as is " + Setting.HTTP_PORT.variable()
                    + ": give two different ports");
        }
    }
}
