package dev.manyi.config;

import dev.manyi.log.LogOutput;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

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
        Settings settings = read(System.getenv());
        LogOutput.use(settings.operation().log(), settings.operation().logRequests());
        // Not before: it is to be in the form that was asked for.
        SettingsSource.warnOfUnknown(System.getenv().keySet());
        return settings;
    }

    /** Of a file alone, whatever the environment says. */
    public static Settings fromFile(Path file) {
        return read(Map.of(SettingsSource.CONFIG, file.toString()));
    }

    public static Settings read(Map<String, String> environment) {
        List<String> problems = new ArrayList<>();
        Map<Setting, String> given = SettingsSource.collect(environment, problems);
        SettingsReader reader = new SettingsReader(given);
        Settings settings = reader.read();
        reader.refuseOnePortTwice(settings);
        reader.refuseUnknownWebhooks(settings.webhooks());
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
                new Settings.Web(
                        tls(),
                        optional(Setting.TRUSTED_PROXIES, SettingValues::networks)
                                .orElse(List.of()),
                        optional(Setting.CORS_ORIGINS, SettingValues::origins).orElse(List.of()),
                        number(Setting.REQUESTS_PER_MINUTE, 60, 1_000_000)),
                new Settings.Listen(
                        required(Setting.MANAGEMENT_HOST, SettingValues::host),
                        number(Setting.MANAGEMENT_PORT, 0, 65535)),
                optional(Setting.METRICS_TOKEN, SettingValues::token),
                new Settings.Operation(
                        required(Setting.LOG_FORMAT, SettingValues::logFormat),
                        flag(Setting.LOG_REQUESTS),
                        Duration.ofSeconds(number(Setting.STOP_SECONDS, 1, 600))),
                required(Setting.DATA_DIR, SettingValues::folder),
                required(Setting.ZONE, SettingValues::zone),
                required(Setting.ORGANISATION, SettingValues::line),
                optional(Setting.ADMIN_PASSWORD, SettingValues::password),
                new Settings.Keys(
                        optional(Setting.JWT_KEY, SettingValues::key),
                        optional(Setting.JWT_KEY_PREVIOUS, SettingValues::key),
                        optional(Setting.PRIVACY_KEY, SettingValues::key)),
                oidc(),
                new Settings.Disclosure(number(Setting.SMALL_GROUP, 1, 100), flag(Setting.PARENT_COMPARISON)),
                optional(Setting.REPORT_TEMPLATES, SettingValues::existingFolder),
                flag(Setting.STRICT_CODES),
                optional(Setting.RULES, SettingValues::file),
                new Settings.Reports(
                        number(Setting.REPORTS_AT_ONCE, 1, 32),
                        Duration.ofMinutes(number(Setting.REPORT_MINUTES, 1, 1_440)),
                        number(Setting.REPORT_CLOSE_AFTER, 0, 60),
                        optional(Setting.REPORT_LOGO, SettingValues::picture)),
                new Settings.Schedules(
                        optional(Setting.SCHEDULES, SettingValues::existingFolder),
                        optional(Setting.HOLIDAYS, SettingValues::file)),
                number(Setting.DATABASE_POOL, 2, 200),
                optional(Setting.DATABASE_URL, value -> SettingValues.url(value, Set.of("postgresql", "postgres"))),
                mail(),
                webhooks());
    }

    private Settings.Webhooks webhooks() {
        allOrNone(List.of(Setting.WEBHOOKS), List.of(Setting.EVENT_WEBHOOKS));
        return new Settings.Webhooks(
                optional(Setting.WEBHOOKS, SettingValues::webhooks).orElse(Map.of()),
                optional(Setting.WEBHOOK_NETWORKS, SettingValues::networks).orElse(List.of()),
                optional(Setting.EVENT_WEBHOOKS, SettingValues::told).orElse(Map.of()));
    }

    private Settings.Mail mail() {
        return new Settings.Mail(
                optional(Setting.SMTP_URL, value -> SettingValues.url(value, Set.of("smtp", "smtps"))),
                flag(Setting.SMTP_PLAIN),
                optional(Setting.SMTP_AUTHORITIES, SettingValues::file),
                optional(Setting.MAIL_FROM, SettingValues::address),
                number(Setting.MAIL_MEGABYTES, 1, 100),
                optional(Setting.PAGES_URL, SettingValues::pages),
                number(Setting.LINK_DAYS, 1, 365),
                optional(Setting.LINK_KEY, SettingValues::key));
    }

    private Optional<Settings.Tls> tls() {
        Optional<Path> certificate = optional(Setting.TLS_CERTIFICATE, SettingValues::file);
        Optional<Path> key = optional(Setting.TLS_KEY, SettingValues::file);
        Optional<Integer> redirect = optional(Setting.REDIRECT_PORT, value -> SettingValues.number(value, 0, 65535));
        allOrNone(List.of(Setting.TLS_CERTIFICATE, Setting.TLS_KEY), List.of(Setting.REDIRECT_PORT));
        return certificate.flatMap(file -> key.map(secret -> new Settings.Tls(file, secret, redirect)));
    }

    private Optional<Settings.Oidc> oidc() {
        Optional<URI> issuer = optional(Setting.OIDC_ISSUER, SettingValues::https);
        Optional<String> audience = optional(Setting.OIDC_AUDIENCE, SettingValues::line);
        Optional<URI> jwks = optional(Setting.OIDC_JWKS, SettingValues::https);
        String claim = required(Setting.OIDC_ROLE_CLAIM, SettingValues::line);
        Optional<Map<String, String>> roles = optional(Setting.OIDC_ROLES, SettingValues::pairs);
        allOrNone(
                List.of(Setting.OIDC_ISSUER, Setting.OIDC_AUDIENCE, Setting.OIDC_JWKS, Setting.OIDC_ROLES),
                List.of(Setting.OIDC_ROLE_CLAIM));
        return issuer.isEmpty() || audience.isEmpty() || jwks.isEmpty() || roles.isEmpty()
                ? Optional.empty()
                : Optional.of(new Settings.Oidc(issuer.get(), audience.get(), jwks.get(), claim, roles.get()));
    }

    /** Settings that mean something only together, and those that mean nothing without them. */
    private void allOrNone(List<Setting> together, List<Setting> extras) {
        boolean any = Stream.concat(together.stream(), extras.stream()).anyMatch(this::isGiven);
        together.stream()
                .filter(setting -> any && !isGiven(setting))
                .forEach(setting -> problems.add(setting.variable() + " is missing: give " + setting.accepts()));
    }

    private boolean isGiven(Setting setting) {
        return !given.getOrDefault(setting, "").isEmpty();
    }

    private boolean flag(Setting setting) {
        return Boolean.TRUE.equals(required(setting, SettingValues::flag));
    }

    private int number(Setting setting, int least, int most) {
        Integer number = required(setting, value -> SettingValues.number(value, least, most));
        return number == null ? 0 : number;
    }

    private <T> T required(Setting setting, Function<String, T> parse) {
        return optional(setting, parse).orElse(null);
    }

    private <T> Optional<T> optional(Setting setting, Function<String, T> parse) {
        String value = given.getOrDefault(setting, setting.fallback());
        if (value == null || value.isEmpty() && !setting.mayNotBeEmpty()) {
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

    private void refuseUnknownWebhooks(Settings.Webhooks webhooks) {
        webhooks.events().keySet().stream()
                .filter(name ->
                        !webhooks.targets().isEmpty() && !webhooks.targets().containsKey(name))
                .forEach(name -> problems.add(Setting.EVENT_WEBHOOKS.variable() + " names \"" + name + "\", which "
                        + Setting.WEBHOOKS.variable() + " does not: give one of "
                        + String.join(", ", new TreeSet<>(webhooks.targets().keySet()))));
    }

    private void refuseOnePortTwice(Settings settings) {
        Map<Integer, Setting> taken = new HashMap<>();
        take(taken, Setting.HTTP_PORT, settings.http().port());
        take(taken, Setting.MANAGEMENT_PORT, settings.management().port());
        settings.web()
                .tls()
                .flatMap(Settings.Tls::redirectPort)
                .ifPresent(port -> take(taken, Setting.REDIRECT_PORT, port));
    }

    private void take(Map<Integer, Setting> taken, Setting setting, int port) {
        Setting other = port == 0 ? null : taken.putIfAbsent(port, setting);
        if (other != null) {
            problems.add(
                    setting.variable() + " is " + port + ", as is " + other.variable() + ": give two different ports");
        }
    }
}
