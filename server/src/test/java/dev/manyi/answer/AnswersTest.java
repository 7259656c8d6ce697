package dev.manyi.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.answer.Answers.Bounds;
import dev.manyi.auth.Scope;
import dev.manyi.http.Rejection;
import dev.manyi.http.Representation;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class AnswersTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Instant NOON = Instant.parse("2026-10-20T04:00:00Z");
    private final AtomicLong version = new AtomicLong(1);
    private final AtomicInteger computed = new AtomicInteger();

    @AfterAll
    static void stop() {
        await(VERTX.close());
    }

    @Test
    void theSameQuestionIsComputedOnceForEachStateOfTheData() {
        Answers answers = answers(Bounds.DEFAULT);
        assertEquals("{\"computed\":1}", ask(answers, question("nps")));
        assertEquals("{\"computed\":1}", ask(answers, question("nps")));
        version.set(2);
        assertEquals("{\"computed\":2}", ask(answers, question("nps")));
        assertEquals("{\"computed\":2}", ask(answers, question("nps")));
    }

    @Test
    void whatMakesADifferenceIsNeverMixed() {
        Answers answers = answers(Bounds.DEFAULT);
        Map<String, List<String>> nps = Map.of("kpi", List.of("nps"));
        Scope store = Scope.of(Set.of(), Set.of("EAST"));
        Scope region = Scope.of(Set.of("EAST"), Set.of());
        List<Question> different = List.of(
                new Question("/kpis/values", nps, NOON, "en", Scope.ALL, true),
                new Question("/kpis/values", nps, NOON, "zh-CN", Scope.ALL, true),
                new Question("/kpis/values", nps, NOON, "en", store, true),
                new Question("/kpis/values", nps, NOON, "en", region, true),
                new Question("/kpis/values", nps, NOON.plusSeconds(1), "en", Scope.ALL, true),
                new Question("/kpis/values", nps, null, "en", Scope.ALL, true),
                new Question("/kpis/values", nps, NOON, "en", Scope.ALL, false),
                new Question("/overview", nps, NOON, "en", Scope.ALL, true),
                new Question("/kpis/values", Map.of("kpi", List.of("nps", "csat")), NOON, "en", Scope.ALL, true));
        different.forEach(question -> ask(answers, question));
        assertEquals(different.size(), computed.get());
        different.forEach(question -> ask(answers, question));
        assertEquals(different.size(), computed.get());
    }

    @Test
    void aQuestionUnderWayIsJoined() {
        Answers answers = answers(Bounds.DEFAULT);
        Promise<JsonObject> slow = Promise.promise();
        Supplier<Future<JsonObject>> compute = counting(slow.future());
        Future<Representation> first = answers.of(question("nps"), compute);
        Future<Representation> second = answers.of(question("nps"), compute);
        assertEquals(1, computed.get());
        slow.complete(new JsonObject().put("nps", 42));
        assertEquals("{\"nps\":42}", text(await(first)));
        assertEquals("{\"nps\":42}", text(await(second)));
        assertEquals(1, computed.get());
    }

    /** It began before the change was there, so that it may not know of it. */
    @Test
    void aQuestionUnderWayIsNotJoinedAfterAChangeAndDoesNotReplaceTheNewerAnswer() {
        Answers answers = answers(Bounds.DEFAULT);
        Promise<JsonObject> slow = Promise.promise();
        Future<Representation> before = answers.of(question("nps"), counting(slow.future()));
        version.set(2);
        JsonObject now = new JsonObject().put("nps", 2);
        assertEquals("{\"nps\":2}", text(await(answers.of(question("nps"), counting(Future.succeededFuture(now))))));
        slow.complete(new JsonObject().put("nps", 1));
        assertEquals("{\"nps\":1}", text(await(before)));
        assertEquals("{\"nps\":2}", ask(answers, question("nps")));
        assertEquals(2, computed.get());
    }

    @Test
    void failuresAreToldToAllWhoWaitAndNotKept() {
        Answers answers = answers(Bounds.DEFAULT);
        Promise<JsonObject> slow = Promise.promise();
        Future<Representation> first = answers.of(question("nps"), counting(slow.future()));
        Future<Representation> second = answers.of(question("nps"), counting(slow.future()));
        slow.fail(new IllegalStateException("away"));
        assertThrows(CompletionException.class, () -> await(first));
        assertThrows(CompletionException.class, () -> await(second));
        Future<Representation> third = answers.of(question("nps"), () -> {
            throw new IllegalStateException("not even begun");
        });
        assertThrows(CompletionException.class, () -> await(third));
        assertEquals("{\"computed\":2}", ask(answers, question("nps")));
    }

    @Test
    void whatHasNotBeenAskedForLongestGoesWhenThereIsNoRoom() {
        long one = question("00").size() + "{\"computed\":1}".length();
        Answers answers = answers(new Bounds(3 * one, 10));
        for (String kpi : List.of("00", "01", "02", "00", "03")) {
            ask(answers, question(kpi));
        }
        assertEquals(4, computed.get());
        assertEquals(3, answers.kept().count());
        assertTrue(answers.kept().bytes() <= 3 * one);
        ask(answers, question("00"));
        assertEquals(4, computed.get(), "asked again, and so still kept");
        ask(answers, question("01"));
        assertEquals(5, computed.get(), "the oldest");
    }

    @Test
    void newAnswersToTheSameQuestionTakeNoMoreRoom() {
        Answers answers = answers(Bounds.DEFAULT);
        ask(answers, question("nps"));
        long bytes = answers.kept().bytes();
        version.set(2);
        ask(answers, question("nps"));
        assertEquals(bytes, answers.kept().bytes());
        assertEquals(1, answers.kept().count());
    }

    @Test
    void moreWaitingThanAllowedAreSentAway() {
        Answers answers = answers(new Bounds(1_000, 2));
        Promise<JsonObject> slow = Promise.promise();
        List<Future<Representation>> waiting = List.of(
                answers.of(question("nps"), counting(slow.future())),
                answers.of(question("csat"), counting(slow.future())));
        Throwable refused = assertThrows(CompletionException.class, () -> ask(answers, question("ces")))
                .getCause();
        Rejection busy = assertInstanceOf(Rejection.class, refused);
        assertEquals(503, busy.status());
        assertEquals(Map.of("Retry-After", "2"), busy.headers());
        slow.complete(new JsonObject());
        waiting.forEach(AnswersTest::await);
        assertEquals("{\"computed\":3}", ask(answers, question("ces")));
    }

    @Test
    void theTagIsTheHashOfTheBytes() {
        Representation one = Representation.of("application/json", "{\"nps\":42}".getBytes(StandardCharsets.UTF_8));
        Representation same = Representation.of("application/json", "{\"nps\":42}".getBytes(StandardCharsets.UTF_8));
        Representation other = Representation.of("application/json", "{\"nps\":43}".getBytes(StandardCharsets.UTF_8));
        assertEquals(one.hash(), same.hash());
        assertNotEquals(one.hash(), other.hash());
    }

    private Answers answers(Bounds bounds) {
        return new Answers(VERTX, () -> Future.succeededFuture(version.get()), bounds);
    }

    private String ask(Answers answers, Question question) {
        return text(await(answers.of(
                question, () -> Future.succeededFuture(new JsonObject().put("computed", computed.incrementAndGet())))));
    }

    private Supplier<Future<JsonObject>> counting(Future<JsonObject> answer) {
        return () -> {
            computed.incrementAndGet();
            return answer;
        };
    }

    private static Question question(String kpi) {
        return new Question("/kpis/values", Map.of("kpi", List.of(kpi)), NOON, "en", Scope.ALL, true);
    }

    private static String text(Representation answer) {
        return new String(answer.plain(), StandardCharsets.UTF_8);
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
