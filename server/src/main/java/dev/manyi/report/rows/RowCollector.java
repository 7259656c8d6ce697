package dev.manyi.report.rows;

import dev.manyi.fact.FactKind;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.DimensionNames;
import dev.manyi.kpi.catalogue.Catalogue.RatedSide;
import dev.manyi.report.request.ReportRequest;
import dev.manyi.report.rows.FactRowQueries.Asked;
import dev.manyi.reports.xlsx.FactRows;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/** Writes the facts of a report's period and scope into a {@link RowsFile}, from one state of the data. */
public final class RowCollector {
    private static final List<FactKind> FACTS = List.of(FactKind.RESPONSE, FactKind.TICKET);
    private static final List<Dimension> FIXED = List.of(Dimension.KIND, Dimension.PRIORITY);

    private final FactRowQueries queries;
    private final DimensionNames names;
    private final ZoneId zone;

    public RowCollector(FactRowQueries queries, DimensionNames names, ZoneId zone) {
        this.queries = queries;
        this.names = names;
        this.zone = zone;
    }

    /** Writes the file, and gives the rows in the language of the request; in the other one they are in it, too. */
    public Future<FactRows> collect(ReportRequest request, Path file) {
        return collect(request, () -> Files.newOutputStream(file))
                .compose(written -> blocking(() -> read(file, request.language())));
    }

    /** The rows of a file that was collected. Blocks. */
    public static FactRows read(Path file, Locale language) throws IOException {
        return RowsFile.of(() -> Files.newInputStream(file), language);
    }

    /** Where the rows go; it is opened, written to and closed off the event loop. */
    public interface Target {
        OutputStream open() throws IOException;
    }

    public Future<Void> collect(ReportRequest request, Target target) {
        return Future.all(names.ratedSides(request.scope()), fixed()).compose(found -> {
            List<RatedSide> sides = found.resultAt(0);
            Map<String, String> known = found.resultAt(1);
            RowLayout layout = new RowLayout(
                    sides,
                    (field, code, language) -> field.equals(RowLayout.EXCLUSION)
                            ? names.exclusion(code, language)
                            : known.getOrDefault(key(field, code, language), code));
            Asked asked = new Asked(
                    FACTS.stream()
                            .filter(fact -> request.filters().keySet().stream().allMatch(by -> by.appliesTo(fact)))
                            .toList(),
                    request.period().range().start(zone),
                    request.period().range().end(zone),
                    request.scope(),
                    request.filters(),
                    sides.stream().map(RatedSide::code).toList());
            Written written = new Written(layout, target);
            return queries.read(asked, written).transform(read -> written.end(read.cause()));
        });
    }

    private Future<Map<String, String>> fixed() {
        Map<String, String> all = new HashMap<>();
        Future<Void> done = Future.succeededFuture();
        for (Dimension dimension : FIXED) {
            for (String language : ReportRequest.LANGUAGES) {
                done = done.compose(before -> names.of(dimension, names.accepted(dimension), language))
                        .map(called -> {
                            called.forEach((code, name) -> all.put(key(dimension.id(), code, language), name));
                            return null;
                        });
            }
        }
        return done.map(all);
    }

    private static String key(String field, String code, String language) {
        return field + " " + code + " " + language;
    }

    /** The file while it is written. */
    private final class Written implements FactRowQueries.Sink {
        private final RowLayout layout;
        private final Target target;
        private RowsWriter writer;

        Written(RowLayout layout, Target target) {
            this.layout = layout;
            this.target = target;
        }

        @Override
        public Future<Void> begin(long count) {
            return blocking(() -> {
                writer = new RowsWriter(target.open(), layout.head(count, zone));
                return null;
            });
        }

        @Override
        public Future<Void> take(List<List<Object>> rows) {
            return blocking(() -> {
                for (List<Object> row : rows) {
                    writer.row(layout.cells(row));
                }
                return null;
            });
        }

        /** Closes the file in any case; the first failure is the one that is told. */
        Future<Void> end(Throwable failure) {
            Future<Void> closed = writer == null
                    ? Future.succeededFuture()
                    : blocking(() -> {
                        writer.close();
                        return null;
                    });
            return failure == null ? closed : closed.transform(any -> Future.failedFuture(failure));
        }
    }

    private static <T> Future<T> blocking(Callable<T> work) {
        return Vertx.currentContext().executeBlocking(work, false);
    }
}
