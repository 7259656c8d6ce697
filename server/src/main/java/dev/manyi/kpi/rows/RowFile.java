package dev.manyi.kpi.rows;

import dev.manyi.kpi.rows.RowQueries.FactRow;
import java.util.List;

/** Makes a file of rows, piece after piece, without holding them. */
public interface RowFile {
    byte[] begin();

    byte[] rows(List<FactRow> some);

    byte[] end();
}
