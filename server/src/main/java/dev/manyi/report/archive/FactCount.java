package dev.manyi.report.archive;

/** How many facts of a kind a store had in a period; the store is empty for those of none. */
record FactCount(String kind, String store, long facts) {}
