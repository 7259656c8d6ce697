package dev.manyi.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.auth.Scope;
import dev.manyi.blocking.Wait;
import dev.manyi.http.Rejection;
import dev.manyi.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Jobs wait in a bounded line, are done one after the other, and leave a reason or their files. */
class JobQueueTest {
    private final TestDatabase db = TestDatabase.create();
    private final JobQueries queries = new JobQueries(db.database());
    private final JobQueue queue = new JobQueue(
            db.vertx(), queries, JobRules.inTurn("test", TestDatabase.folder().resolve("tests"), Optional.empty()));

    @AfterEach
    void close() {
        db.close();
    }

    /** Runs the work as a job and waits for its end: the next job of the line begins when this one is over. */
    private Job run(Work work) {
        UUID id = Wait.until(queue.open("li", Scope.ALL));
        queue.run(id, work);
        Promise<Void> over = Promise.promise();
        queue.run(Wait.until(queue.open("li", Scope.ALL)), (folder, progress) -> {
            over.complete();
            return Future.succeededFuture(new Work.Result(List.of(), null));
        });
        Wait.until(over.future());
        return Wait.until(queries.find(id, Scope.ALL)).orElseThrow();
    }

    private static void leave(Path folder) {
        try {
            Files.createDirectories(folder.resolve("deep"));
            Files.writeString(folder.resolve("deep").resolve("half"), "half");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whoComesTooLateIsAskedToComeAgain() {
        List<UUID> waiting = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            waiting.add(Wait.until(queue.open("li", Scope.ALL)));
        }
        Rejection busy = assertThrows(Rejection.class, () -> Wait.until(queue.open("li", Scope.ALL)));
        assertEquals(503, busy.status());
        assertEquals("30", busy.headers().get("Retry-After"));
        Wait.until(queue.drop(waiting.get(0)));
        assertTrue(Wait.until(queries.find(waiting.get(0), Scope.ALL)).isEmpty());
        Wait.until(queue.open("li", Scope.ALL));
    }

    @Test
    void whatItCountsIsSeenWhileItRunsAndAtTheEnd() {
        List<Job> seen = new ArrayList<>();
        Job done = run((folder, progress) -> progress.at(40, "storing", new JsonObject().put("rows", 7))
                .compose(told ->
                        queries.find(UUID.fromString(folder.getFileName().toString()), Scope.ALL))
                .onSuccess(job -> seen.add(job.orElseThrow()))
                .map(job -> new Work.Result(List.of(), new JsonObject().put("rows", 9))));
        assertEquals("running", seen.get(0).status());
        assertEquals(40, seen.get(0).progress());
        assertEquals("storing", seen.get(0).step());
        assertEquals(7, seen.get(0).result().getInteger("rows"));
        assertEquals("done", done.status());
        assertEquals(100, done.progress());
        assertEquals(9, done.result().getInteger("rows"));
    }

    @Test
    void aFailureSaysItsReasonOnlyWhenItIsMeantForTheOwner() {
        Job refused = run((folder, progress) -> {
            leave(folder);
            return Future.failedFuture(new Work.Refused("the file is empty"));
        });
        assertEquals("failed", refused.status());
        assertEquals("the file is empty", refused.error());
        assertFalse(Files.exists(queue.folder(refused.id())));
        Job broken = run((folder, progress) -> {
            throw new IllegalStateException("secret of the house");
        });
        assertEquals("failed", broken.status());
        assertFalse(broken.error().contains("secret"));
        assertTrue(broken.error().contains(broken.id().toString()));
    }
}
