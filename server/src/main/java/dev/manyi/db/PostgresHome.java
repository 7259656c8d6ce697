package dev.manyi.db;

import dev.manyi.config.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The files of an embedded Postgres below the data folder. Nobody but their owner can read them. */
record PostgresHome(Path folder) {

    static PostgresHome in(Path dataDir) throws IOException {
        Path folder = dataDir.resolve("postgres");
        Folders.createPrivate(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        // The real path: running programs are recognised by it.
        return new PostgresHome(folder.toRealPath());
    }

    Path data() {
        return folder.resolve("data");
    }

    /** What initdb makes becomes the data by one rename, so that data are whole or not there. */
    Path draft() {
        return folder.resolve("data.new");
    }

    Path binaries() {
        return folder.resolve("binaries");
    }

    Path lock() {
        return folder.resolve("lock");
    }

    Path passwordFile() {
        return folder.resolve("password");
    }

    /** The superuser's password: random, made once, readable by the owner only. */
    Secret password() throws IOException {
        return KeyFile.readOrCreate(passwordFile());
    }
}
