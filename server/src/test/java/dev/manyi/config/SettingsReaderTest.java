package dev.manyi.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.log.LogFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What each setting takes and refuses, and what is said about it. */
class SettingsReaderTest {
    private static final String RANDOM_KEY = "kUYw0m3sVg5p1k2dN7xFqE9aTzB4cR8hLjW6oPiQuXs=";

    /** Begins as a PNG does, and is a byte too long. */
    private static String tooLargePicture() {
        try {
            Path file = Files.createTempFile("manyi-logo", ".png");
            file.toFile().deleteOnExit();
            byte[] begin = HexFormat.of().parseHex("89504e470d0a1a0a");
            return Files.write(file, Arrays.copyOf(begin, 256 * 1024 + 1)).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final Map<Setting, List<String>> GOOD = Map.ofEntries(
            Map.entry(Setting.HTTP_HOST, List.of("127.0.0.1", "0.0.0.0", "::1", "host_1.example.com")),
            Map.entry(Setting.HTTP_PORT, List.of("0", "80", "65535", " 9000 ")),
            Map.entry(Setting.TLS_CERTIFICATE, List.of("pom.xml")),
            Map.entry(Setting.TLS_KEY, List.of("./pom.xml")),
            Map.entry(Setting.REDIRECT_PORT, List.of("0", "80", " 8443 ")),
            Map.entry(
                    Setting.TRUSTED_PROXIES,
                    List.of(
                            "10.0.0.5",
                            " 10.0.0.5 , 172.16.0.0/12",
                            "::1",
                            "2001:db8::/32,0.0.0.0/0",
                            "::ffff:10.0.0.1")),
            Map.entry(
                    Setting.CORS_ORIGINS,
                    List.of("https://portal.example.com", "http://localhost:3000 , https://a.example:8443")),
            Map.entry(Setting.REQUESTS_PER_MINUTE, List.of("60", "1000000")),
            Map.entry(Setting.MANAGEMENT_HOST, List.of("localhost", "fe80::1%eth0")),
            Map.entry(Setting.MANAGEMENT_PORT, List.of("0", "9090")),
            Map.entry(Setting.METRICS_TOKEN, List.of("sixteen-visible!", "x".repeat(256))),
            Map.entry(Setting.LOG_FORMAT, List.of("text", "json")),
            Map.entry(Setting.LOG_REQUESTS, List.of("true", "false")),
            Map.entry(Setting.STOP_SECONDS, List.of("1", "600")),
            Map.entry(Setting.DATA_DIR, List.of(".", "target/not yet there/数据")),
            Map.entry(Setting.ZONE, List.of("Europe/Berlin", "UTC")),
            Map.entry(Setting.ORGANISATION, List.of("满", "x".repeat(100), "😀".repeat(100))),
            Map.entry(Setting.ADMIN_PASSWORD, List.of("twelve chars", "十二个字符十二个字符十二")),
            Map.entry(Setting.JWT_KEY, List.of(RANDOM_KEY)),
            Map.entry(Setting.JWT_KEY_PREVIOUS, List.of(RANDOM_KEY)),
            Map.entry(Setting.PRIVACY_KEY, List.of(RANDOM_KEY)),
            Map.entry(Setting.OIDC_ISSUER, List.of("https://login.example.com/realms/shops", "http://127.0.0.1:9999")),
            Map.entry(Setting.OIDC_AUDIENCE, List.of("manyi", "api://满意")),
            Map.entry(
                    Setting.OIDC_JWKS,
                    List.of("https://login.example.com/keys", "https://login.example.com:8443/k?v=2")),
            Map.entry(Setting.OIDC_ROLE_CLAIM, List.of("role", "https://example.com/role")),
            Map.entry(Setting.OIDC_ROLES, List.of("head-office=executive", "a=executive, b = auditor")),
            Map.entry(Setting.SMALL_GROUP, List.of("1", "100")),
            Map.entry(Setting.PARENT_COMPARISON, List.of("true", "false")),
            Map.entry(Setting.REPORT_TEMPLATES, List.of("src", "./src/main/resources/report")),
            Map.entry(Setting.STRICT_CODES, List.of("true", "false")),
            Map.entry(Setting.SCHEDULES, List.of("src")),
            Map.entry(Setting.HOLIDAYS, List.of("pom.xml")),
            Map.entry(Setting.RULES, List.of("pom.xml", "./src/main/resources/kpi/rules.yaml")),
            Map.entry(Setting.REPORTS_AT_ONCE, List.of("1", "32")),
            Map.entry(Setting.REPORT_MINUTES, List.of("1", "1440")),
            Map.entry(Setting.REPORT_CLOSE_AFTER, List.of("0", "60")),
            Map.entry(Setting.REPORT_LOGO, List.of("../docs/pictures/logo.png")),
            Map.entry(Setting.DATABASE_POOL, List.of("2", "200")),
            Map.entry(
                    Setting.DATABASE_URL,
                    List.of(
                            "postgresql://u:p@ss word@postgres_db/d",
                            "postgresql://u:p%40@h:5432/d",
                            "postgres://h",
                            "postgresql://[::1]:5432/d?sslmode=require")),
            Map.entry(Setting.SMTP_URL, List.of("smtp://u:p@h:587", "smtps://h")),
            Map.entry(Setting.SMTP_PLAIN, List.of("true", "false")),
            Map.entry(Setting.SMTP_AUTHORITIES, List.of("pom.xml")),
            Map.entry(Setting.MAIL_FROM, List.of("reports@example.com", " a.b+c@mail-1.example.com ")),
            Map.entry(Setting.MAIL_MEGABYTES, List.of("1", "100")),
            Map.entry(Setting.PAGES_URL, List.of("https://manyi.example.com", "http://10.0.0.5:8080/manyi/")),
            Map.entry(Setting.LINK_DAYS, List.of("1", "365")),
            Map.entry(Setting.LINK_KEY, List.of("kUYw0m3sVg5p1k2dN7xFqE9aTzB4cR8hLjW6oPiQuXs=")),
            Map.entry(
                    Setting.WEBHOOKS,
                    List.of(
                            "ops=wecom:https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1",
                            "a=json:https://a.example/hook#sixteen-letters-x b=dingtalk:https://b.example/r?t=1#SEC2\n"
                                    + "c=feishu:http://10.0.0.1/hook")),
            Map.entry(Setting.WEBHOOK_NETWORKS, List.of("10.2.0.0/16, ::1")),
            Map.entry(Setting.EVENT_WEBHOOKS, List.of("ops", "ops=en", " ops=zh-CN")));

    private static final Map<Setting, List<String>> BAD = Map.ofEntries(
            Map.entry(Setting.HTTP_HOST, List.of(" ", "http://localhost", "127.0.0.1:8080", "two hosts")),
            Map.entry(Setting.HTTP_PORT, List.of("-1", "65536", "http", "80.5", "99999999999")),
            Map.entry(Setting.TLS_CERTIFICATE, List.of("not-there.pem", "src")),
            Map.entry(Setting.TLS_KEY, List.of("not-there.pem", "src")),
            Map.entry(Setting.REDIRECT_PORT, List.of("-1", "65536", "http")),
            Map.entry(
                    Setting.TRUSTED_PROXIES,
                    List.of(
                            "proxy.example.com",
                            "10.0.0.256",
                            "10.0.0.0/33",
                            "::/129",
                            "10.0.0.1,",
                            "10/8",
                            "10.0.0.0/",
                            "10.0.0.0/-1",
                            "fe80::1%eth0",
                            "*")),
            Map.entry(
                    Setting.CORS_ORIGINS,
                    List.of(
                            "*",
                            "null",
                            "portal.example.com",
                            "https://*.example.com",
                            "https://a.example/",
                            "https://a,",
                            "https://A.example",
                            "ftp://a.example")),
            Map.entry(Setting.REQUESTS_PER_MINUTE, List.of("59", "1000001", "0", "-1", "no")),
            Map.entry(Setting.MANAGEMENT_HOST, List.of("a/b", "x".repeat(254))),
            Map.entry(Setting.MANAGEMENT_PORT, List.of("eight", "70000")),
            Map.entry(
                    Setting.METRICS_TOKEN,
                    List.of("fifteen-visible", "with a space in it", "十六个字符不算可见字符所以不行吧", "x".repeat(257))),
            Map.entry(Setting.LOG_FORMAT, List.of("JSON", "xml", "auto")),
            Map.entry(Setting.LOG_REQUESTS, List.of("yes", "1")),
            Map.entry(Setting.STOP_SECONDS, List.of("0", "601", "soon")),
            Map.entry(Setting.DATA_DIR, List.of("pom.xml", "pom.xml/below-a-file")),
            Map.entry(Setting.ZONE, List.of("Shanghai", "+08:00", "Asia/Beijing")),
            Map.entry(Setting.ORGANISATION, List.of(" ", "x".repeat(101), "two\nlines")),
            Map.entry(Setting.ADMIN_PASSWORD, List.of("elevenchars", " ".repeat(12), "😀".repeat(11), "x".repeat(257))),
            Map.entry(Setting.JWT_KEY, List.of("not base64!", "c2hvcnQ=", "A".repeat(64), "changeme")),
            Map.entry(Setting.JWT_KEY_PREVIOUS, List.of("not base64!", "A".repeat(64))),
            Map.entry(
                    Setting.OIDC_ISSUER,
                    List.of(
                            "http://login.example.com",
                            "login.example.com",
                            "https://user:word@login.example.com",
                            "https:// x")),
            Map.entry(Setting.OIDC_AUDIENCE, List.of(" ", "x".repeat(101), "two\nlines")),
            Map.entry(Setting.OIDC_JWKS, List.of("file:///etc/keys", "https://login.example.com/#keys", "ftp://a/b")),
            Map.entry(Setting.OIDC_ROLE_CLAIM, List.of(" ", "two\nlines")),
            Map.entry(
                    Setting.OIDC_ROLES,
                    List.of("executive", "a=", "=executive", "a=executive,a=auditor", "a=executive,")),
            Map.entry(Setting.SMALL_GROUP, List.of("0", "101", "five")),
            Map.entry(Setting.PARENT_COMPARISON, List.of("yes", "1")),
            Map.entry(Setting.PRIVACY_KEY, List.of("c2hvcnQ=", "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=")),
            Map.entry(Setting.REPORT_TEMPLATES, List.of("not-there", "pom.xml")),
            Map.entry(Setting.STRICT_CODES, List.of("yes", "TRUE", "1")),
            Map.entry(Setting.SCHEDULES, List.of("not-there", "pom.xml")),
            Map.entry(Setting.HOLIDAYS, List.of("not-there.yaml", "src")),
            Map.entry(Setting.RULES, List.of("not-there.yaml", "src")),
            Map.entry(Setting.REPORTS_AT_ONCE, List.of("0", "33", "two")),
            Map.entry(Setting.REPORT_MINUTES, List.of("0", "1441", "1.5")),
            Map.entry(Setting.REPORT_CLOSE_AFTER, List.of("-1", "61", "soon")),
            Map.entry(Setting.REPORT_LOGO, List.of("not-there.png", "pom.xml", "src", tooLargePicture())),
            Map.entry(Setting.DATABASE_POOL, List.of("1", "201", "many")),
            Map.entry(
                    Setting.DATABASE_URL,
                    List.of(
                            "jdbc:postgresql://h/d",
                            "mysql://h/d",
                            "postgresql:///d",
                            "postgresql://u:%zz@h/d",
                            "postgresql://h:65536/d")),
            Map.entry(Setting.SMTP_URL, List.of("mail.example.com", "http://h", "smtp://h:99999")),
            Map.entry(Setting.SMTP_PLAIN, List.of("yes", "1")),
            Map.entry(Setting.SMTP_AUTHORITIES, List.of("not-there.pem", "src")),
            Map.entry(
                    Setting.MAIL_FROM,
                    List.of(
                            "reports",
                            "a@b c",
                            "Reports <a@example.com>",
                            "a@b\nBcc: c@d",
                            "a@example.com,b@example.com")),
            Map.entry(Setting.MAIL_MEGABYTES, List.of("0", "101", "many")),
            Map.entry(
                    Setting.PAGES_URL,
                    List.of("manyi.example.com", "ftp://a", "https://u:p@a.example", "https://a.example/?q=1")),
            Map.entry(Setting.LINK_DAYS, List.of("0", "366", "1.5")),
            Map.entry(Setting.LINK_KEY, List.of("c2hvcnQ=", "changeme")),
            Map.entry(
                    Setting.WEBHOOKS,
                    List.of(
                            "https://a.example",
                            "a=slack:https://a.example",
                            "a=wecom:ftp://a.example",
                            "a=wecom:https://",
                            "a=json:https://a.example",
                            "a=json:https://a.example#short",
                            "a=wecom:https://a.example a=feishu:https://b.example")),
            Map.entry(Setting.WEBHOOK_NETWORKS, List.of("intranet", "10.0.0.0/33")),
            Map.entry(Setting.EVENT_WEBHOOKS, List.of(",", "ops=fr", "ops,ops=en", "=en")));

    /** Settings that mean something only together. */
    private static final List<Set<Setting>> TOGETHER = List.of(
            EnumSet.of(Setting.TLS_CERTIFICATE, Setting.TLS_KEY),
            EnumSet.of(Setting.OIDC_ISSUER, Setting.OIDC_AUDIENCE, Setting.OIDC_JWKS, Setting.OIDC_ROLES));

    /** Those that mean nothing without the others of their family. */
    private static final Map<Setting, Set<Setting>> EXTRAS = Map.of(
            Setting.REDIRECT_PORT, TOGETHER.get(0),
            Setting.OIDC_ROLE_CLAIM, TOGETHER.get(1),
            Setting.EVENT_WEBHOOKS, EnumSet.of(Setting.WEBHOOKS));

    static Stream<Arguments> good() {
        return cases(GOOD);
    }

    static Stream<Arguments> bad() {
        return cases(BAD);
    }

    private static Stream<Arguments> cases(Map<Setting, List<String>> values) {
        return Arrays.stream(Setting.values())
                .flatMap(setting -> values.get(setting).stream().map(value -> Arguments.of(setting, value)));
    }

    @ParameterizedTest
    @MethodSource("good")
    void takes(Setting setting, String value) {
        SettingsReader.read(withItsFamily(setting, value));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void refusesAndSaysWhatItWouldAccept(Setting setting, String value) {
        List<String> problems = problems(withItsFamily(setting, value));
        String shown = setting.secret() ? "" : " is \"" + value + "\"";
        assertEquals(List.of(setting.variable() + shown + ": give " + setting.accepts()), problems);
    }

    /** The setting, and good values for those that must stand beside it. */
    private static Map<String, String> withItsFamily(Setting setting, String value) {
        Map<String, String> environment = new HashMap<>();
        family(setting)
                .forEach(other ->
                        environment.put(other.variable(), GOOD.get(other).get(0)));
        environment.put(setting.variable(), value);
        return environment;
    }

    private static Set<Setting> family(Setting setting) {
        return EXTRAS.getOrDefault(
                setting,
                TOGETHER.stream()
                        .filter(all -> all.contains(setting))
                        .findFirst()
                        .orElse(Set.of()));
    }

    static Stream<Setting> partsOfAFamily() {
        return Stream.concat(TOGETHER.stream().flatMap(Set::stream), EXTRAS.keySet().stream());
    }

    /** Half of HTTPS would be plain HTTP without a word, and half of OIDC a login that nobody checks. */
    @ParameterizedTest
    @MethodSource("partsOfAFamily")
    void whatMeansSomethingOnlyTogetherIsGivenTogether(Setting alone) {
        Set<Setting> missing = new LinkedHashSet<>(family(alone));
        missing.remove(alone);
        assertEquals(
                missing.stream()
                        .map(setting -> setting.variable() + " is missing: give " + setting.accepts())
                        .toList(),
                problems(Map.of(alone.variable(), GOOD.get(alone).get(0))));
    }

    @Test
    void onlyWebhooksThatThereAreAreToldOfEvents() {
        String hook = "=wecom:https://a.example/hook";
        assertEquals(
                List.of("MANYI_EVENT_WEBHOOKS names \"board\", which MANYI_WEBHOOKS does not: give one of noc, ops"),
                problems(Map.of(
                        "MANYI_WEBHOOKS", "ops" + hook + " noc" + hook, "MANYI_EVENT_WEBHOOKS", "ops,board=en")));
    }

    @Test
    void withoutThemThereIsNeitherHttpsNorOidcNorAnybodyToTrust() {
        Settings settings = SettingsReader.read(Map.of());
        assertEquals(new Settings.Web(Optional.empty(), List.of(), List.of(), 6_000), settings.web());
        assertEquals(Optional.empty(), settings.oidc());
        assertEquals(new Settings.Disclosure(5, true), settings.disclosure());
        assertEquals(Settings.Keys.FROM_FILES, settings.keys());
    }

    @Test
    void readsHowTheServerMeetsTheNetworkIntoItsPlace() {
        Settings settings = SettingsReader.read(Map.ofEntries(
                Map.entry("MANYI_TLS_CERTIFICATE", "pom.xml"),
                Map.entry("MANYI_TLS_KEY", "../pom.xml"),
                Map.entry("MANYI_REDIRECT_PORT", "80"),
                Map.entry("MANYI_TRUSTED_PROXIES", "10.0.0.5, 2001:db8::/32"),
                Map.entry("MANYI_CORS_ORIGINS", "https://a.example, https://b.example:8443"),
                Map.entry("MANYI_REQUESTS_PER_MINUTE", "77"),
                Map.entry("MANYI_JWT_KEY_PREVIOUS", RANDOM_KEY),
                Map.entry("MANYI_OIDC_ISSUER", "https://login.example.com"),
                Map.entry("MANYI_OIDC_AUDIENCE", "manyi"),
                Map.entry("MANYI_OIDC_JWKS", "https://login.example.com/keys"),
                Map.entry("MANYI_OIDC_ROLE_CLAIM", "groups"),
                Map.entry("MANYI_OIDC_ROLES", "head-office=executive,shop=store_manager"),
                Map.entry("MANYI_SMALL_GROUP", "9"),
                Map.entry("MANYI_PARENT_COMPARISON", "false")));
        Settings.Tls tls = settings.web().tls().orElseThrow();
        assertEquals(Path.of("pom.xml").toAbsolutePath(), tls.certificate());
        assertEquals(Path.of("../pom.xml").toAbsolutePath().normalize(), tls.key());
        assertEquals(Optional.of(80), tls.redirectPort());
        assertEquals(
                "[10.0.0.5, 2001:db8:0:0:0:0:0:0/32]",
                settings.web().trustedProxies().toString());
        assertEquals(
                List.of("https://a.example", "https://b.example:8443"),
                settings.web().origins());
        assertEquals(77, settings.web().requestsPerMinute());
        assertEquals(Optional.of(RANDOM_KEY), settings.keys().previousJwt().map(Secret::reveal));
        assertEquals(
                Optional.of(new Settings.Oidc(
                        URI.create("https://login.example.com"),
                        "manyi",
                        URI.create("https://login.example.com/keys"),
                        "groups",
                        Map.of("head-office", "executive", "shop", "store_manager"))),
                settings.oidc());
        assertEquals(new Settings.Disclosure(9, false), settings.disclosure());
    }

    @Test
    void readsEveryValueIntoItsPlace() {
        Settings settings = SettingsReader.read(Map.ofEntries(
                Map.entry("MANYI_HTTP_HOST", "0.0.0.0"),
                Map.entry("MANYI_HTTP_PORT", "1"),
                Map.entry("MANYI_MANAGEMENT_HOST", "::1"),
                Map.entry("MANYI_MANAGEMENT_PORT", "2"),
                Map.entry("MANYI_LOG_FORMAT", "json"),
                Map.entry("MANYI_LOG_REQUESTS", "true"),
                Map.entry("MANYI_STOP_SECONDS", "9"),
                Map.entry("MANYI_DATA_DIR", "/tmp/../tmp/m"),
                Map.entry("MANYI_ZONE", "Europe/Berlin"),
                Map.entry("MANYI_ORGANISATION", "零售"),
                Map.entry("MANYI_ADMIN_PASSWORD", "correct horse"),
                Map.entry("MANYI_JWT_KEY", RANDOM_KEY),
                Map.entry("MANYI_PRIVACY_KEY", "\n" + RANDOM_KEY.replace('k', 'l') + "\n"),
                Map.entry("MANYI_STRICT_CODES", "true"),
                Map.entry("MANYI_REPORTS_AT_ONCE", "4"),
                Map.entry("MANYI_REPORT_MINUTES", "30"),
                Map.entry("MANYI_REPORT_CLOSE_AFTER", "3"),
                Map.entry("MANYI_DATABASE_POOL", "3"),
                Map.entry("DATABASE_URL", "postgresql://u:p@h/d"),
                Map.entry("SMTP_URL", "smtp://u:p@h")));
        assertEquals(new Settings.Listen("0.0.0.0", 1), settings.http());
        assertEquals(new Settings.Listen("::1", 2), settings.management());
        assertEquals(new Settings.Operation(LogFormat.JSON, true, Duration.ofSeconds(9)), settings.operation());
        assertEquals(Path.of("/tmp/m"), settings.dataDir());
        assertEquals(ZoneId.of("Europe/Berlin"), settings.zone());
        assertEquals("零售", settings.organisation());
        assertEquals(Optional.of("correct horse"), settings.adminPassword().map(Secret::reveal));
        assertEquals(Optional.of(RANDOM_KEY), settings.keys().jwt().map(Secret::reveal));
        assertEquals(
                Optional.of(RANDOM_KEY.replace('k', 'l')),
                settings.keys().privacy().map(Secret::reveal));
        assertTrue(settings.strictCodes());
        assertEquals(new Settings.Reports(4, Duration.ofMinutes(30), 3, Optional.empty()), settings.reports());
        assertEquals(3, settings.databasePool());
        assertEquals(Optional.of("postgresql://u:p@h/d"), settings.databaseUrl().map(Secret::reveal));
        assertEquals(Optional.of("smtp://u:p@h"), settings.mail().smtpUrl().map(Secret::reveal));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"JWT_KEY", "JWT_KEY_PREVIOUS", "PRIVACY_KEY", "LINK_KEY"})
    void anEmptyVariableIsAsIfItWereNotThere(Setting setting) {
        assertEquals(
                SettingsReader.read(Map.of()).toString(),
                SettingsReader.read(Map.of(setting.variable(), "")).toString());
    }

    @Test
    void listsAllMistakesAtOnce() {
        Map<String, String> environment = new HashMap<>();
        BAD.forEach((setting, values) -> environment.put(setting.variable(), values.get(0)));
        List<String> problems = problems(environment);
        assertEquals(Setting.values().length, problems.size());
        for (Setting setting : Setting.values()) {
            assertEquals(
                    1,
                    problems.stream()
                            .filter(problem ->
                                    problem.startsWith(setting.variable()) && problem.endsWith(setting.accepts()))
                            .count(),
                    setting.variable());
        }
    }

    @Test
    void oneSharedPortIsAMistake() {
        assertEquals(
                List.of("MANYI_MANAGEMENT_PORT is 9000, as is MANYI_HTTP_PORT: give two different ports"),
                problems(Map.of("MANYI_HTTP_PORT", "9000", "MANYI_MANAGEMENT_PORT", "9000")));
    }

    @Test
    void theRedirectNeedsAPortOfItsOwnToo() {
        Map<String, String> environment = withItsFamily(Setting.REDIRECT_PORT, "9000");
        environment.put("MANYI_HTTP_PORT", "9000");
        assertEquals(
                List.of("MANYI_REDIRECT_PORT is 9000, as is MANYI_HTTP_PORT: give two different ports"),
                problems(environment));
    }

    /** Whatever a secret is, good or bad: no text that people or logs see has it. */
    @Test
    void neverPrintsASecret() {
        Map<Setting, String> secrets = new HashMap<>();
        Arrays.stream(Setting.values())
                .filter(Setting::secret)
                .forEach(setting -> secrets.put(setting, GOOD.get(setting).get(0)));
        assertEquals(9, secrets.size());
        Map<String, String> environment = new HashMap<>();
        secrets.forEach((setting, value) -> environment.put(setting.variable(), value));
        String good = SettingsReader.read(environment).toString();
        assertEquals(secrets.size(), good.split("\\*\\*\\*", -1).length - 1, good);
        secrets.values().forEach(secret -> assertFalse(good.contains(secret), good));

        secrets.keySet().forEach(setting -> environment.put(setting.variable(), "Tr0ub4dor&3 \u0000"));
        String bad = assertThrows(InvalidSettings.class, () -> SettingsReader.read(environment))
                .toString();
        assertTrue(bad.contains("MANYI_JWT_KEY") && bad.contains("DATABASE_URL") && bad.contains("SMTP_URL"), bad);
        assertFalse(bad.contains("Tr0ub4dor"), bad);
    }

    static List<String> problems(Map<String, String> environment) {
        return assertThrows(InvalidSettings.class, () -> SettingsReader.read(environment))
                .problems();
    }
}
