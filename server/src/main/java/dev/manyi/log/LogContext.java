package dev.manyi.log;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxBootstrap;
import io.vertx.core.spi.VertxServiceProvider;
import io.vertx.core.spi.context.storage.ContextLocal;
import java.util.function.Supplier;

/**
 * The request and the job that is being worked on, wherever its work goes: from the event loop to the database's answer and to
 * a worker. Vert.x carries it along; it has to know of it before it starts, hence a service.
 */
public final class LogContext implements VertxServiceProvider {
    private static final ContextLocal<Ids> IDS = ContextLocal.registerLocal(Ids.class);

    private record Ids(String request, String job) {}

    @Override
    public void init(VertxBootstrap vertx) {
        // That this class is loaded is enough.
    }

    /** What is done for the request from here on is logged with its name. */
    public static void beginRequest(String id) {
        Context here = Vertx.currentContext();
        if (here != null) {
            IDS.put(here, new Ids(id, null));
        }
    }

    /** Does the work of a job in its name, and no longer in that of the request that asked for it. */
    public static <T> Future<T> asJob(Vertx vertx, String id, Supplier<Future<T>> work) {
        ContextInternal own = ((ContextInternal) vertx.getOrCreateContext()).duplicate();
        IDS.put(own, new Ids(null, id));
        Promise<T> end = Promise.promise();
        own.runOnContext(
                now -> Future.succeededFuture().compose(begun -> work.get()).onComplete(end));
        return end.future();
    }

    static String request() {
        Ids ids = here();
        return ids == null ? null : ids.request();
    }

    static String job() {
        Ids ids = here();
        return ids == null ? null : ids.job();
    }

    private static Ids here() {
        Context here = Vertx.currentContext();
        return here == null ? null : IDS.get(here);
    }
}
