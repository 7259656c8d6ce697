package dev.manyi.reports.model;

/** Whether a change is good news; more complaints are worse although the number rises. */
public enum Tone {
    BETTER,
    WORSE,
    NEUTRAL
}
