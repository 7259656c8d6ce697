package dev.manyi.auth;

/** Who asks, as the access token says. */
public record Principal(String username, String displayName, Role role, Scope scope) {}
