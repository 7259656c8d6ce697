package dev.manyi.bench;

import dev.manyi.db.DatabaseAddress;
import dev.manyi.fact.Fact;
import dev.manyi.fact.FactKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Brings a database to the full size: one demo chain by import, the rest as copies of it made inside Postgres. */
public final class Fill {
    private static final List<FactKind> KINDS = List.of(FactKind.RESPONSE, FactKind.TICKET);

    private final Scratch scratch;
    private final BenchPlan plan;
    private final Consumer<String> progress;

    /** Imports a CSV file, as a user does. */
    public interface Importing {
        void load(FactKind kind, Path csv) throws IOException;
    }

    public Fill(Scratch scratch, BenchPlan plan, Consumer<String> progress) {
        this.scratch = scratch;
        this.plan = plan;
        this.progress = progress;
    }

    /** What it did. */
    public String run(String database, Importing importing) throws IOException {
        long began = System.nanoTime();
        for (FactKind kind : KINDS) {
            progress.accept("one demo chain: " + kind.plural());
            List<Fact> facts = Rows.of(kind, BenchPlan.SEED, plan.rows(kind));
            Path csv = scratch.file(kind.table() + ".csv");
            new FactFile(kind, "").csv(csv, facts);
            importing.load(kind, csv);
        }
        progress.accept("copies of it");
        DatabaseAddress at = scratch.address(database);
        CompletableFuture.allOf(KINDS.stream()
                        .map(kind -> CompletableFuture.runAsync(() -> multiply(kind, at)))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
        return "Filled by the import of one demo chain and INSERT … SELECT of the rest, vacuumed, in %.0f s"
                .formatted((System.nanoTime() - began) / 1e9);
    }

    private void multiply(FactKind kind, DatabaseAddress at) {
        ScratchQueries tables = new ScratchQueries(at);
        new MultiplyQueries(at).upTo(plan.rows(kind), kind.table(), kind.moment(), tables.columns(kind.table()));
        tables.vacuum(kind.table());
        progress.accept("%,d %s".formatted(tables.count(kind.table()), kind.plural()));
    }
}
