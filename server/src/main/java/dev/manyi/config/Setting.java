package dev.manyi.config;

import java.util.Locale;

/** Every setting there is: its environment variable, its default and what it accepts. The one list help and errors read. */
public enum Setting {
    HTTP_HOST("MANYI_HTTP_HOST", "127.0.0.1", "an address to listen on: 127.0.0.1 (this machine only), 0.0.0.0 (all)"),
    HTTP_PORT("MANYI_HTTP_PORT", "8080", "a port from 0 to 65535 (0 = any free one)"),
    TLS_CERTIFICATE(
            "MANYI_TLS_CERTIFICATE", null, "a PEM file with the certificate and its chain; with it HTTPS is spoken"),
    TLS_KEY("MANYI_TLS_KEY", null, "a PEM file with the private key of the certificate (PKCS #8, not encrypted)"),
    REDIRECT_PORT(
            "MANYI_REDIRECT_PORT", null, "with HTTPS: a port from 0 to 65535 where plain HTTP is sent on to HTTPS"),
    TRUSTED_PROXIES(
            "MANYI_TRUSTED_PROXIES",
            null,
            "addresses or networks, separated by commas, whose X-Forwarded-For is believed: 10.0.0.5, 172.16.0.0/12"),
    CORS_ORIGINS(
            "MANYI_CORS_ORIGINS",
            null,
            "origins, separated by commas, whose pages may ask this server: https://portal.example.com"),
    REQUESTS_PER_MINUTE(
            "MANYI_REQUESTS_PER_MINUTE", "6000", "how many requests a minute one address may make, from 60 to 1000000"),
    MANAGEMENT_HOST(
            "MANYI_MANAGEMENT_HOST",
            "127.0.0.1",
            "an address to listen on for health and metrics: 127.0.0.1 (this machine only), 0.0.0.0 (all)"),
    MANAGEMENT_PORT("MANYI_MANAGEMENT_PORT", "8081", "a port from 0 to 65535 (0 = any free one)"),
    METRICS_TOKEN(
            "MANYI_METRICS_TOKEN",
            null,
            "16 to 256 visible ASCII characters without spaces: who reads /metrics must then bear them as a token"),
    LOG_FORMAT("MANYI_LOG_FORMAT", "text", "text or json: json writes an object a line, for whatever collects logs"),
    LOG_REQUESTS(
            "MANYI_LOG_REQUESTS",
            "false",
            "true or false: true logs every request with its path, status and time, not only those that failed here"),
    STOP_SECONDS(
            "MANYI_STOP_SECONDS",
            "20",
            "a number of seconds from 1 to 600: so long requests and jobs have to end when the server is told to stop"),
    DATA_DIR("MANYI_DATA_DIR", "./data", "a folder that can be written to"),
    ZONE(
            "MANYI_ZONE",
            "Asia/Shanghai",
            "a time zone such as Asia/Shanghai or Europe/Berlin: it cuts the business days"),
    ORGANISATION("MANYI_ORGANISATION", "满意", "the name on pages and reports, 1 to 100 characters in one line"),
    ADMIN_PASSWORD("MANYI_ADMIN_PASSWORD", null, "12 to 256 characters, for the user admin at the first start"),
    JWT_KEY("MANYI_JWT_KEY", null, "a random key in Base64, 32 bytes or more (openssl rand -base64 32)"),
    JWT_KEY_PREVIOUS(
            "MANYI_JWT_KEY_PREVIOUS",
            null,
            "the key that MANYI_JWT_KEY replaced: what it signed stays good until it expires"),
    PRIVACY_KEY("MANYI_PRIVACY_KEY", null, "a random key in Base64, 32 bytes or more (openssl rand -base64 32)"),
    OIDC_ISSUER(
            "MANYI_OIDC_ISSUER", null, "the https address of a provider whose tokens are good here, as they name it"),
    OIDC_AUDIENCE("MANYI_OIDC_AUDIENCE", null, "with OIDC: what its tokens for this server name as their audience"),
    OIDC_JWKS("MANYI_OIDC_JWKS", null, "with OIDC: the https address of the provider's public keys"),
    OIDC_ROLE_CLAIM("MANYI_OIDC_ROLE_CLAIM", "role", "with OIDC: the claim that tells the role"),
    OIDC_ROLES(
            "MANYI_OIDC_ROLES",
            null,
            "with OIDC: the roles that values of the claim stand for, as in head-office=executive,shop-lead=store_manager"),
    SMALL_GROUP(
            "MANYI_SMALL_GROUP",
            "5",
            "a number from 1 to 100: values about employees and groups of customers, and comments, from fewer facts are"
                    + " not shown (1 shows all)"),
    PARENT_COMPARISON(
            "MANYI_PARENT_COMPARISON",
            "true",
            "true or false: whether who sees some stores only is told the value of what they are part of, and the"
                    + " stars of employees, which are ranks in the whole organisation"),
    REPORT_TEMPLATES(
            "MANYI_REPORT_TEMPLATES",
            null,
            "a folder of report templates (*.yaml): each is a report, and one of a shipped name replaces the shipped one"),
    STRICT_CODES("MANYI_STRICT_CODES", "false", "true or false: true rejects facts that name unknown codes"),
    RULES(
            "MANYI_RULES",
            null,
            "a rules file, which may hold only what differs from the shipped rules (see the README): targets, opening hours,"
                    + " scoring, weights"),
    REPORTS_AT_ONCE(
            "MANYI_REPORTS_AT_ONCE", "2", "a number from 1 to 32: how many reports one server builds at the same time"),
    REPORT_MINUTES(
            "MANYI_REPORT_MINUTES", "10", "a number of minutes from 1 to 1440: a report that takes longer is stopped"),
    REPORT_CLOSE_AFTER(
            "MANYI_REPORT_CLOSE_AFTER",
            "0",
            "a number of days from 0 to 60: so long after its end a period is closed, and its reports are frozen"),
    REPORT_LOGO(
            "MANYI_REPORT_LOGO",
            null,
            "a PNG or JPEG file of at most 256 KiB: the organisation's logo on the cover of reports"),
    SCHEDULES(
            "MANYI_SCHEDULES",
            null,
            "a folder of schedules (*.yaml), read at the start; all servers need the same: they can not be changed over the API"),
    HOLIDAYS(
            "MANYI_HOLIDAYS",
            null,
            "a file of days off and of weekends on which people work: it says which days are working days"),
    DATABASE_POOL("MANYI_DATABASE_POOL", "12", "a number of connections from 2 to 200"),
    DATABASE_URL(
            "DATABASE_URL",
            null,
            "postgresql://user:password@host:5432/database (Postgres 15 or newer;"
                    + " special characters of the password as in %40 for @)"),
    SMTP_URL(
            "SMTP_URL",
            null,
            "smtp://user:password@host:587 or smtps://user:password@host:465 (special characters as in %40 for @)"),
    SMTP_PLAIN(
            "MANYI_SMTP_PLAIN",
            "false",
            "true or false: true sends mail, and the password, without TLS to a smtp:// server (for one on this machine)"),
    SMTP_AUTHORITIES(
            "MANYI_SMTP_AUTHORITIES",
            null,
            "a PEM file of certificates that the mail server's may be signed by, besides those that Java trusts"),
    MAIL_FROM(
            "MANYI_MAIL_FROM",
            null,
            "the address that mail comes from, as in reports@example.com; unless given, the user of SMTP_URL where that"
                    + " is an address"),
    MAIL_MEGABYTES(
            "MANYI_MAIL_MEGABYTES",
            "20",
            "a number from 1 to 100: files that would make a mail larger are linked to instead of attached"),
    PAGES_URL(
            "MANYI_PAGES_URL",
            null,
            "the address of the pages as their readers know it, for links in mails: https://manyi.example.com"),
    LINK_DAYS("MANYI_LINK_DAYS", "30", "a number of days from 1 to 365: so long a link in a mail is good"),
    LINK_KEY("MANYI_LINK_KEY", null, "a random key in Base64, 32 bytes or more (openssl rand -base64 32): signs links"),
    WEBHOOKS(
            "MANYI_WEBHOOKS",
            null,
            "where reports may also go, separated by spaces, each as name=kind:address#secret with the kind json, wecom,"
                    + " dingtalk or feishu: ops=dingtalk:https://oapi.dingtalk.com/robot/send?access_token=…#SEC…"
                    + " (json needs a secret of 16 characters or more; wecom has none)"),
    WEBHOOK_NETWORKS(
            "MANYI_WEBHOOK_NETWORKS",
            null,
            "private networks, separated by commas, that webhooks may be in: 10.2.0.0/16; otherwise only public ones"),
    EVENT_WEBHOOKS(
            "MANYI_EVENT_WEBHOOKS",
            null,
            "which of the webhooks are told what happens, separated by commas, each by its name, or as name=en for English:"
                    + " deliveries given up or held, reports frozen, imports finished or failed, sources that are late");

