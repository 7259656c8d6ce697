package dev.manyi.bench;

import dev.manyi.db.DatabaseAddress;
import dev.manyi.db.Migrations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Postgres' own client. */
record Psql(String version) implements Copy {

    /** If it is on the PATH. */
    static Optional<Psql> found() {
        try {
            String version = run(new ProcessBuilder("psql", "--version"));
            return Optional.of(new Psql(version.replaceAll("(?s).*?(\\d+[.\\d]*).*", "$1")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public String name() {
        return "\\copy of psql " + version;
    }

    @Override
    public void in(DatabaseAddress database, String table, List<String> columns, Path csv) throws IOException {
        String copy = "\\copy " + table + " (" + String.join(", ", columns) + ") FROM '"
                + csv.toString().replace("'", "''") + "' (FORMAT csv)";
        List<String> command = new ArrayList<>(List.of("psql", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1"));
        command.addAll(List.of("--host=" + database.host(), "--port=" + database.port()));
        command.addAll(List.of("--username=" + database.user(), "--dbname=" + database.name(), "--command=" + copy));
        ProcessBuilder psql = new ProcessBuilder(command);
        psql.environment().put("PGPASSWORD", database.password().reveal());
        psql.environment().put("PGOPTIONS", "-c search_path=" + Migrations.SCHEMA);
        run(psql);
    }

    private static String run(ProcessBuilder program) throws IOException {
        Process process = program.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("psql failed: " + said.strip());
            }
            return said;
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("psql was interrupted", e);
        }
    }
}
