package dev.manyi.mail;

/** The other side took the mail, or whatever else was sent: its status, and what it said or where the file lies. */
public record Receipt(String status, String text) {}
