package dev.manyi.job;

import dev.manyi.auth.Scope;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * Who asks for a job, about which part of the organisation. Two requests with the same `same` about the same stores want the
 * same; without one, each is its own. What it is about may be null.
 */
public record JobRequest(String owner, Scope scope, Optional<String> same, JsonObject about) {}
