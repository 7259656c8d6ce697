package dev.manyi.reports.model;

/** What a section is made of. */
public sealed interface Block permits Table, Chart, Text, Note {}
