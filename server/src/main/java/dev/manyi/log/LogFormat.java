package dev.manyi.log;

/** In which form the log is written: for people, or an object a line for what collects logs. */
public enum LogFormat {
    TEXT,
    JSON
}
