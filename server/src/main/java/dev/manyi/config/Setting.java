package dev.manyi.config;

import java.util.Locale;

/** Every setting there is: its environment variable, its default and what it accepts. The one list help and errors read. */
public enum Setting {
    HTTP_HOST("MANYI_HTTP_HOST", "127.0.0.1", "an address to listen on: 127.0.0.1 (this machine only), 0.0.0.0 (all)"),
    HTTP_PORT("MANYI_HTTP_PORT", "8080", "a port from 0 to 65535 (0 = any free one)"),
    MANAGEMENT_HOST(
            "MANYI_MANAGEMENT_HOST",
            "127.0.0.1",
            "an address to listen on for health and metrics: 127.0.0.1 (this machine only), 0.0.0.0 (all)"),
    MANAGEMENT_PORT("MANYI_MANAGEMENT_PORT", "8081", "a port from 0 to 65535 (0 = any free one)"),
    DATA_DIR("MANYI_DATA_DIR", "./data", "a folder that can be written to"),
    ZONE(
            "MANYI_ZONE",
            "Asia/Shanghai",
            "a time zone such as Asia/Shanghai or Europe/Berlin: it cuts the business days"),
    ORGANISATION("MANYI_ORGANISATION", "满意", "the name on pages and reports, 1 to 100 characters in one line"),
    ADMIN_PASSWORD("MANYI_ADMIN_PASSWORD", null, "12 to 256 characters, for the user admin at the first start"),
    JWT_KEY("MANYI_JWT_KEY", null, "a random key in Base64, 32 bytes or more (openssl rand -base64 32)"),
    PRIVACY_KEY("MANYI_PRIVACY_KEY", null, "a random key in Base64, 32 bytes or more (openssl rand -base64 32)"),
    STRICT_CODES("MANYI_STRICT_CODES", "false", "true or false: true rejects facts that name unknown codes"),
    RULES(
            "MANYI_RULES",
            null,
            "a rules file, which may hold only what differs from the shipped rules (see the README): targets, opening hours,"
                    + " scoring, weights"),
    DATABASE_POOL("MANYI_DATABASE_POOL", "12", "a number of connections from 2 to 200"),
    DATABASE_URL(
            "DATABASE_URL",
            null,
            "postgresql://user:password@host:5432/database (Postgres 15 or newer;"
                    + " special characters of the password as in %40 for @)"),
    SMTP_URL(
            "SMTP_URL",
            null,
            "smtp://user:password@host:587 or smtps://user:password@host:465 (special characters as in %40 for @)");

    private final String variable;
    private final String fallback;
    private final String accepts;

    Setting(String variable, String fallback, String accepts) {
        this.variable = variable;
        this.fallback = fallback;
        this.accepts = accepts;
    }

    /** Never printed, not even when it is wrong. */
    boolean secret() {
        return switch (this) {
            case ADMIN_PASSWORD, JWT_KEY, PRIVACY_KEY, DATABASE_URL, SMTP_URL -> true;
            default -> false;
        };
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
