package dev.manyi.bench;

import java.time.LocalDate;

/** Which number of an answer: of one KPI, in one period, of one group; `label` is what it is grouped by besides, or empty. */
record Cell(String kpi, LocalDate period, String group, String label) {}
