package dev.manyi.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.auth.Scope;
import dev.manyi.blocking.Wait;
import dev.manyi.db.DatabaseUnavailable;
import dev.manyi.http.Rejection;
import dev.manyi.surfaces.Eventually;
import dev.manyi.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The life of jobs on two servers over one database: cancelled, late, tried again, several at once, shared. */
class JobLifeTest {
    private final TestDatabase db = TestDatabase.create();
    private final JobQueries queries = new JobQueries(db.database());
    private final JobQueue here = queue(rules(2, Duration.ofMinutes(1)));
    private final JobQueue there = queue(rules(2, Duration.ofMinutes(1)));

    private static JobRules rules(int atOnce, Duration longest) {
        return new JobRules(
                "test",
                TestDatabase.folder().resolve("tests"),
                Optional.empty(),
                atOnce,
                Optional.of(longest),
                List.of(Duration.ofMillis(1), Duration.ofMillis(1)),
                true);
    }

    private JobQueue queue(JobRules rules) {
        return new JobQueue(db.vertx(), queries, rules);
    }

    @AfterEach
    void close() {
        db.close();
    }

    /** Work that leaves half a file, says so, and goes on when it may. */
    private static final class Slow implements Work {
        final Promise<Void> mayGoOn = Promise.promise();
        final AtomicInteger begun = new AtomicInteger();
        final AtomicInteger finished = new AtomicInteger();

        @Override
        public Future<Result> run(Path folder, Progress progress) {
            begun.incrementAndGet();
            try {
                Files.createDirectories(folder);
                Files.writeString(folder.resolve("report.pdf.part"), "half");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return progress.at(30, "pdf", null)
                    .compose(told -> mayGoOn.future())
                    .compose(go -> progress.at(60, "xlsx", null))
                    .onSuccess(told -> finished.incrementAndGet())
                    .map(told -> new Result(List.of(), null));
        }
    }

    private static final Work QUICK = (folder, progress) -> Future.succeededFuture(new Work.Result(List.of(), null));

    private UUID begin(JobQueue queue, Work work) {
        UUID id = Wait.until(queue.open("li", Scope.ALL));
        queue.run(id, work);
        return id;
    }

    private Job job(UUID id) {
        return Wait.until(queries.find(id, Scope.ALL)).orElseThrow();
    }

    private Job until(UUID id, String status) {
        return Eventually.get(
                "the job is " + status, () -> job(id), job -> job.status().equals(status));
    }

    private Job atStep(UUID id, String step) {
        return Eventually.get("the job is at " + step, () -> job(id), job -> step.equals(job.step()));
    }

    private void gone(Path folder) {
        Eventually.get("what was left is removed", () -> Files.exists(folder), there -> !there);
    }

    @Test
    void whatWaitsAndIsCancelledIsNeverBegun() {
        JobQueue one = queue(rules(1, Duration.ofMinutes(1)));
        Slow first = new Slow();
        UUID running = begin(one, first);
        atStep(running, "pdf");
        Slow second = new Slow();
        UUID waiting = begin(one, second);
        Wait.until(one.cancel(job(waiting), "li"));
        assertEquals("cancelled", job(waiting).status());
        first.mayGoOn.complete();
        UUID third = begin(one, QUICK);
        until(running, "done");
        until(third, "done");
        assertEquals(0, second.begun.get());
        assertEquals("cancelled", job(waiting).status());
    }

    @Test
    void whatRunsAndIsCancelledOnAnotherServerStopsAtTheNextStepAndLeavesNothing() {
        Slow work = new Slow();
        UUID id = begin(here, work);
        assertEquals(30, atStep(id, "pdf").progress());
        assertTrue(Files.exists(here.folder(id)));
        Wait.until(there.cancel(job(id), "li"));
        work.mayGoOn.complete();
        gone(here.folder(id));
        assertEquals("cancelled", job(id).status());
        assertEquals(0, work.finished.get());
    }

