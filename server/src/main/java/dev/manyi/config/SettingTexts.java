package dev.manyi.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The settings of a process as they could be written again, for whoever must see or record them. */
public final class SettingTexts {
    private SettingTexts() {}

    /** Nothing when it is not given and has no default. A secret prints as ***. */
    public static Optional<Secret> of(Settings settings, Setting setting) {
        return text(settings, setting).filter(text -> !text.isEmpty()).map(Secret::new);
    }

    /** Whether it says something else than the default. */
    public static boolean given(Settings settings, Setting setting) {
        return of(settings, setting)
                .map(value -> !value.reveal().equals(setting.fallback()))
                .orElse(false);
    }

    private static Optional<String> text(Settings settings, Setting setting) {
        return switch (setting) {
            case HTTP_HOST -> Optional.of(settings.http().host());
            case HTTP_PORT -> number(settings.http().port());
            case TLS_CERTIFICATE ->
                settings.web().tls().map(tls -> tls.certificate().toString());
            case TLS_KEY -> settings.web().tls().map(tls -> tls.key().toString());
            case REDIRECT_PORT ->
                settings.web().tls().flatMap(Settings.Tls::redirectPort).map(String::valueOf);
            case TRUSTED_PROXIES ->
                list(settings.web().trustedProxies().stream()
                        .map(Network::toString)
                        .toList());
            case CORS_ORIGINS -> list(settings.web().origins());
            case REQUESTS_PER_MINUTE -> number(settings.web().requestsPerMinute());
            case MANAGEMENT_HOST -> Optional.of(settings.management().host());
            case MANAGEMENT_PORT -> number(settings.management().port());
            case METRICS_TOKEN -> settings.metricsToken().map(Secret::reveal);
            case LOG_FORMAT -> Optional.of(settings.operation().log().name().toLowerCase(Locale.ROOT));
            case LOG_REQUESTS -> Optional.of(String.valueOf(settings.operation().logRequests()));
            case STOP_SECONDS -> number((int) settings.operation().stopWithin().toSeconds());
            case DATA_DIR -> Optional.of(settings.dataDir().toString());
            case ZONE -> Optional.of(settings.zone().getId());
            case ORGANISATION -> Optional.of(settings.organisation());
            case ADMIN_PASSWORD -> settings.adminPassword().map(Secret::reveal);
            case JWT_KEY -> settings.keys().jwt().map(Secret::reveal);
            case JWT_KEY_PREVIOUS -> settings.keys().previousJwt().map(Secret::reveal);
            case PRIVACY_KEY -> settings.keys().privacy().map(Secret::reveal);
            case OIDC_ISSUER -> settings.oidc().map(oidc -> oidc.issuer().toString());
            case OIDC_AUDIENCE -> settings.oidc().map(Settings.Oidc::audience);
            case OIDC_JWKS -> settings.oidc().map(oidc -> oidc.jwks().toString());
            case OIDC_ROLE_CLAIM ->
                settings.oidc().map(Settings.Oidc::roleClaim).or(() -> Optional.of(setting.fallback()));
            case OIDC_ROLES -> settings.oidc().map(oidc -> pairs(oidc.roles()));
            case SMALL_GROUP -> number(settings.disclosure().smallGroup());
            case PARENT_COMPARISON ->
                Optional.of(String.valueOf(settings.disclosure().parent()));
            case REPORT_TEMPLATES -> settings.reportTemplates().map(Path::toString);
            case STRICT_CODES -> Optional.of(String.valueOf(settings.strictCodes()));
            case RULES -> settings.rules().map(Path::toString);
            case REPORTS_AT_ONCE -> number(settings.reports().atOnce());
            case REPORT_MINUTES -> number((int) settings.reports().longest().toMinutes());
            case REPORT_CLOSE_AFTER -> number(settings.reports().closeAfterDays());
            case REPORT_LOGO -> settings.reports().logo().map(Path::toString);
            case SCHEDULES -> settings.schedules().folder().map(Path::toString);
            case HOLIDAYS -> settings.schedules().holidays().map(Path::toString);
            case DATABASE_POOL -> number(settings.databasePool());
            case DATABASE_URL -> settings.databaseUrl().map(Secret::reveal);
            case SMTP_URL -> settings.mail().smtpUrl().map(Secret::reveal);
            case SMTP_PLAIN -> Optional.of(String.valueOf(settings.mail().plain()));
            case SMTP_AUTHORITIES -> settings.mail().authorities().map(Path::toString);
            case MAIL_FROM -> settings.mail().from();
            case MAIL_MEGABYTES -> number(settings.mail().largestMegabytes());
            case PAGES_URL -> settings.mail().pages().map(URI::toString);
            case LINK_DAYS -> number(settings.mail().linkDays());
            case LINK_KEY -> settings.mail().linkKey().map(Secret::reveal);
            case WEBHOOKS -> Optional.of(webhooks(settings.webhooks().targets()));
            case WEBHOOK_NETWORKS -> list(settings.webhooks().networks());
            case EVENT_WEBHOOKS -> Optional.of(pairs(settings.webhooks().events()));
        };
    }

    private static Optional<String> number(int number) {
        return Optional.of(String.valueOf(number));
    }

    private static Optional<String> list(List<?> values) {
        return Optional.of(values.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }

    private static String webhooks(Map<String, Secret> targets) {
        return new TreeMap<>(targets)
                .entrySet().stream()
                        .map(target -> target.getKey() + "=" + target.getValue().reveal())
                        .collect(Collectors.joining(" "));
    }

    private static String pairs(Map<String, String> pairs) {
        return new TreeMap<>(pairs)
                .entrySet().stream()
                        .map(pair -> pair.getKey() + "=" + pair.getValue())
                        .collect(Collectors.joining(","));
    }
}
