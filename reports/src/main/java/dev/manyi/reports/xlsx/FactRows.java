package dev.manyi.reports.xlsx;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * The facts behind a report, read while they are written: more than memory takes. Of texts, numbers, flags, days (LocalDate)
 * and moments (LocalDateTime), in the order of the columns; null is empty.
 */
public interface FactRows {
    /** What the sheet is called. */
    String title();

    /** What one must know to read them: which zone, what was left out and why. */
    List<String> notes();

    List<DataColumn> columns();

    /** How many there are; known before they are read, because a workbook names its sheets before it holds them. */
    long count();

    /** To be closed by who reads them. */
    Stream<List<?>> rows() throws IOException;
}
