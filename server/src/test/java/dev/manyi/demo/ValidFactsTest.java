package dev.manyi.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.fact.Category;
import dev.manyi.fact.Employee;
import dev.manyi.fact.Response;
import dev.manyi.fact.Store;
import dev.manyi.fact.Survey;
import dev.manyi.fact.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Half a year with a crisis in it: each fact is one that the server accepts, and each field is used, mostly not always. */
class ValidFactsTest {
    private static final Span SPAN = Span.of("2026-05-01", "2026-11-01");
    private static final Set<String> CHANNELS =
            Set.of("phone", "online_chat", "app", "mini_program", "email", "in_store", "social", "self_service");
    private static final Set<String> TOUCHPOINTS =
            Set.of("receipt", "e_invoice", "service_receipt", "app", "kiosk", "sms", "callback");
    private static final Set<String> DIMENSIONS =
            Set.of("attitude", "expertise", "clarity", "follow_up", "environment", "value");
    private static final Set<String> STORES = codes(Span.CHAIN.stores(), Store::code);
    private static final Set<String> EMPLOYEES = codes(Span.CHAIN.employees(), Employee::code);
    private static final Set<String> CATEGORIES = codes(Span.CHAIN.categories(), Category::code);
    private static final Set<String> SURVEYS = codes(Span.CHAIN.surveys(), Survey::code);

    private static <T> Set<String> codes(List<T> things, Function<T, String> code) {
        return things.stream().map(code).collect(Collectors.toSet());
    }

    @Test
    void responsesAreValid() {
        for (Response r : SPAN.responses()) {
            assertEquals("demo", r.source());
            assertTrue(STORES.contains(r.store()), r::toString);
            assertTrue(SURVEYS.contains(r.survey()), r::toString);
            absentOrOneOf(CHANNELS, r.channel());
            absentOrOneOf(TOUCHPOINTS, r.touchpoint());
            absentOrOneOf(CATEGORIES, r.category());
            absentOrOneOf(EMPLOYEES, r.employee());
            absentOrOneOf(Set.of("zh-CN", "en"), r.language());
            absentOrWithin(1, 5, r.csat());
            absentOrWithin(0, 10, r.nps());
            absentOrWithin(1, 7, r.ces());
            if (r.ratings() != null) {
                assertTrue(
                        DIMENSIONS.containsAll(r.ratings().keySet())
                                && !r.ratings().isEmpty(),
                        r::toString);
                r.ratings().values().forEach(rating -> absentOrWithin(1, 5, rating));
            }
            assertTrue(r.startedAt() == null || r.startedAt().isBefore(r.submittedAt()), r::toString);
            assertEquals(r.latitude() == null, r.longitude() == null);
            assertTrue(
                    Stream.of(r.csat(), r.nps(), r.ces(), r.ratings(), r.choices(), r.comment())
                            .anyMatch(Objects::nonNull),
                    r::toString);
            assertReadable(r.comment());
        }
    }

    @Test
    void ticketsAreValid() {
        for (Ticket t : SPAN.tickets()) {
            assertEquals("demo", t.source());
            assertTrue(STORES.contains(t.store()), t::toString);
            absentOrOneOf(CHANNELS, t.channel());
            absentOrOneOf(CATEGORIES, t.category());
            absentOrOneOf(EMPLOYEES, t.employee());
            absentOrOneOf(Set.of("complaint", "request", "consultation"), t.kind());
            absentOrOneOf(Set.of("urgent", "important", "routine"), t.priority());
            absentOrWithin(0, 99, t.reopened());
            absentOrWithin(0, 99, t.contacts());
            absentOrWithin(0, 99, t.transfers());
            for (Instant time : times(t)) {
                assertFalse(time.isBefore(t.openedAt()), t::toString);
                assertTrue(Duration.between(t.openedAt(), time).toDays() < DemoDay.REACH, t::toString);
            }
            assertTrue(t.closedAt() == null || !t.closedAt().isBefore(t.resolvedAt()), t::toString);
            assertTrue(t.followUpSatisfied() == null || t.followedUpAt() != null, t::toString);
            assertTrue(t.compensation() == null || t.compensation().signum() > 0, t::toString);
            assertReadable(t.subject());
            assertReadable(t.rootCause());
        }
    }

