package dev.manyi.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.manyi.config.Setting;
import dev.manyi.config.Settings;
import dev.manyi.config.SettingsReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be known of docker-compose.yml, Dockerfile and deploy/up without a Docker to run them. */
class ComposeFileTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern PINNED = Pattern.compile("[a-z0-9./-]+:v?\\d+\\.\\d+[A-Za-z0-9._-]*");
    private static final Pattern LOCAL_PORT = Pattern.compile("127\\.0\\.0\\.1:(\\d+):\\d+");
    private static final Pattern DEFAULT = Pattern.compile("\\$\\{\\w+:-([^}]*)}");
    private static final Path SECRETS = Path.of("/run/secrets");
    private static final JsonNode COMPOSE = read("docker-compose.yml");

    private static JsonNode read(String name) {
        try {
            return new ObjectMapper(new YAMLFactory())
                    .readTree(HOME.resolve(name).toFile());
        } catch (IOException e) {
            throw new AssertionError(name, e);
        }
    }

    private static void eachService(BiConsumer<String, JsonNode> check) {
        Map<String, JsonNode> services = entries(COMPOSE.path("services"));
        assertTrue(services.size() >= 6, services::toString);
        services.forEach(check);
    }

    private static Map<String, JsonNode> entries(JsonNode object) {
        Map<String, JsonNode> entries = new TreeMap<>();
        object.fields().forEachRemaining(entry -> entries.put(entry.getKey(), entry.getValue()));
        return entries;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    @Test
    void imagesArePinnedAndEveryPartIsWatchedBoundedAndStartedAgain() {
        eachService((name, service) -> {
            assertTrue(PINNED.matcher(service.path("image").asText()).matches(), name + " is pinned");
            assertTrue(service.at("/healthcheck/test").size() > 1, name + " has a health check");
            assertEquals("CMD", service.at("/healthcheck/test/0").asText(), name + " needs no shell");
            assertFalse(service.at("/deploy/resources/limits/memory").isMissingNode(), name + " has bounded memory");
            assertFalse(service.at("/deploy/resources/limits/cpus").isMissingNode(), name + " has bounded processors");
            assertEquals("unless-stopped", service.path("restart").asText(), name);
        });
    }

    @Test
    void whatIsNamedIsThereAndWhatIsThereIsUsed() {
        Set<String> secrets = new TreeSet<>();
        Set<String> volumes = new TreeSet<>();
        Set<String> networks = new TreeSet<>();
        eachService((name, service) -> {
            secrets.addAll(texts(service.path("secrets")));
            networks.addAll(
                    service.path("networks").isArray()
                            ? texts(service.path("networks"))
                            : entries(service.path("networks")).keySet());
            texts(service.path("volumes")).forEach(mount -> {
                String source = mount.split(":")[0];
                if (source.startsWith("./")) {
                    assertTrue(Files.exists(HOME.resolve(source)), name + " mounts " + source);
                    assertTrue(mount.endsWith(":ro"), name + " may not write to " + source);
                } else {
                    volumes.add(source);
                }
            });
            entries(service.path("depends_on"))
                    .forEach((other, how) -> assertFalse(
                            COMPOSE.path("services")
                                    .path(other)
                                    .path("healthcheck")
                                    .isMissingNode(),
                            name + " waits for " + other));
        });
        assertEquals(entries(COMPOSE.path("secrets")).keySet(), secrets);
        assertEquals(entries(COMPOSE.path("volumes")).keySet(), volumes);
        assertEquals(entries(COMPOSE.path("networks")).keySet(), networks);
    }

    @Test
    void portsAreThisMachinesOnlyAndEachIsTakenOnce() {
        List<String> ports = new ArrayList<>();
        eachService((name, service) -> texts(service.path("ports")).forEach(port -> {
            assertTrue(LOCAL_PORT.matcher(port).matches(), name + " publishes " + port);
            ports.add(port.split(":")[1]);
        }));
        assertEquals(Set.copyOf(ports).size(), ports.size(), ports::toString);
        assertFalse(ports.contains("8081"), "health and metrics are for the other parts");
    }

    @Test
    void theServerIsGivenSettingsOfOursAndItsSecretsAsFiles() {
        JsonNode server = COMPOSE.at("/services/server");
        Map<String, Setting> settings =
                Arrays.stream(Setting.values()).collect(Collectors.toMap(Setting::variable, setting -> setting));
        Set<String> given = new TreeSet<>(texts(server.path("secrets")));
        entries(server.path("environment")).forEach((variable, value) -> {
            boolean file = variable.endsWith("_FILE");
            Setting setting = settings.get(file ? variable.substring(0, variable.length() - 5) : variable);
            assertTrue(setting != null, variable + " is a setting");
            assertEquals(setting.secret(), file, variable + " is given as a file when it is a secret");
            if (file || value.asText().startsWith(SECRETS.toString())) {
                Path secret = Path.of(value.asText());
                assertEquals(SECRETS, secret.getParent(), variable);
                assertTrue(given.remove(secret.getFileName().toString()), variable + " is among its secrets");
            }
        });
        assertEquals(Set.of(), given);
        int stop =
                Integer.parseInt(server.at("/environment/MANYI_STOP_SECONDS").asText(Setting.STOP_SECONDS.fallback()));
        int grace = Integer.parseInt(server.path("stop_grace_period").asText().replace("s", ""));
        assertTrue(grace >= stop + 10, "it is not killed while it stops");
    }

    /** A password of a mail server must not go out in the clear because a trial needed no TLS. */
    @Test
    void mailGoesToTheCatcherOverTls(@TempDir Path copy) throws Exception {
        JsonNode server = COMPOSE.at("/services/server/environment");
        assertTrue(server.path(Setting.SMTP_PLAIN.variable()).isMissingNode());
        JsonNode catcher = COMPOSE.at("/services/mail");
        assertEquals(
                server.path(Setting.SMTP_AUTHORITIES.variable()).asText(),
                catcher.at("/environment/MP_SMTP_TLS_CERT").asText());
        secrets(copy);
        assertEquals("smtp://mail:25\n", Files.readString(copy.resolve("secrets/smtp_url")));
        assertEquals("0.0.0.0:25", catcher.at("/environment/MP_SMTP_BIND_ADDR").asText());
        X509Certificate certificate;
        try (InputStream in = Files.newInputStream(copy.resolve("secrets/mail_certificate"))) {
            certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
        assertTrue(certificate.getSubjectAlternativeNames().contains(List.of(2, "mail")));
        assertEquals(-1, certificate.getBasicConstraints(), "it vouches for nobody else");
    }

    /** Those that a file .env may change; empty ones are as if they were not given. */
    @Test
    void withItsDefaultsTheServerStarts(@TempDir Path copy) throws Exception {
        secrets(copy);
        Map<String, String> environment = new TreeMap<>(Map.of("MANYI_DATA_DIR", copy.toString()));
        entries(COMPOSE.at("/services/server/environment"))
                .forEach((variable, value) -> environment.put(
                        variable,
                        DEFAULT.matcher(value.asText())
                                .replaceAll("$1")
                                .replace(
                                        SECRETS.toString(),
                                        copy.resolve("secrets").toString())));
        Settings settings = SettingsReader.read(environment);
        assertEquals(
                "http://localhost:8080", settings.mail().pages().orElseThrow().toString());
        assertEquals(Map.of(), settings.webhooks().targets());
    }

    private static void secrets(Path copy) throws IOException, InterruptedException {
        Files.createDirectories(copy.resolve("deploy"));
        Files.copy(HOME.resolve("deploy/up"), copy.resolve("deploy/up"));
        assertEquals(0, up(copy));
    }

    @Test
    void everySecretIsMadeAndNoneIsInTheRepository(@TempDir Path copy) throws Exception {
        secrets(copy);
        Set<String> made = files(copy.resolve("secrets"));
        entries(COMPOSE.path("secrets")).forEach((name, secret) -> {
            assertEquals("./secrets/" + name, secret.path("file").asText());
            assertTrue(made.contains(name), name + " is made");
        });
        String key = Files.readString(copy.resolve("secrets/jwt_key"));
        assertEquals(48, Base64.getDecoder().decode(key.strip()).length);
        String password =
                Files.readString(copy.resolve("secrets/postgres_password")).strip();
        assertTrue(password.matches("[A-Za-z0-9]{32}"), password.length() + " letters");
        assertEquals(
                "postgresql://manyi:" + password + "@postgres:5432/manyi\n",
                Files.readString(copy.resolve("secrets/database_url")));
        assertEquals(0, up(copy));
        assertEquals(key, Files.readString(copy.resolve("secrets/jwt_key")), "a second time changes nothing");
        assertTrue(Files.readAllLines(HOME.resolve(".gitignore")).contains("/secrets/"));
    }

    private static int up(Path copy) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "deploy/up", "--secrets-only")
                .directory(copy.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "deploy/up ends");
        return process.exitValue();
    }

    private static Set<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    @Test
    void theImageIsPinnedUnprivilegedAndTakesOnlyWhatTheBuildLeaves() throws IOException {
        List<String> lines = Files.readAllLines(HOME.resolve("Dockerfile"));
        List<String> from =
                lines.stream().filter(line -> line.startsWith("FROM ")).toList();
        assertEquals(1, from.size());
        assertTrue(PINNED.matcher(from.get(0).substring(5)).matches(), from::toString);
        assertTrue(lines.contains("USER 10001:10001"), "it does not run as root");
        assertTrue(
                lines.stream()
                        .noneMatch(
                                line -> line.matches(".*(curl|wget|apt-get|https?:|ADD ).*") && !line.startsWith("#")),
                "nothing is downloaded");
        Set<String> copied = lines.stream()
                .filter(line -> line.startsWith("COPY "))
                .map(line -> line.replaceAll("--\\S+ ", "").split(" ")[1])
                .collect(Collectors.toSet());
        assertEquals(
                Files.readAllLines(HOME.resolve(".dockerignore")).stream()
                        .filter(line -> line.startsWith("!"))
                        .map(line -> line.substring(1))
                        .collect(Collectors.toSet()),
                copied);
        assertTrue(Files.isExecutable(HOME.resolve("deploy/manyi")));
        List<String> environment = lines.stream()
                .map(line -> line.strip().replace("ENV ", ""))
                .filter(line -> line.startsWith("MANYI_"))
                .map(line -> line.split("=")[0])
                .toList();
        assertEquals(4, environment.size());
        environment.forEach(variable -> assertTrue(
                Arrays.stream(Setting.values())
                        .anyMatch(setting -> setting.variable().equals(variable)),
                variable));
    }
}
