package dev.manyi.kpi;

import java.time.LocalDate;

/** One place in an answer: the first day of its period and its key (null = the facts that name none, or not grouped). */
public record Slot(LocalDate period, String group) {}
