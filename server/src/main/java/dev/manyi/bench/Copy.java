package dev.manyi.bench;

import dev.manyi.db.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** COPY of a CSV file into a table: what is as fast as Postgres takes rows in. */
interface Copy {
    String name();

    void in(DatabaseAddress database, String table, List<String> columns, Path csv) throws IOException;

    /** psql when there is one, else the JDBC driver. */
    static Copy best() {
        return Psql.found().<Copy>map(found -> found).orElseGet(CopyQueries::new);
    }
}
