package dev.manyi.kpi.sql;

import dev.manyi.kpi.measure.Measure;
import java.util.List;

/** A generated statement: its text, the values bound in it, and the measure in each column after period and group. */
record Statement(String text, List<Object> values, List<Measure> columns) {}
