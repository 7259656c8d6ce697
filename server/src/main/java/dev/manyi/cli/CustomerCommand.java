package dev.manyi.cli;

import dev.manyi.blocking.Wait;
import dev.manyi.config.Settings;
import dev.manyi.config.SettingsReader;
import dev.manyi.customer.CustomerData;
import dev.manyi.evidence.Actor;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Hands out or erases what is kept of one customer. The identifier comes by the input: arguments stand in the shell's history. */
@Command(
        name = "customer",
        description =
                "Hands out or erases what is kept of one customer. The identifier, as sources send it, is read from the"
                        + " standard input.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND")
public final class CustomerCommand implements Runnable {
    private final Supplier<Settings> settings;
    private final InputStream input;

    @Spec
    private CommandSpec spec;

    public CustomerCommand() {
        this(SettingsReader::fromProcess, System.in);
    }

    CustomerCommand(Supplier<Settings> settings, InputStream input) {
        this.settings = settings;
        this.input = input;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Give export or erase");
    }

    @Command(
            name = "export",
            description = "Prints everything that is kept of the customer, as JSON.",
            mixinStandardHelpOptions = true)
    int export() throws IOException {
        return with((customers, identifier) -> customers.export(identifier, Actor.COMMAND_LINE));
    }

    @Command(
            name = "erase",
            description =
                    "Takes the person out of all facts of the customer, for good; what is counted stays as it is.",
            mixinStandardHelpOptions = true)
    int erase() throws IOException {
        return with((customers, identifier) ->
                customers.erase(identifier, Actor.COMMAND_LINE).map(erased -> erased.map(CustomerData.Erased::toJson)));
    }

    private interface Request {
        Future<Optional<JsonObject>> of(CustomerData customers, String identifier);
    }

    private int with(Request request) throws IOException {
        String identifier = identifier();
        try (Workplace workplace = Workplace.open(settings.get())) {
            CustomerData customers = new CustomerData(workplace.database(), workplace.privacy(), workplace.evidence());
            JsonObject answer = Wait.until(request.of(customers, identifier))
                    .orElseThrow(() -> new Failures.Told("Nothing is kept about this customer"));
            spec.commandLine().getOut().println(answer.encodePrettily());
            return 0;
        }
    }

    private String identifier() throws IOException {
        String line = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8)).readLine();
        if (line == null || line.isBlank()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "Give the customer's identifier on one line of the standard input");
        }
        return line.strip();
    }
}
