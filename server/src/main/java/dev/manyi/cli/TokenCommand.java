package dev.manyi.cli;

import dev.manyi.auth.MachineToken;
import dev.manyi.auth.NewToken;
import dev.manyi.auth.Role;
import dev.manyi.auth.TokenService;
import dev.manyi.blocking.Wait;
import dev.manyi.config.Settings;
import dev.manyi.config.SettingsReader;
import dev.manyi.evidence.Actor;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.fact.FactKind;
import dev.manyi.http.Rejection;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The tokens of machines and walls. */
@Command(
        name = "token",
        description = "Gives tokens to machines that send facts and to wall screens, and takes them away.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(add | list | revoke)",
        versionProvider = Version.class)
public final class TokenCommand implements Runnable {
    private final Supplier<Settings> settings;

    @Spec
    private CommandSpec spec;

    public TokenCommand() {
        this(SettingsReader::fromProcess);
    }

    TokenCommand(Supplier<Settings> settings) {
        this.settings = settings;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Give a command: add, list or revoke");
    }

    @Command(description = "Makes a token and prints it, this once.", mixinStandardHelpOptions = true)
    int add(
            @Parameters(paramLabel = "NAME", description = "What it is for: 1 to 100 characters.") String name,
            @Option(names = "--role", required = true, description = "ingest (sends facts) or wall (shows values).")
                    String role,
            @Option(
                            names = "--kinds",
                            split = ",",
                            description = "ingest: the kinds of facts it may send, separated by commas.")
                    Set<String> kinds,
            @Option(names = "--everything", description = "wall: it shows the whole organisation.") boolean everything,
            @Option(names = "--region", split = ",", description = "wall: it shows these regions.") Set<String> regions,
            @Option(names = "--store", split = ",", description = "wall: it shows these stores.") Set<String> stores,
            @Option(
                            names = "--days",
                            description = "How long it is good: 1 to " + NewToken.MOST_DAYS
                                    + " days. An ingest token ends after 365, a wall goes on.")
                    Integer days) {
        NewToken wanted = new NewToken(
                name(name),
                Role.of(role)
                        .filter(some -> NewToken.ROLES.contains(some.code()))
                        .orElseThrow(() -> wrong("--role is " + role + ": give ingest or wall")),
                kinds(given(kinds)),
                everything,
                given(regions),
                given(stores),
                days(days));
        return with(tokens -> {
            TokenService.Issued issued = Wait.until(tokens.add(wanted, Actor.COMMAND_LINE));
            out().println("Token " + issued.token().id() + " (" + issued.token().name() + "), shown only now:");
            out().println(issued.text());
            return 0;
        });
    }

    @Command(description = "Lists the tokens, the newest first.", mixinStandardHelpOptions = true)
    int list() {
        return with(tokens -> {
            Instant now = clock().instant();
            List<MachineToken> all = Wait.until(tokens.all());
            all.forEach(token -> out().println(line(token, now)));
            out().println(all.size() + " tokens");
            return 0;
        });
    }

    @Command(
            description = "Revokes a token: it is refused from now on, and streams opened with it end.",
            mixinStandardHelpOptions = true)
    int revoke(@Parameters(paramLabel = "ID", description = "As list shows it.") UUID id) {
        return with(tokens -> {
            Wait.until(tokens.revoke(id, Actor.COMMAND_LINE));
            out().println("Token " + id + " is revoked");
            return 0;
        });
    }

    private int with(Function<TokenService, Integer> work) {
        Settings read = settings.get();
        try (Workplace workplace = Workplace.open(read)) {
            EvidenceQueries evidence = new EvidenceQueries(workplace.database(), clock());
            return work.apply(new TokenService(workplace.database(), evidence, clock()));
        } catch (Rejection refused) {
            throw wrong(words(refused));
        } finally {
            out().flush();
        }
    }

    private static String words(Rejection refused) {
        return refused.errors().isEmpty()
                ? refused.getMessage()
                : refused.errors().stream()
                        .map(error -> error.field() + " " + error.message())
                        .collect(Collectors.joining("\n"));
    }

    private static String line(MachineToken token, Instant now) {
        String what = token.role() == Role.INGEST
                ? String.join(",", token.kinds())
                : token.everything() ? "everything" : String.join(",", places(token));
        return String.join(
                "  ",
                token.id().toString(),
                token.role().code(),
                state(token, now),
                "used " + token.lastUsedAt().map(Instant::toString).orElse("never"),
                what,
                token.name());
    }

    private static List<String> places(MachineToken token) {
        return token.regions().isEmpty() ? token.stores() : token.regions();
    }

    private static String state(MachineToken token, Instant now) {
        return token.revokedAt()
                .map(at -> "revoked " + at)
                .or(() -> token.expiresAt().map(end -> (end.isAfter(now) ? "until " : "expired ") + end))
                .orElse("until revoked");
    }

    private String name(String name) {
        boolean fits = !name.isBlank() && name.length() <= 100 && name.chars().noneMatch(Character::isISOControl);
        if (!fits) {
            throw wrong("The name does not fit: give 1 to 100 characters in one line");
        }
        return name;
    }

    private Set<String> kinds(Set<String> kinds) {
        if (!kinds.stream().allMatch(kind -> FactKind.named(kind).isPresent())) {
            throw wrong("--kinds is " + String.join(",", kinds) + ": give some of " + FactKind.names());
        }
        return kinds;
    }

    private Optional<Integer> days(Integer days) {
        if (days != null && (days < 1 || days > NewToken.MOST_DAYS)) {
            throw wrong("--days is " + days + ": give a number from 1 to " + NewToken.MOST_DAYS);
        }
        return Optional.ofNullable(days);
    }

    private static Set<String> given(Set<String> values) {
        return values == null ? Set.of() : Set.copyOf(values);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private static Clock clock() {
        return Clock.systemUTC();
    }
}
