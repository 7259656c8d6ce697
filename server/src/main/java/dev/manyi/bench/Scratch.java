package dev.manyi.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.manyi.config.Settings;
import dev.manyi.config.SettingsReader;
import dev.manyi.db.DatabaseAddress;
import dev.manyi.db.Folders;
import dev.manyi.db.OpenDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A Postgres of the benchmark's own, in a folder of its own, with as many databases as it needs. Its settings come from files
 * that it writes itself, so that no setting of the machine can lead it to a real database.
 */
public final class Scratch implements AutoCloseable {
    /** Only for this folder's server, which listens on this machine, on a free port, while the benchmark runs. */
    static final String ADMIN_PASSWORD = "benchmark benchmark";

    private static final String HERE = "manyi-benchmark";
    private final Path folder;
    private final boolean keep;
    private final OpenDatabase server;

    private Scratch(Path folder, boolean keep) throws IOException {
        this.folder = folder;
        this.keep = keep;
        Files.createDirectories(folder);
        this.server = OpenDatabase.open(settings(Map.of(), "server"));
    }

    public static Scratch in(Path parent, boolean keep) throws IOException {
        return new Scratch(parent.toAbsolutePath().resolve(HERE), keep);
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    DatabaseAddress server() {
        return server.address();
    }

    public DatabaseAddress address(String database) {
        DatabaseAddress at = server.address();
        return new DatabaseAddress(at.host(), at.port(), database, at.user(), at.password(), at.query());
    }

    /** The settings of a process that works on one of the databases. */
    public Settings settings(String database) {
        DatabaseAddress at = server.address();
        String url = "postgresql://" + at.user() + ":"
                + URLEncoder.encode(at.password().reveal(), StandardCharsets.UTF_8) + "@" + at.host() + ":" + at.port()
                + "/" + database;
        return settings(Map.of("database_url", url), database);
    }

    private Settings settings(Map<String, String> more, String name) {
        Map<String, String> lines = new LinkedHashMap<>(Map.of(
                "data_dir",
                folder.resolve("data").toString(),
                "http_port",
                "0",
                "management_port",
                "0",
                "zone",
                BenchPlan.ZONE.toString(),
                "admin_password",
                ADMIN_PASSWORD));
        lines.putAll(more);
        try {
            // JSON is YAML.
            Path file = Files.writeString(
                    folder.resolve(name + ".settings.yaml"), new ObjectMapper().writeValueAsString(lines));
            return SettingsReader.fromFile(file);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.close();
        if (!keep) {
            try {
                Folders.delete(folder);
            } catch (IOException e) {
                throw new UncheckedIOException("The folder " + folder + " can not be deleted: delete it", e);
            }
        }
    }
}
