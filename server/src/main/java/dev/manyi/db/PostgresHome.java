package dev.manyi.db;

import dev.manyi.config.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The files of an embedded Postgres below the data folder. */
record PostgresHome(Path folder) {

    static PostgresHome in(Path dataDir) {
        return new PostgresHome(dataDir.resolve("postgres"));
    }

    Path data() {
        return folder.resolve("data");
    }

    Path binaries() {
        return folder.resolve("binaries");
    }

    Path accessRules() {
        return data().resolve("pg_hba.conf");
    }

    /** The superuser's password: random, made once, readable by the owner only. */
    Secret password() throws IOException {
        return KeyFile.readOrCreate(folder.resolve("password"));
    }

    /** The port of the server that runs on this folder, if its process is alive. */
    Optional<Integer> runningPort() throws IOException {
        Path pidFile = data().resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.size() < 4) {
            return Optional.empty();
        }
        boolean alive = ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .map(ProcessHandle::isAlive)
                .orElse(false);
        return alive ? Optional.of(Integer.parseInt(lines.get(3).strip())) : Optional.empty();
    }
}
