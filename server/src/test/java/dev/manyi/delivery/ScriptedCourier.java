package dev.manyi.delivery;

import dev.manyi.mail.Courier;
import dev.manyi.mail.NotAccepted;
import dev.manyi.mail.OutgoingMail;
import dev.manyi.mail.Receipt;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Answers as told, in turn; when nothing is told any more, it accepts. Remembers what it took. */
final class ScriptedCourier implements Courier {
    static final Receipt OK = new Receipt("250", "2.0.0 Ok: queued");
    final List<OutgoingMail> asked = new CopyOnWriteArrayList<>();
    final List<OutgoingMail> taken = new CopyOnWriteArrayList<>();
    private final Queue<Supplier<Future<Receipt>>> script = new ArrayDeque<>();

    synchronized ScriptedCourier refuses(boolean permanently, String status, String reason) {
        script.add(() -> Future.failedFuture(new NotAccepted(permanently, status, reason)));
        return this;
    }

    /** Says nothing until told to. */
    synchronized Promise<Receipt> stalls() {
        Promise<Receipt> answer = Promise.promise();
        script.add(answer::future);
        return answer;
    }

    @Override
    public Future<Receipt> send(OutgoingMail mail) {
        asked.add(mail);
        Supplier<Future<Receipt>> told;
        synchronized (this) {
            told = script.poll();
        }
        Future<Receipt> answer = told == null ? Future.succeededFuture(OK) : told.get();
        return answer.onSuccess(accepted -> taken.add(mail));
    }
}
