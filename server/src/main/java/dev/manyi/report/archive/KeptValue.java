package dev.manyi.report.archive;

/** A value as it was: of a group, or of all where dimension and key are empty. Null where there were no data. */
record KeptValue(String kpi, String dimension, String key, Double value, long n) {}