    @Test
    void whatIsOverIsNotCancelledAndNorIsWhatCanNotBeStopped() {
        UUID done = begin(here, QUICK);
        until(done, "done");
        Rejection over = assertThrows(Rejection.class, () -> Wait.until(here.cancel(job(done), "li")));
        assertEquals(409, over.status());
        assertTrue(over.getMessage().contains("over"), over.getMessage());
        JobQueue inTurn = queue(JobRules.inTurn("test", TestDatabase.folder().resolve("tests"), Optional.empty()));
        Slow work = new Slow();
        UUID running = begin(inTurn, work);
        atStep(running, "pdf");
        Rejection begun = assertThrows(Rejection.class, () -> Wait.until(inTurn.cancel(job(running), "li")));
        assertTrue(begun.getMessage().contains("goes on to its end"), begun.getMessage());
        work.mayGoOn.complete();
        until(running, "done");
    }

    @Test
    void whatTakesTooLongEndsWithTheReasonAndLeavesNothing() {
        JobQueue impatient = queue(rules(1, Duration.ofMillis(300)));
        Slow work = new Slow();
        UUID id = begin(impatient, work);
        Job late = until(id, "failed");
        assertTrue(late.error().contains("longer than 300 ms"), late.error());
        // Whatever still goes on then comes to nothing.
        work.mayGoOn.complete();
        gone(impatient.folder(id));
        assertEquals(0, work.finished.get());
        assertEquals(late.error(), job(id).error());
        until(begin(impatient, QUICK), "done");
    }

    @Test
    void aLostDatabaseMakesItBeginAnewSoOftenAndNoMore() {
        AtomicInteger attempts = new AtomicInteger();
        Work lostTwice = (folder, progress) -> attempts.incrementAndGet() < 3
                ? Future.failedFuture(new DatabaseUnavailable(new IOException("gone")))
                : Future.succeededFuture(new Work.Result(List.of(), null));
        until(begin(here, lostTwice), "done");
        assertEquals(3, attempts.get());
        AtomicInteger vain = new AtomicInteger();
        Job failed = until(
                begin(here, (folder, progress) -> {
                    vain.incrementAndGet();
                    return Future.failedFuture(new DatabaseUnavailable(new IOException("gone")));
                }),
                "failed");
        assertEquals(3, vain.get());
        assertTrue(failed.error().contains(failed.id().toString()));
        AtomicInteger refusals = new AtomicInteger();
        until(
                begin(here, (folder, progress) -> {
                    refusals.incrementAndGet();
                    return Future.failedFuture(new Work.Refused("no"));
                }),
                "failed");
        assertEquals(1, refusals.get());
    }

    @Test
    void soManyAreDoneAtOnceAndAllOfThemInTheEnd() {
        List<Slow> works = new ArrayList<>();
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            works.add(new Slow());
            ids.add(begin(here, works.get(i)));
        }
        atStep(ids.get(0), "pdf");
        atStep(ids.get(1), "pdf");
        for (int over = 0; over < 5; over++) {
            int expected = Math.min(5, over + 2);
            Eventually.get("begun", () -> begun(works), begun -> begun == expected);
            atStep(ids.get(over), "pdf");
            works.get(over).mayGoOn.complete();
            until(ids.get(over), "done");
            assertTrue(begun(works) <= over + 3, begun(works) + " begun when " + (over + 1) + " were over");
        }
    }

    private static int begun(List<Slow> works) {
        return works.stream().mapToInt(work -> work.begun.get()).sum();
    }

    private static JobRequest request(String owner, Scope scope, String same) {
        return new JobRequest(owner, scope, Optional.of(same), new JsonObject().put("report", "monthly"));
    }

    private JobQueue.Opened ask(JobQueue queue, String owner, Scope scope, String same) {
        return Wait.until(queue.openOrJoin(request(owner, scope, same)));
    }

