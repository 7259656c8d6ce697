package dev.manyi.ingest.file;

import dev.manyi.ingest.check.RowCheck;
import dev.manyi.ingest.mapping.Mapping;
import dev.manyi.ingest.row.MalformedInput;
import dev.manyi.ingest.row.Row;
import dev.manyi.ingest.row.RowReader;
import dev.manyi.ingest.row.Shown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A first look at a file, from beginning to end, before anything of it is stored: it can be read, and it has the columns
 * that are needed.
 */
public record FileCheck(long rows, Set<String> columns) {

    /** Throws {@link MalformedInput} when the file can not be read to its end. */
    public static FileCheck of(InputFile file) {
        try (RowReader reader = file.open()) {
            return of(reader);
        } catch (MalformedInput e) {
            throw new MalformedInput(file.name() + ": " + e.getMessage());
        } catch (UncheckedIOException | IOException e) {
            Throwable cause = e instanceof UncheckedIOException ? e.getCause() : e;
            throw new MalformedInput(file.name() + ": can not be read to its end, perhaps it is damaged ("
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

    /** What the mapping, or without one the kind of record, does not find here or does not know. */
    public List<String> problems(InputFile file, RowCheck<?> check) {
        if (file.mapping().isPresent()) {
            return rows == 0 ? List.of() : file.mapping().get().unknownColumns(columns);
        }
        // In JSON an unknown field is one row's mistake, and that row is rejected.
        return !file.format().namesColumns()
                ? List.of()
                : columns.stream()
                        .flatMap(name -> check.unknown(name).stream()
                                .map(message -> "the column " + Shown.value(name) + " " + message))
                        .toList();
    }
}