    @Test
    void responsesFollowTheirTickets() {
        var tickets = SPAN.tickets().stream().collect(Collectors.toMap(Ticket::externalId, t -> t));
        var about = SPAN.responses().stream().filter(r -> r.ticket() != null).toList();
        assertTrue(about.size() > 5_000);
        for (Response r : about) {
            Ticket t = tickets.get(r.ticket());
            assertEquals(t.store(), r.store());
            assertEquals(t.customer(), r.customer());
            assertEquals(t.category(), r.category());
            assertFalse(r.submittedAt().isBefore(t.resolvedAt()), r::toString);
            assertTrue(Duration.between(t.openedAt(), r.submittedAt()).toDays() < DemoDay.REACH, r::toString);
        }
    }

    @Test
    void eachFieldIsUsedAndAbsentWhereItMayBe() {
        Set<String> always = Set.of(
                "source",
                "externalId",
                "store",
                "survey",
                "submittedAt",
                "openedAt",
                "kind",
                "channel",
                "category",
                "reopened");
        Stream.concat(
                        Arrays.stream(Response.class.getRecordComponents()),
                        Arrays.stream(Ticket.class.getRecordComponents()))
                .forEach(field -> {
                    List<?> facts = field.getDeclaringRecord() == Response.class ? SPAN.responses() : SPAN.tickets();
                    long present = facts.stream()
                            .filter(fact -> value(field, fact) != null)
                            .count();
                    assertTrue(present > 0, field + " is never there");
                    assertTrue(always.contains(field.getName()) || present < facts.size(), field + " is always there");
                });
    }

    private static Object value(java.lang.reflect.RecordComponent field, Object fact) {
        try {
            return field.getAccessor().invoke(fact);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void nothingIsKnownBeforeItHappens() {
        Instant now =
                LocalDate.of(2026, 10, 20).atTime(14, 30).atZone(Span.ZONE).toInstant();
        long open = 0;
        for (LocalDate day = LocalDate.of(2026, 8, 1);
                day.isBefore(LocalDate.of(2026, 10, 23));
                day = day.plusDays(1)) {
            DemoDay facts = Span.CHAIN.day(day);
            for (Ticket t : facts.ticketsNewSince(Instant.EPOCH, now)) {
                assertFalse(t.openedAt().isAfter(now), t::toString);
                assertTrue(times(t).stream().noneMatch(time -> time.isAfter(now)), t::toString);
                assertTrue(t.resolvedAt() != null || t.rootCause() == null && t.compensation() == null, t::toString);
                open += t.resolvedAt() == null ? 1 : 0;
            }
            facts.responsesNewSince(Instant.EPOCH, now)
                    .forEach(r -> assertFalse(r.submittedAt().isAfter(now)));
        }
        assertTrue(open > 100, "tickets under way: " + open);
    }

    private static List<Instant> times(Ticket t) {
        return Stream.of(
                        t.firstResponseAt(),
                        t.investigatedAt(),
                        t.proposedAt(),
                        t.resolvedAt(),
                        t.closedAt(),
                        t.escalatedAt(),
                        t.followedUpAt())
                .filter(Objects::nonNull)
                .toList();
    }

    private static void absentOrOneOf(Set<String> accepted, String value) {
        assertTrue(value == null || accepted.contains(value), value);
    }

    private static void absentOrWithin(int low, int high, Integer value) {
        assertTrue(value == null || value >= low && value <= high, () -> value + "");
    }

    private static void assertReadable(String text) {
        assertTrue(
                text == null || !text.isBlank() && text.length() <= 4000 && !text.matches(".*([{}\\[\\]|]|null).*"),
                text);
    }
}
