package dev.manyi.kpi.formula;

/** A formula that is made of other KPIs. */
public non-sealed interface Composed extends Formula {}
