package dev.manyi.auth;

import io.vertx.ext.web.Route;

/** Declares what a route needs and lets nobody else pass: the first thing to do with a new route. */
@FunctionalInterface
public interface Guard {
    Route permit(Route route, Permission permission);
}
