package dev.manyi.testing;

import dev.manyi.config.Secret;
import dev.manyi.config.Settings;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Settings for tests: free ports, a given folder, zone and database. */
public final class TestSettings {
    public static final String ADMIN_PASSWORD = "correct horse battery";

    private TestSettings() {}

    public static Settings of(Path folder, String zone, Optional<Secret> databaseUrl) {
        return of(folder, zone, databaseUrl, Settings.Keys.FROM_FILES, Optional.empty());
    }

    public static Settings of(
            Path folder, String zone, Optional<Secret> databaseUrl, Settings.Keys keys, Optional<Settings.Oidc> oidc) {
        return new Settings(
                new Settings.Listen("127.0.0.1", 0),
                new Settings.Web(Optional.empty(), List.of(), List.of(), 1_000_000),
                new Settings.Listen("127.0.0.1", 0),
                Optional.empty(),
                Settings.Operation.DEFAULT,
                folder,
                ZoneId.of(zone),
                "测试零售",
                Optional.of(new Secret(ADMIN_PASSWORD)),
                keys,
                oidc,
                Settings.Disclosure.OF_EVERYTHING,
                Optional.empty(),
                false,
                Optional.empty(),
                Settings.Reports.DEFAULT,
                Settings.Schedules.NONE,
                8,
                databaseUrl,
                Settings.Mail.INTO_A_FOLDER,
                Settings.Webhooks.NONE);
    }

    /** The same with what small groups are told. */
    public static Settings with(Settings settings, Settings.Disclosure disclosure) {
        return with(
                settings, settings.web(), settings.operation(), settings.organisation(), disclosure, settings.mail());
    }

    /** The same, meeting the network in another way. */
    public static Settings with(Settings settings, Settings.Web web) {
        return with(
                settings, web, settings.operation(), settings.organisation(), settings.disclosure(), settings.mail());
    }

    /** The same, sending mail. */
    public static Settings with(Settings settings, Settings.Mail mail) {
        return with(
                settings, settings.web(), settings.operation(), settings.organisation(), settings.disclosure(), mail);
    }

    /** The same, sending mail and to webhooks. */
    public static Settings with(Settings settings, Settings.Mail mail, Settings.Webhooks webhooks) {
        return with(
                settings,
                settings.web(),
                settings.operation(),
                settings.organisation(),
                settings.disclosure(),
                mail,
                webhooks);
    }

    /** The same of another organisation. */
    public static Settings named(Settings settings, String organisation) {
        return with(
                settings, settings.web(), settings.operation(), organisation, settings.disclosure(), settings.mail());
    }

    /** The same, run in another way. */
    public static Settings with(Settings settings, Settings.Operation operation) {
        return with(
                settings, settings.web(), operation, settings.organisation(), settings.disclosure(), settings.mail());
    }

    private static Settings with(
            Settings settings,
            Settings.Web web,
            Settings.Operation operation,
            String organisation,
            Settings.Disclosure disclosure,
            Settings.Mail mail) {
        return with(settings, web, operation, organisation, disclosure, mail, settings.webhooks());
    }

    private static Settings with(
            Settings settings,
            Settings.Web web,
            Settings.Operation operation,
            String organisation,
            Settings.Disclosure disclosure,
            Settings.Mail mail,
            Settings.Webhooks webhooks) {
        return new Settings(
                settings.http(),
                web,
                settings.management(),
                settings.metricsToken(),
                operation,
                settings.dataDir(),
                settings.zone(),
                organisation,
                settings.adminPassword(),
                settings.keys(),
                settings.oidc(),
                disclosure,
                settings.reportTemplates(),
                settings.strictCodes(),
                settings.rules(),
                settings.reports(),
                settings.schedules(),
                settings.databasePool(),
                settings.databaseUrl(),
                mail,
                webhooks);
    }
}
