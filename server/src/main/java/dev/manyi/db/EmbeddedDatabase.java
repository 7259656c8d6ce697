package dev.manyi.db;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Postgres of our own below the data folder. Several processes (a server, an import, a check) share one: the first
 * starts it, later ones join it, and the last to leave stops it. One that outlived a killed server is joined, too.
 */
final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private final PostgresHome home;
    private final FolderLock lock;
    private final Runnable atExit = this::close;
    private PostgresServer server;
    private DatabaseAddress address;
    private Presence presence;

    private EmbeddedDatabase(PostgresHome home) {
        this.home = home;
        this.lock = new FolderLock(home.lock());
    }

    static EmbeddedDatabase open(Path dataDir) {
        try {
            EmbeddedDatabase database = new EmbeddedDatabase(PostgresHome.in(dataDir));
            // A signal during the start waits for its end, and then stops what was started.
            AtExit.add(database.atExit);
            database.lock.holding(database::enter);
            return database;
        } catch (IOException | SQLException e) {
            throw new DatabaseRefused(
                    "The embedded Postgres in " + dataDir + " can not be used: " + e.getMessage()
                            + ". Repair that, or give DATABASE_URL",
                    e);
        }
    }

    private void enter() throws IOException, SQLException {
        server = new PostgresServer(home);
        Optional<DatabaseAddress> running = server.running();
        address = running.isPresent() ? running.get() : server.start();
        try {
            presence = Presence.announce(address);
        } catch (SQLException e) {
            if (running.isEmpty()) {
                server.stop();
            }
            throw e;
        }
        if (running.isPresent()) {
            LOG.info("Joined the Postgres that runs in {}", home.folder());
        }
    }

    DatabaseAddress address() {
        return address;
    }

    /** Stops Postgres unless another process works with it. */
    @Override
    public void close() {
        AtExit.remove(atExit);
        try {
            lock.holding(this::leave);
        } catch (IOException | SQLException e) {
            LOG.warn("Postgres did not stop cleanly: {}", e.getMessage());
        }
    }

    private void leave() throws IOException {
        if (presence == null) {
            return;
        }
        boolean last = presence.leave();
        presence = null;
        if (last) {
            server.stop();
        } else {
            LOG.info("Postgres stays up: another process works with it");
        }
    }
}
