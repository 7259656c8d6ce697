package dev.manyi.customer;

import dev.manyi.auth.BearerGuard;
import dev.manyi.auth.Guard;
import dev.manyi.auth.Permission;
import dev.manyi.http.JsonBody;
import dev.manyi.http.JsonFields;
import dev.manyi.http.Rejection;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** What customers may ask of whoever keeps data about them. The identifier comes in the body, where no log sees it. */
public final class CustomerRoutes {
    private static final int LONGEST_IDENTIFIER = 128;
    private final CustomerData customers;
    private final Guard guard;

    public CustomerRoutes(CustomerData customers, Guard guard) {
        this.customers = customers;
        this.guard = guard;
    }

    public void mount(Router api) {
        JsonBody.accept(guard.permit(api.post("/customers/export"), Permission.CUSTOMER_DATA))
                .respond(this::export);
        JsonBody.accept(guard.permit(api.post("/customers/erase"), Permission.CUSTOMER_DATA))
                .respond(this::erase);
    }

    private Future<JsonObject> export(RoutingContext ctx) {
        ctx.response().putHeader("Cache-Control", "no-store");
        return customers.export(identifier(ctx), BearerGuard.actor(ctx)).map(CustomerRoutes::found);
    }

    private Future<JsonObject> erase(RoutingContext ctx) {
        return customers
                .erase(identifier(ctx), BearerGuard.actor(ctx))
                .map(erased -> found(erased.map(CustomerData.Erased::toJson)));
    }

    private static <T> T found(Optional<T> answer) {
        return answer.orElseThrow(() -> Rejection.of(404, "Nothing is kept about this customer"));
    }

    /** As sources send it, without the blanks around it. */
    private static String identifier(RoutingContext ctx) {
        JsonFields body = JsonBody.of(ctx);
        String customer = body.text("customer", 1, LONGEST_IDENTIFIER);
        body.done();
        if (customer.isBlank()) {
            throw Rejection.invalid("customer", "is blank: give the identifier that sources send");
        }
        return customer.strip();
    }
}
