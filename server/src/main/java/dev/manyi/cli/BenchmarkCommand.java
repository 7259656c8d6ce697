package dev.manyi.cli;

import dev.manyi.KpiParts;
import dev.manyi.RunningServer;
import dev.manyi.auth.Scope;
import dev.manyi.bench.BenchPlan;
import dev.manyi.bench.Databases;
import dev.manyi.bench.Fill;
import dev.manyi.bench.HttpSender;
import dev.manyi.bench.IngestBench;
import dev.manyi.bench.Machine;
import dev.manyi.bench.QuestionBench;
import dev.manyi.bench.Scratch;
import dev.manyi.bench.Way;
import dev.manyi.blocking.Wait;
import dev.manyi.config.Settings;
import dev.manyi.demo.DemoChain;
import dev.manyi.fact.DimensionQueries;
import dev.manyi.fact.FactKind;
import dev.manyi.fact.Privacy;
import dev.manyi.fact.PrivacyKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How fast this machine takes facts in and answers questions, beside what Postgres does alone. */
@Command(
        name = "benchmark",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Measures ingest beside COPY, and five questions beside the best raw SQL, on a chain of 200 stores and 24"
                    + " months. The ratios are the result; times are for orientation.",
            "It works in an embedded Postgres of its own below DIR, never in the database of the settings, and deletes"
                    + " that again. The full size needs about 20 GB there and 25 minutes on 2 cores."
        })
public final class BenchmarkCommand implements Callable<Integer> {
    private static final long LEAST = 1_000;

    enum Part {
        ingest,
        questions
    }

    @Spec
    private CommandSpec spec;

    @Option(names = "--responses", defaultValue = "5000000", description = "How many (default: ${DEFAULT-VALUE}).")
    private long responses;

    @Option(names = "--tickets", defaultValue = "3000000", description = "How many (default: ${DEFAULT-VALUE}).")
    private long tickets;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Where to work (default: the folder for temporary files).")
    private Path dir;

    @Option(names = "--keep", description = "Keep the databases; the next run with the same sizes and DIR uses them.")
    private boolean keep;

    @Option(names = "--only", paramLabel = "PART", description = "Only one part: ${COMPLETION-CANDIDATES}.")
    private Part only;

    @Override
    public Integer call() throws IOException {
        if (responses < LEAST || tickets < LEAST) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--responses and --tickets must be " + LEAST + " or more: medians of less say nothing");
        }
        BenchPlan plan = new BenchPlan(responses, tickets);
        PrintWriter out = spec.commandLine().getOut();
        Path parent = dir == null ? Path.of(System.getProperty("java.io.tmpdir")) : dir;
        Files.createDirectories(parent);
        try (Scratch scratch = Scratch.in(parent, keep)) {
            Databases databases = new Databases(scratch);
            chain(scratch, databases);
            List<String> filled = new ArrayList<>();
            if (only != Part.questions) {
                print(out, ingest(scratch, databases, plan));
            }
            if (only != Part.ingest) {
                String database = filled(scratch, databases, plan, out);
                filled.add(database);
                print(out, questions(scratch, database));
            }
            print(out, Machine.lines(scratch, filled));
            return 0;
        } catch (QuestionBench.WrongAnswer e) {
            throw new Failures.Told(e.getMessage());
        }
    }

    private static void print(PrintWriter out, List<String> lines) {
        lines.forEach(out::println);
        out.println();
        out.flush();
    }

    private void say(String progress) {
        spec.commandLine().getErr().println("  … " + progress);
        spec.commandLine().getErr().flush();
    }

    /** Stores, staff, categories and customers, which every database knows from the beginning. */
    private void chain(Scratch scratch, Databases databases) {
        databases.empty(Databases.CHAIN);
        Settings settings = scratch.settings(Databases.CHAIN);
        DemoChain chain = new DemoChain(BenchPlan.SEED, settings.zone());
        try (Workplace workplace = Workplace.open(settings)) {
            DimensionQueries dimensions = new DimensionQueries(workplace.database());
            // Sixty thousand hashes: not for an event loop.
            Privacy privacy = Wait.until(PrivacyKey.load(settings, workplace.database()));
            Wait.until(dimensions
                    .saveCustomers(chain.customers(privacy))
                    .compose(done -> dimensions.saveRegions(chain.regions()))
                    .compose(done -> dimensions.saveStores(chain.stores()))
                    .compose(done -> dimensions.saveEmployees(chain.employees()))
                    .compose(done -> dimensions.saveCategories(chain.categories()))
                    .compose(done -> dimensions.saveSurveys(chain.surveys())));
        }
    }

    private List<String> ingest(Scratch scratch, Databases databases, BenchPlan plan) throws IOException {
        List.of("rehearsed", "imported", "sent", IngestBench.COPIED).forEach(databases::fresh);
        Way rehearsal = imported(scratch, "rehearsed");
        try (RunningServer server = RunningServer.prepare(scratch.settings("sent"), Clock.systemUTC())
                .listen()) {
            HttpSender sender = HttpSender.to(server.port());
            Way sent = new Way("POST /ingest/responses, NDJSON, 2 at once", "sent", sender::send);
            return new IngestBench(scratch, plan, this::say)
                    .run(rehearsal, List.of(imported(scratch, "imported"), sent));
        }
    }

    private Way imported(Scratch scratch, String database) {
        return new Way(
                "./manyi import responses, CSV",
                database,
                slice -> load(scratch, database, FactKind.RESPONSE, slice.csv()));
    }

    /** The command itself, from opening the database to its end. */
    private void load(Scratch scratch, String database, FactKind kind, Path csv) throws IOException {
        StringWriter said = new StringWriter();
        int exit = new CommandLine(new ImportCommand(() -> scratch.settings(database)))
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute(kind.plural(), csv.toString());
        if (exit != 0) {
            throw new IOException("The import of " + csv + " failed: " + said);
        }
    }

    /** The database of this size, made unless it was kept. */
    private String filled(Scratch scratch, Databases databases, BenchPlan plan, PrintWriter out) throws IOException {
        String name = "filled_" + plan.responses() + "_" + plan.tickets();
        if (!databases.has(name)) {
            databases.fresh("filling");
            String how = new Fill(scratch, plan, this::say)
                    .run("filling", (kind, csv) -> load(scratch, "filling", kind, csv));
            databases.rename("filling", name);
            print(out, List.of(how));
        }
        return name;
    }

    private List<String> questions(Scratch scratch, String database) {
        try (Workplace workplace = Workplace.open(scratch.settings(database))) {
            KpiParts parts = workplace.kpiParts();
            var kpis = Wait.until(parts.names().ratedSides(Scope.ALL).map(parts.catalogue()::kpis));
            return new QuestionBench(parts.service(), kpis, workplace.database(), this::say).run();
        }
    }
}
