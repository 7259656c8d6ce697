package dev.manyi.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.fact.Category;
import dev.manyi.fact.Employee;
import dev.manyi.fact.Fact;
import dev.manyi.fact.FactKind;
import dev.manyi.fact.Invitation;
import dev.manyi.fact.Outage;
import dev.manyi.fact.Response;
import dev.manyi.fact.Store;
import dev.manyi.fact.Survey;
import dev.manyi.fact.Ticket;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
            absentOrNewOrOneOf(CHANNELS, r.channel());
            absentOrOneOf(TOUCHPOINTS, r.touchpoint());
            absentOrOneOf(CATEGORIES, r.category());
            absentOrNewOrOneOf(EMPLOYEES, r.employee());
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
            absentOrNewOrOneOf(CHANNELS, t.channel());
            absentOrOneOf(CATEGORIES, t.category());
            absentOrNewOrOneOf(EMPLOYEES, t.employee());
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
    void otherFactsAreValid() {
        SPAN.purchases().forEach(p -> {
            assertTrue(STORES.contains(p.store()), p::toString);
            absentOrOneOf(CATEGORIES, p.category());
            assertTrue(p.amount() == null || p.amount().signum() > 0, p::toString);
        });
        SPAN.outages().forEach(o -> {
            assertTrue(CHANNELS.contains(o.channel()), o::toString);
            absentOrOneOf(STORES, o.store());
            assertTrue(o.to().isAfter(o.from()), o::toString);
        });
        SPAN.conduct().forEach(c -> {
            assertTrue(STORES.contains(c.store()), c::toString);
            absentOrOneOf(EMPLOYEES, c.employee());
            assertTrue(Set.of("commendation", "breach", "veto").contains(c.kind()), c::toString);
            assertReadable(c.note());
        });
        SPAN.assessments().forEach(a -> {
            assertTrue(EMPLOYEES.contains(a.employee()), a::toString);
            assertTrue(Set.of("peer", "certification").contains(a.kind()), a::toString);
            assertTrue(a.score() >= 0 && a.score() <= 100, a::toString);
        });
    }

    @Test
    void anAnsweredInvitationWasSentBefore() {
        Map<String, Invitation> sent =
                SPAN.invitations().stream().collect(Collectors.toMap(Invitation::externalId, i -> i));
        List<Response> answers =
                SPAN.responses().stream().filter(r -> r.invitation() != null).toList();
        assertTrue(answers.size() > 15_000);
        for (Response r : answers) {
            Invitation i = sent.get(r.invitation());
            assertEquals(List.of(r.store(), r.survey(), r.channel()), List.of(i.store(), i.survey(), i.channel()));
            assertFalse(i.at().isAfter(r.submittedAt()), r::toString);
        }
    }

    @Test
    void nothingOfADayHappensBeforeIt() {
        LocalDate date = LocalDate.of(2026, 6, 18);
        Instant start = date.atStartOfDay(Span.ZONE).toInstant();
        DemoDay day = Span.CHAIN.day(date);
        for (FactKind kind : FactKind.values()) {
            assertEquals(List.of(), day.newSince(kind, Instant.EPOCH, start.minusSeconds(1)));
            Instant last = start.plus(Duration.ofDays(DemoDay.REACH));
            assertEquals(
                    day.of(kind).size(), day.newSince(kind, Instant.EPOCH, last).size(), kind.plural());
        }
    }

    @Test
    void anOutageHasNoEndWhileItLasts() {
        Outage outage = SPAN.outages().get(0);
        DemoDay day = Span.CHAIN.day(outage.from().atZone(Span.ZONE).toLocalDate());
        Instant during = outage.to().minusSeconds(1);
        assertTrue(day.newSince(FactKind.OUTAGE, Instant.EPOCH, during).stream()
                .anyMatch(o -> o.externalId().equals(outage.externalId()) && ((Outage) o).to() == null));
        assertTrue(day.newSince(FactKind.OUTAGE, during, outage.to()).contains(outage));
    }

    @Test
    void eachFieldIsUsedAndAbsentWhereItMayBe() {
        Map<FactKind, Set<String>> always = Map.of(
                FactKind.RESPONSE, Set.of("store", "survey", "channel", "submittedAt"),
                FactKind.TICKET, Set.of("store", "openedAt", "kind", "channel", "category", "reopened"),
                FactKind.PURCHASE, Set.of("store", "at"),
                FactKind.INVITATION, Set.of("store", "survey", "channel", "at"),
                FactKind.OUTAGE, Set.of("channel", "from", "to"),
                FactKind.CONDUCT, Set.of("store", "at", "kind", "code"),
                FactKind.ASSESSMENT, Set.of("employee", "at", "kind", "score"));
        for (FactKind kind : FactKind.values()) {
            for (RecordComponent field : kind.type().getRecordComponents()) {
                boolean required = always.get(kind).contains(field.getName())
                        || Set.of("source", "externalId").contains(field.getName());
                long present = SPAN.of(kind).stream()
                        .filter(fact -> value(field, fact) != null)
                        .count();
                assertTrue(present > 0, field + " is never there");
                assertEquals(required, present == SPAN.of(kind).size(), field + ": there in " + present);
            }
        }
    }

    private static Object value(RecordComponent field, Object fact) {
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
            for (Fact fact : facts.newSince(FactKind.TICKET, Instant.EPOCH, now)) {
                Ticket t = (Ticket) fact;
                assertFalse(t.openedAt().isAfter(now), t::toString);
                assertTrue(times(t).stream().noneMatch(time -> time.isAfter(now)), t::toString);
                assertTrue(t.resolvedAt() != null || t.rootCause() == null && t.compensation() == null, t::toString);
                open += t.resolvedAt() == null ? 1 : 0;
            }
            facts.newSince(FactKind.RESPONSE, Instant.EPOCH, now)
                    .forEach(r -> assertFalse(((Response) r).submittedAt().isAfter(now)));
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

    /** Or one of the few codes that nobody has described. */
    private static void absentOrNewOrOneOf(Set<String> accepted, String value) {
        assertTrue(
                value == null
                        || accepted.contains(value)
                        || value.equals(Newcomers.CHANNEL)
                        || value.startsWith(Newcomers.HELPER),
                value);
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