    private final String variable;
    private final String fallback;
    private final String accepts;

    Setting(String variable, String fallback, String accepts) {
        this.variable = variable;
        this.fallback = fallback;
        this.accepts = accepts;
    }

    /** Never printed, not even when it is wrong. */
    public boolean secret() {
        return switch (this) {
            case METRICS_TOKEN,
                    ADMIN_PASSWORD,
                    JWT_KEY,
                    JWT_KEY_PREVIOUS,
                    PRIVACY_KEY,
                    LINK_KEY,
                    DATABASE_URL,
                    SMTP_URL,
                    WEBHOOKS -> true;
            default -> false;
        };
    }

    /** Whoever gives an empty one meant to give one: starting without it would hide that. */
    boolean mayNotBeEmpty() {
        return switch (this) {
            case JWT_KEY, JWT_KEY_PREVIOUS, PRIVACY_KEY, LINK_KEY -> true;
            default -> false;
        };
    }

    /** A list that may name nothing: a container's file of it is there before somebody writes something into it. */
    boolean mayNameNothing() {
        return this == WEBHOOKS;
    }

    public String variable() {
        return variable;
    }

    /** The key in the settings file: the variable without its prefix, in lower case. */
    public String key() {
        return variable.replaceFirst("^MANYI_", "").toLowerCase(Locale.ROOT);
    }

    public String fallback() {
        return fallback;
    }

    public String accepts() {
        return accepts;
    }
}
