package dev.manyi.db;

import dev.manyi.config.Settings;
import java.util.Optional;

/** A migrated database to work with: embedded, or the one that DATABASE_URL names. */
public final class OpenDatabase implements AutoCloseable {
    private final DatabaseAddress address;
    private final Optional<EmbeddedDatabase> embedded;

    private OpenDatabase(DatabaseAddress address, Optional<EmbeddedDatabase> embedded) {
        this.address = address;
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
        OpenDatabase open = new OpenDatabase(address, embedded);
        try {
            Migrations.run(address);
            return open;
        } catch (RuntimeException e) {
            open.close();
            throw e;
        }
    }

    public DatabaseAddress address() {
        return address;
    }

    @Override
    public void close() {
        embedded.ifPresent(EmbeddedDatabase::close);
    }
}
