package dev.manyi.demo;

/** How far loading is: days done of all, and facts sent so far. */
public record DemoProgress(long day, long days, long facts) {}
