package dev.manyi.fact;

/** What facts are about (a store, a category …), and what KPIs are measured by (targets, benchmarks). */
public sealed interface Reference permits Region, Store, Employee, Category, Customer, Survey, Term, Target, Benchmark {
    /** What it is known by: of two with the same key the later one replaces the other. */
    String key();
}
