package dev.manyi.cli;

import dev.manyi.fact.FactKind;
import dev.manyi.ingest.check.FactCheck;
import dev.manyi.ingest.mapping.Mapping;
import dev.manyi.ingest.row.MalformedInput;
import dev.manyi.ingest.row.Row;
import dev.manyi.ingest.row.RowFormat;
import dev.manyi.ingest.row.RowReader;
import dev.manyi.ingest.row.Shown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A first look at a file, from beginning to end, before anything of it is stored: it can be read, and it has the columns
 * that are needed.
 */
record FileCheck(long rows, Set<String> columns) {

    /** Throws {@link MalformedInput} when the file can not be read to its end. */
    static FileCheck of(InputFile file) {
        try (RowReader reader = file.open()) {
            return of(reader);
        } catch (MalformedInput e) {
            throw new MalformedInput(file.path() + ": " + e.getMessage());
        } catch (UncheckedIOException | IOException e) {
            Throwable cause = e instanceof UncheckedIOException ? e.getCause() : e;
            throw new MalformedInput(file.path() + ": can not be read to its end, perhaps it is damaged ("
                    + cause.getMessage() + "): fetch it again");
        }
    }

    private static FileCheck of(RowReader reader) throws IOException {
        Set<String> columns = new LinkedHashSet<>(reader.columns());
        boolean named = !columns.isEmpty();
        long rows = 0;
        for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
            rows++;
            if (!named) {
                columns.addAll(Mapping.columns(row.get()));
            }
        }
        return new FileCheck(rows, columns);
    }

    /** What the mapping, or without one the fact, does not find here or does not know. */
    List<String> problems(InputFile file, FactKind kind, ZoneId zone) {
        if (file.mapping().isPresent()) {
            return rows == 0 ? List.of() : file.mapping().get().unknownColumns(columns);
        }
        FactCheck check = new FactCheck(kind, zone);
        // In JSON an unknown field is one row's mistake, and that row is rejected.
        return file.format() != RowFormat.CSV
                ? List.of()
                : columns.stream()
                        .flatMap(name -> check.unknown(name).stream()
                                .map(message -> "the column " + Shown.value(name) + " " + message))
                        .toList();
    }
}
