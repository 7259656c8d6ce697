package dev.manyi.db;

import dev.manyi.config.Settings;
import java.util.Optional;

/** A migrated database to work with: embedded, or the one that DATABASE_URL names. */
public final class OpenDatabase implements AutoCloseable {
    private final DatabaseAddress address;
    private final DatabaseAddress server;
    private final Optional<EmbeddedDatabase> embedded;

    private OpenDatabase(DatabaseAddress address, DatabaseAddress server, Optional<EmbeddedDatabase> embedded) {
        this.address = address;
        this.server = server;
        this.embedded = embedded;
    }

    /** Starts or finds the database and migrates it. Blocks. */
    public static OpenDatabase open(Settings settings) {
        Optional<EmbeddedDatabase> embedded = settings.databaseUrl().isPresent()
                ? Optional.empty()
                : Optional.of(EmbeddedDatabase.open(settings.dataDir()));
        DatabaseAddress address = embedded.map(EmbeddedDatabase::address)
                .orElseGet(() -> DatabaseAddress.parse(
                        settings.databaseUrl().orElseThrow().reveal()));
        try {
            Migrations.run(address);
            return new OpenDatabase(address, ServerRole.prepare(address), embedded);
        } catch (RuntimeException e) {
            embedded.ifPresent(EmbeddedDatabase::close);
            throw e;
        }
    }

    /** As its owner. */
    public DatabaseAddress address() {
        return address;
    }

    /** As a server and its commands work with it: without the right to rewrite the evidence. */
    public DatabaseAddress server() {
        return server;
    }

    @Override
    public void close() {
        embedded.ifPresent(EmbeddedDatabase::close);
    }
}
