package dev.manyi.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private Instant now = Instant.parse("2026-11-01T00:00:00Z");
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };
    private int tried;
    private NotAccepted answer = new NotAccepted(false, "no connection", "");
    private final Courier breaker = new Breaker(
            mail -> {
                tried++;
                return answer == null ? Future.succeededFuture(new Receipt("250", "")) : Future.failedFuture(answer);
            },
            clock);

    private String send(int times) {
        String status = "";
        for (int i = 0; i < times; i++) {
            Future<Receipt> sent = breaker.send(Mails.simple("a"));
            status = sent.succeeded() ? sent.result().status() : ((NotAccepted) sent.cause()).status();
        }
        return status;
    }

    @Test
    void aSilentServerIsLeftAloneForAMinute() {
        assertEquals("breaker", send(20));
        assertEquals(5, tried);
        now = now.plusSeconds(60);
        assertEquals("breaker", send(20));
        assertEquals(6, tried, "one tries, to see");
        now = now.plusSeconds(60);
        answer = null;
        assertEquals("250", send(20));
        assertEquals(26, tried);
    }

    @Test
    void refusalsAreAnswers() {
        answer = new NotAccepted(false, "450 4.7.1", "greylisted");
        assertEquals("450 4.7.1", send(20));
        assertEquals(20, tried);
    }

    @Test
    void aMailBetweenResetsTheCount() {
        send(4);
        answer = null;
        send(1);
        answer = new NotAccepted(false, "421 4.3.2", "closing");
        assertEquals("421 4.3.2", send(5));
        assertEquals("breaker", send(1));
    }
}