    @Test
    void whoAsksForTheSameOnAnyServerWaitsForTheSameJobUntilItIsOver() {
        JobQueue.Opened first = ask(here, "li", Scope.ALL, "october");
        assertTrue(first.isNew());
        for (String who : List.of("li", "chen", "chen")) {
            assertEquals(new JobQueue.Opened(first.id(), false), ask(there, who, Scope.ALL, "october"));
        }
        Job shared = job(first.id());
        assertEquals("li", shared.owner());
        assertEquals(List.of("chen"), shared.askers());
        assertTrue(shared.isOf("chen"));
        assertFalse(shared.isOf("wang"));
        assertNotEquals(first.id(), ask(there, "chen", Scope.ALL, "november").id());
        assertNotEquals(
                first.id(),
                ask(there, "chen", Scope.of(Set.of(), Set.of("S1")), "october").id());
        here.run(first.id(), QUICK);
        until(first.id(), "done");
        assertNotEquals(first.id(), ask(here, "li", Scope.ALL, "october").id());
    }

    @Test
    void manyWhoAskAtTheSameMomentGetOneJob() {
        List<Future<JobQueue.Opened>> asked = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            asked.add((i % 2 == 0 ? here : there).openOrJoin(request("p" + i, Scope.ALL, "october")));
        }
        Set<UUID> ids = new HashSet<>();
        int opened = 0;
        for (Future<JobQueue.Opened> one : asked) {
            JobQueue.Opened answer = Wait.until(one);
            ids.add(answer.id());
            opened += answer.isNew() ? 1 : 0;
        }
        assertEquals(1, ids.size());
        assertEquals(1, opened);
        assertEquals(11, job(ids.iterator().next()).askers().size());
    }

    /** A region is the stores that lie in it: after a move the same words mean something else. */
    @Test
    void whatIsAboutOtherStoresByNowIsNotTheSame() {
        store("S1", "EAST");
        Scope east = Scope.of(Set.of("EAST"), Set.of());
        UUID before = ask(here, "li", east, "october").id();
        assertEquals(before, ask(here, "chen", east, "october").id());
        store("S2", "EAST");
        assertNotEquals(before, ask(here, "chen", east, "october").id());
    }

    private void store(String code, String region) {
        Wait.until(db.database()
                .execute(
                        "INSERT INTO store (code, name, region, mapped) VALUES ($1, $1, $2, true)",
                        Tuple.of(code, region)));
    }

    @Test
    void itGoesOnUntilNobodyWaitsForIt() {
        UUID id = ask(here, "li", Scope.ALL, "october").id();
        ask(there, "chen", Scope.ALL, "october");
        Slow work = new Slow();
        here.run(id, work);
        atStep(id, "pdf");
        Wait.until(there.cancel(job(id), "li"));
        assertEquals("running", job(id).status());
        assertEquals("chen", job(id).owner());
        assertFalse(job(id).isOf("li"));
        Wait.until(there.cancel(job(id), "chen"));
        assertEquals("cancelled", job(id).status());
        work.mayGoOn.complete();
        gone(here.folder(id));
    }

    @Test
    void whoeverMayCancelEverybodysEndsItForAll() {
        UUID id = ask(here, "li", Scope.ALL, "october").id();
        ask(here, "chen", Scope.ALL, "october");
        Wait.until(here.cancel(job(id), "admin"));
        assertEquals("cancelled", job(id).status());
        assertTrue(job(id).isOf("li") && job(id).isOf("chen"));
    }

    @Test
    void whatFailedOrWasCancelledLeavesNoFilesEvenAfterACrash() throws IOException {
        UUID cancelled = begin(here, new Slow());
        atStep(cancelled, "pdf");
        // As if this server had died between the two.
        Wait.until(there.cancel(job(cancelled), "li"));
        UUID done = begin(here, QUICK);
        until(done, "done");
        Files.createDirectories(here.folder(done));
        UUID unknown = UUID.randomUUID();
        Files.createDirectories(here.folder(unknown));
        Wait.until(here.start());
        gone(here.folder(cancelled));
        assertTrue(Files.exists(here.folder(done)));
        assertTrue(Files.exists(here.folder(unknown)), "kept for ever: another database may know it");
    }
}
