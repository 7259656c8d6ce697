package dev.manyi.config;

import dev.manyi.log.LogFormat;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings of one process, complete and checked. */
public record Settings(
        Listen http,
        Web web,
        Listen management,
        Optional<Secret> metricsToken,
        Operation operation,
        Path dataDir,
        ZoneId zone,
        String organisation,
        Optional<Secret> adminPassword,
        Keys keys,
        Optional<Oidc> oidc,
        Disclosure disclosure,
        Optional<Path> reportTemplates,
        boolean strictCodes,
        Optional<Path> rules,
        Reports reports,
        Schedules schedules,
        int databasePool,
        Optional<Secret> databaseUrl,
        Mail mail,
        Webhooks webhooks) {

    public Settings withAdminPassword(Secret password) {
        return new Settings(
                http,
                web,
                management,
                metricsToken,
                operation,
                dataDir,
                zone,
                organisation,
                Optional.of(password),
                keys,
                oidc,
                disclosure,
                reportTemplates,
                strictCodes,
                rules,
                reports,
                schedules,
                databasePool,
                databaseUrl,
                mail,
                webhooks);
    }

    /** An address and port to listen on. */
    public record Listen(String host, int port) {
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /** What is logged in which form, and how long requests and jobs have to end when the server stops. */
    public record Operation(LogFormat log, boolean logRequests, Duration stopWithin) {
        public static final Operation DEFAULT = new Operation(LogFormat.TEXT, false, Duration.ofSeconds(20));
    }

    /** How the pages and the API meet the network. `origins` are other sites whose pages may ask. */
    public record Web(Optional<Tls> tls, List<Network> trustedProxies, List<String> origins, int requestsPerMinute) {}

    /** HTTPS by PEM files; whoever comes to the other port in plain HTTP is sent on. */
    public record Tls(Path certificate, Path key, Optional<Integer> redirectPort) {}

    /** In Base64. The one before signs nothing, but what it signed stays good. */
    public record Keys(Optional<Secret> jwt, Optional<Secret> previousJwt, Optional<Secret> privacy) {
        public static final Keys FROM_FILES = new Keys(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** An outside provider whose tokens are good here: the values of a claim by the role that they stand for. */
    public record Oidc(URI issuer, String audience, URI jwks, String roleClaim, Map<String, String> roles) {}

    /** How many are built at the same time, for how long at most, how long after its end a period is closed, the cover's logo. */
    public record Reports(int atOnce, Duration longest, int closeAfterDays, Optional<Path> logo) {
        public static final Reports DEFAULT = new Reports(2, Duration.ofMinutes(10), 0, Optional.empty());
    }

    /** The folder of those that are not made over the API, and the file that says when people work. */
    public record Schedules(Optional<Path> folder, Optional<Path> holidays) {
        public static final Schedules NONE = new Schedules(Optional.empty(), Optional.empty());
    }

    /**
     * How mail leaves: to an SMTP server, over TLS unless `plain`; without one it is written into a folder. `authorities`
     * are trusted as well as the usual ones. What is larger than so many megabytes is linked to instead: below `pages`,
     * for so many days, signed with `linkKey` or the one of the data folder.
     */
    public record Mail(
            Optional<Secret> smtpUrl,
            boolean plain,
            Optional<Path> authorities,
            Optional<String> from,
            int largestMegabytes,
            Optional<URI> pages,
            int linkDays,
            Optional<Secret> linkKey) {
        public static final Mail INTO_A_FOLDER = new Mail(
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                20,
                Optional.empty(),
                30,
                Optional.empty());
    }

    /**
     * Where else reports go, by name, each as `kind:address#secret`, and which private networks they may be in; and which are
     * told of events, in which language.
     */
    public record Webhooks(Map<String, Secret> targets, List<Network> networks, Map<String, String> events) {
        public static final Webhooks NONE = new Webhooks(Map.of(), List.of(), Map.of());
    }

    /** Groups of fewer than `smallGroup` are not told; `parent` tells whether more than one's own scope is compared with. */
    public record Disclosure(int smallGroup, boolean parent) {
        public static final Disclosure OF_EVERYTHING = new Disclosure(1, true);
    }
}
