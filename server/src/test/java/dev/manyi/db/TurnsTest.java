package dev.manyi.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final List<Promise<Integer>> begun = new ArrayList<>();

    private Future<Integer> work() {
        Promise<Integer> promise = Promise.promise();
        begun.add(promise);
        return promise.future();
    }

    @Test
    void soManyRunAtOnceAndTheOthersInTheirOrder() {
        Turns turns = new Turns(2, 10);
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            answers.add(turns.take(this::work));
        }
        assertEquals(2, begun.size());
        for (int i = 0; i < 5; i++) {
            assertFalse(answers.get(i).isComplete());
            begun.get(i).complete(i);
            assertEquals(i, answers.get(i).result());
            assertEquals(Math.min(5, i + 3), begun.size());
        }
    }

    @Test
    void whatFailsOrThrowsMakesRoomForTheNext() {
        Turns turns = new Turns(1, 10);
        Future<Integer> failing = turns.take(this::work);
        Future<Integer> throwing = turns.take(() -> {
            throw new IllegalStateException("not even begun");
        });
        Future<Integer> last = turns.take(this::work);
        begun.get(0).fail("lost");
        assertEquals("lost", failing.cause().getMessage());
        assertEquals("not even begun", throwing.cause().getMessage());
        begun.get(1).complete(7);
        assertEquals(7, last.result());
    }

    @Test
    void whenTooManyWaitTheDatabaseIsTooBusy() {
        Turns turns = new Turns(1, 2);
        turns.take(this::work);
        turns.take(this::work);
        turns.take(this::work);
        assertInstanceOf(DatabaseUnavailable.class, turns.take(this::work).cause());
        begun.get(0).complete(1);
        assertFalse(turns.take(this::work).failed());
    }
}
