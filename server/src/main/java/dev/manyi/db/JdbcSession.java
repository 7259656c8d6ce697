package dev.manyi.db;

import io.vertx.core.Future;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** A transaction of the blocking client: each future is complete when it is given. For workers. */
record JdbcSession(Connection connection) implements BulkSession {
    @Override
    public Future<Integer> execute(String sql, Object... values) {
        try (PreparedStatement statement = prepare(sql, values)) {
            return Future.succeededFuture(statement.execute() ? 0 : statement.getUpdateCount());
        } catch (SQLException e) {
            return Future.failedFuture(e);
        }
    }

    @Override
    public Future<List<List<String>>> texts(String sql, Object... values) {
        try (PreparedStatement statement = prepare(sql, values);
                ResultSet found = statement.executeQuery()) {
            List<List<String>> rows = new ArrayList<>();
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    row.add(found.getString(column));
                }
                rows.add(row);
            }
            return Future.succeededFuture(rows);
        } catch (SQLException e) {
            return Future.failedFuture(e);
        }
    }

    private PreparedStatement prepare(String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql.replaceAll("\\$\\d+", "?"));
        try {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, value(values[i]));
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private Object value(Object value) throws SQLException {
        if (value instanceof String[] texts) {
            return connection.createArrayOf("text", texts);
        }
        return value instanceof Integer[] numbers ? connection.createArrayOf("int4", numbers) : value;
    }

    @Override
    public Future<Integer> copy(String table, String columns, Consumer<CopyRows> rows) {
        try {
            CopyIn copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY " + table + " (" + columns + ") FROM STDIN (FORMAT binary)");
            try {
                CopyRows target = new CopyRows(copy, columns.split(",").length);
                rows.accept(target);
                target.end();
                return Future.succeededFuture((int) copy.endCopy());
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        } catch (SQLException e) {
            return Future.failedFuture(e);
        } catch (CopyRows.Broken e) {
            return Future.failedFuture(e.getCause());
        }
    }
}
