package dev.manyi.cli;

import dev.manyi.auth.Account;
import dev.manyi.auth.People;
import dev.manyi.auth.PersonChange;
import dev.manyi.auth.Role;
import dev.manyi.blocking.Wait;
import dev.manyi.config.Secret;
import dev.manyi.config.Settings;
import dev.manyi.config.SettingsReader;
import dev.manyi.evidence.Actor;
import dev.manyi.evidence.EvidenceQueries;
import io.vertx.core.Future;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** People, from the shell. A password is never an argument: arguments are seen by everybody on the machine. */
@Command(
        name = "user",
        description = "Adds people, changes what they see and may do, and logs them out.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(add | list | show | change | disable | enable | reset | sessions-end)",
        versionProvider = Version.class)
public final class UserCommand implements Runnable {
    private static final String STDIN =
            "Read the password from the first line of standard input; without this one is made"
                    + " up and printed, and must be changed at the first login.";
    private static final String SCOPE = "separated by commas, for regional_manager and store_manager.";
    private static final String ROLES =
            "executive, regional_manager, store_manager, analyst, auditor, wall, ingest or admin.";
    private final Supplier<Settings> settings;
    private final InputStream in;

    @Spec
    private CommandSpec spec;

    public UserCommand() {
        this(SettingsReader::fromProcess, System.in);
    }

    UserCommand(Supplier<Settings> settings, InputStream in) {
        this.settings = settings;
        this.in = in;
    }

    @Override
    public void run() {
        throw wrong("Give a command: add, list, show, change, disable, enable, reset or sessions-end");
    }

    @Command(description = "Adds somebody.", mixinStandardHelpOptions = true)
    int add(
            @Parameters(paramLabel = "USERNAME") String username,
            @Option(names = "--name", description = "The name to show; the user name when absent.") String name,
            @Option(names = "--role", required = true, description = ROLES) String role,
            @Option(names = "--region", split = ",", description = "Codes of regions, " + SCOPE) List<String> regions,
            @Option(names = "--store", split = ",", description = "Codes of stores, " + SCOPE) List<String> stores,
            @Option(names = "--password-stdin", description = STDIN) boolean given) {
        PersonChange what = new PersonChange(
                Optional.of(name == null ? username : name),
                role(role),
                codes(regions),
                codes(stores),
                Optional.empty());
        Optional<Secret> chosen = password(given);
        return with(people -> people.add(Actor.COMMAND_LINE, username, what, chosen)
                .map(added -> line(added.account()) + madeUp(added.password())));
    }

    @Command(description = "Lists everybody.", mixinStandardHelpOptions = true)
    int list() {
        return with(people -> people.list()
                .map(all -> all.stream().map(UserCommand::line).reduce("", (a, b) -> a + b + "\n") + all.size()
                        + " people"));
    }

    @Command(description = "Shows one person.", mixinStandardHelpOptions = true)
    int show(@Parameters(paramLabel = "USERNAME") String username) {
        return with(people -> people.find(username).map(UserCommand::line));
    }

    @Command(
            description = "Changes what is given. Another role or scope logs the person out.",
            mixinStandardHelpOptions = true)
    int change(
            @Parameters(paramLabel = "USERNAME") String username,
            @Option(names = "--name", description = "The name to show.") String name,
            @Option(names = "--role", description = ROLES) String role,
            @Option(names = "--region", split = ",", description = "Instead of those before; --region= for none.")
                    List<String> regions,
            @Option(names = "--store", split = ",", description = "Instead of those before; --store= for none.")
                    List<String> stores) {
        if (name == null && role == null && regions == null && stores == null) {
            throw wrong("Nothing to change: give --name, --role, --region or --store");
        }
        return change(
                username,
                new PersonChange(
                        Optional.ofNullable(name), role(role), codes(regions), codes(stores), Optional.empty()));
    }

    @Command(description = "Lets somebody in no more, and logs them out.", mixinStandardHelpOptions = true)
    int disable(@Parameters(paramLabel = "USERNAME") String username) {
        return change(username, PersonChange.disabled(true));
    }

    @Command(description = "Lets somebody in again.", mixinStandardHelpOptions = true)
    int enable(@Parameters(paramLabel = "USERNAME") String username) {
        return change(username, PersonChange.disabled(false));
    }

    private int change(String username, PersonChange change) {
        return with(
                people -> people.change(Actor.COMMAND_LINE, username, change).map(UserCommand::line));
    }

    @Command(description = "Gives somebody another password, and logs them out.", mixinStandardHelpOptions = true)
    int reset(
            @Parameters(paramLabel = "USERNAME") String username,
            @Option(names = "--password-stdin", description = STDIN) boolean given) {
        Optional<Secret> chosen = password(given);
        return with(people -> people.reset(Actor.COMMAND_LINE, username, chosen)
                .map(madeUp -> username + " has another password" + madeUp(madeUp)));
    }

    @Command(name = "sessions-end", description = "Logs somebody out everywhere.", mixinStandardHelpOptions = true)
    int endSessions(@Parameters(paramLabel = "USERNAME") String username) {
        return with(
                people -> people.endSessions(Actor.COMMAND_LINE, username).map(username + " is logged out everywhere"));
    }

    private int with(Function<People, Future<String>> work) {
        Settings read = settings.get();
        Clock clock = Clock.systemUTC();
        try (Workplace workplace = Workplace.open(read)) {
            EvidenceQueries evidence = new EvidenceQueries(workplace.database(), clock);
            People people = People.open(workplace.vertx(), workplace.database(), read, evidence, clock);
            PrintWriter out = spec.commandLine().getOut();
            out.println(Wait.until(work.apply(people)));
            out.flush();
            return 0;
        }
    }

    private static String line(Account account) {
        TreeSet<String> scope = new TreeSet<>();
        account.regions().forEach(code -> scope.add("region:" + code));
        account.stores().forEach(code -> scope.add("store:" + code));
        return String.join(
                "  ",
                account.username(),
                account.role().code(),
                scope.isEmpty() ? "-" : String.join(",", scope),
                (account.disabled() ? "disabled" : "enabled")
                        + (account.mustChangePassword() ? ", must change the password" : ""),
                "last login " + account.lastLoginAt().map(Instant::toString).orElse("never"),
                account.sessions() + " sessions",
                account.displayName());
    }

    private static String madeUp(Optional<Secret> password) {
        return password.map(secret ->
                        "\nPassword, shown only now and to be changed at the first login:\n" + secret.reveal())
                .orElse("");
    }

    private Optional<Role> role(String code) {
        return Optional.ofNullable(code)
                .map(given -> Role.of(given).orElseThrow(() -> wrong("--role is " + given + ": give " + ROLES)));
    }

    private static Optional<Set<String>> codes(List<String> given) {
        return Optional.ofNullable(given).map(codes -> {
            Set<String> set = new TreeSet<>(codes);
            set.remove("");
            return set;
        });
    }

    private Optional<Secret> password(boolean given) {
        if (!given) {
            return Optional.empty();
        }
        try {
            String line = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
            if (line == null || line.isEmpty()) {
                throw wrong("--password-stdin: standard input is empty; give the password as its first line");
            }
            return Optional.of(new Secret(line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
