package dev.manyi.ingest;

import dev.manyi.db.Database;
import dev.manyi.fact.Category;
import dev.manyi.fact.DimensionQueries;
import dev.manyi.fact.Reference;
import dev.manyi.fact.ReferenceKind;
import dev.manyi.ingest.Outcome.RowError;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The one transaction of a batch of reference data: the rows, the codes they name, the counters and the notice. */
final class ReferenceQueries {
    // One batch of a kind at a time: what rows mean to each other is looked at before they are written.
    private static final String LOCK = "SELECT pg_advisory_xact_lock($1, $2)";
    private static final int LOCK_CLASS = 0x4D59_0100;

    private static final String PARENTS = "SELECT code, parent FROM category";

    private final Database database;
    private final DimensionQueries dimensions;

    ReferenceQueries(Database database) {
        this.database = database;
        this.dimensions = new DimensionQueries(database);
    }

    /** The outcome's rejected are those found here; they and those rejected before are counted with the batch. */
    Future<Outcome> write(ReferenceKind kind, List<Reference> rows, UnknownCodes unknown, int rejectedBefore) {
        return database.inTransaction(connection -> database.execute(
                        connection, LOCK, Tuple.of(LOCK_CLASS, kind.ordinal()))
                .compose(locked -> faults(connection, rows, unknown))
                .compose(faults -> {
                    List<Reference> good = new ArrayList<>(rows.size());
                    List<RowError> errors = new ArrayList<>();
                    for (int i = 0; i < rows.size(); i++) {
                        Optional<RowError> error = unknown.in(rows.get(i), i + 1);
                        if (error.isEmpty() && faults.containsKey(rows.get(i).key())) {
                            error = Optional.of(new RowError(
                                    i + 1, "parent", faults.get(rows.get(i).key())));
                        }
                        error.ifPresent(errors::add);
                        if (error.isEmpty()) {
                            good.add(rows.get(i));
                        }
                    }
                    return save(connection, kind, good, errors, rejectedBefore);
                }));
    }

    private Future<Outcome> save(
            SqlClient connection, ReferenceKind kind, List<Reference> rows, List<RowError> errors, int rejectedBefore) {
        Waves<Reference> waves = Waves.of(rows, Reference::key);
        return CodeQueries.create(Database.session(connection), codes(rows))
                .compose(created -> dimensions.save(connection, kind, waves.first()))
                .compose(first -> dimensions
                        .save(connection, kind, waves.last())
                        .map(last -> new Outcome(
                                first.fresh(),
                                waves.first().size() - first.fresh() - first.changed() + waves.duplicate(),
                                first.changed() + waves.updated(),
                                errors.size() + rejectedBefore,
                                List.of())))
                .compose(outcome -> BatchQueries.record(Database.session(connection), kind, outcome))
                .map(o -> new Outcome(o.accepted(), o.duplicate(), o.updated(), errors.size(), errors));
    }

    /** Why some categories can not have their parents. */
    private Future<Map<String, String>> faults(SqlClient connection, List<Reference> rows, UnknownCodes unknown) {
        List<Category> categories = rows.stream()
                .filter(row -> row instanceof Category && unknown.in(row, 0).isEmpty())
                .map(Category.class::cast)
                .toList();
        if (categories.isEmpty()) {
            return Future.succeededFuture(Map.of());
        }
        return database.execute(connection, PARENTS, Tuple.tuple()).map(stored -> {
            Map<String, String> parents = new HashMap<>();
            StreamSupport.stream(stored.spliterator(), false)
                    .forEach(row -> parents.put(row.getString("code"), row.getString("parent")));
            return CategoryTree.faults(parents, categories);
        });
    }

    /** The codes that rows name and do not bring themselves: categories that come together describe each other. */
    static Map<Dimension, Set<String>> codes(List<Reference> rows) {
        Set<String> brought = rows.stream()
                .filter(Category.class::isInstance)
                .map(Reference::key)
                .collect(Collectors.toSet());
        Map<Dimension, Set<String>> codes = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            for (Reference row : rows) {
                dimension
                        .code(row)
                        .filter(code -> !brought.contains(code))
                        .ifPresent(code -> codes.computeIfAbsent(dimension, first -> new TreeSet<>())
                                .add(code));
            }
        }
        return codes;
    }
}
