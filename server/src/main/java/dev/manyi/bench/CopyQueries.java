package dev.manyi.bench;

import dev.manyi.db.DatabaseAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;

/** COPY by the JDBC driver. */
final class CopyQueries implements Copy {
    @Override
    public String name() {
        return "COPY by the JDBC driver (no psql on the PATH)";
    }

    @Override
    public void in(DatabaseAddress database, String table, List<String> columns, Path csv) throws IOException {
        String copy = "COPY " + table + " (" + String.join(", ", columns) + ") FROM STDIN (FORMAT csv)";
        try (Connection connection = ScratchQueries.connect(database);
                InputStream file = Files.newInputStream(csv)) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy, file, 64 * 1024);
        } catch (SQLException e) {
            throw new IOException(copy + ": " + e.getMessage(), e);
        }
    }

    /** The rows whose id ends with a mark, as a file for {@link Copy#in}. */
    static void out(DatabaseAddress database, String table, List<String> columns, String mark, Path csv)
            throws IOException {
        String copy = "COPY (SELECT " + String.join(", ", columns) + " FROM " + table + " WHERE right(external_id, "
                + mark.length() + ") = '" + mark + "') TO STDOUT (FORMAT csv)";
        try (Connection connection = ScratchQueries.connect(database);
                OutputStream file = Files.newOutputStream(csv)) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut(copy, file);
        } catch (SQLException e) {
            throw new IOException(copy + ": " + e.getMessage(), e);
        }
    }
}
