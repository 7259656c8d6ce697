package dev.manyi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.manyi.http.Contract;
import dev.manyi.http.RouteTable;
import dev.manyi.testing.TestDatabase;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The routes of the whole server and its contract are the same list, and every route says who may use it. */
class RouteContractTest {
    @Test
    void whatIsServedIsDescribedAndTheOtherWayRound() {
        try (TestDatabase db = TestDatabase.create();
                RunningServer server = RunningServer.prepare(db.settings("Asia/Shanghai"), Clock.systemUTC())
                        .listen()) {
            Router api = server.verticle().api();
            assertEquals(Contract.load().operations(), RouteTable.operations(api));
            assertEquals(List.of(), RouteTable.undeclared(api));
        }
    }
}
