package dev.manyi.reports.model;

/** A table cell. */
public sealed interface Cell permits TextCell, FigureCell {}
