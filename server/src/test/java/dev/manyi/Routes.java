package dev.manyi;

import dev.manyi.http.Operation;
import dev.manyi.http.RouteTable;
import java.util.Set;

/** What a server's router holds, for tests outside of the wiring. */
public final class Routes {
    private Routes() {}

    public static Set<Operation> of(RunningServer server) {
        return RouteTable.operations(server.verticle().api());
    }
}
