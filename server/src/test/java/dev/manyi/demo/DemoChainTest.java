package dev.manyi.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.fact.Fact;
import dev.manyi.fact.FactKind;
import dev.manyi.fact.Response;
import dev.manyi.fact.Target;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoChainTest {
    private static final LocalDate SOME_DAY = LocalDate.of(2026, 3, 14);

    @Test
    void theSameSeedMakesTheSameFacts() {
        assertEquals(Span.CHAIN.day(SOME_DAY), new DemoChain(42, Span.ZONE).day(SOME_DAY));
        assertNotEquals(Span.CHAIN.day(SOME_DAY), new DemoChain(43, Span.ZONE).day(SOME_DAY));
        assertEquals(Span.CHAIN.employees(), new DemoChain(42, Span.ZONE).employees());
    }

    @Test
    void aDayDoesNotDependOnTheDaysMadeBefore() {
        DemoChain fresh = new DemoChain(42, Span.ZONE);
        SOME_DAY.plusDays(1).datesUntil(SOME_DAY.plusDays(5)).forEach(fresh::day);
        assertEquals(Span.CHAIN.day(SOME_DAY), fresh.day(SOME_DAY));
    }

    @Test
    void theChainHasTheSizeThatWasAskedFor() {
        assertEquals(12, Span.CHAIN.regions().size());
        assertEquals(200, Span.CHAIN.stores().size());
        assertEquals(
                40, Span.CHAIN.stores().stream().map(s -> s.city()).distinct().count());
        assertEquals(
                200, Span.CHAIN.stores().stream().map(s -> s.name()).distinct().count());
        assertEquals(
                8,
                Span.CHAIN.categories().stream().filter(c -> c.parent() == null).count());
        Map<String, Long> posts = Span.CHAIN.employees().stream()
                .collect(Collectors.groupingBy(e -> e.store() + e.post(), Collectors.counting()));
        assertEquals(400, posts.size(), "each store has both posts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-21", "2030-06-10"})
    void twentyFourMonthsHoldTheFactsThatWereAskedFor(String today) {
        LocalDate last = LocalDate.parse(today);
        Span span = Span.of(last.minusMonths(24), last.plusDays(1));
        assertBetween(270_000, 330_000, span.responses().size());
        assertBetween(135_000, 165_000, span.tickets().size());
        double all = span.responses().size();
        assertBetween(
                0.35,
                0.40,
                span.responses().stream().filter(r -> r.comment() != null).count() / all);
        long different = span.responses().stream()
                .map(Response::comment)
                .filter(Objects::nonNull)
                .distinct()
                .count();
        assertTrue(different > 60_000, "different comments: " + different);
        assertBetween(240_000, 290_000, span.purchases().size());
        assertBetween(240_000, 290_000, span.invitations().size());
        assertBetween(80, 140, span.outages().size());
        assertBetween(2_500, 3_600, span.conduct().size());
        assertBetween(13_000, 18_000, span.assessments().size());
        for (FactKind kind : FactKind.values()) {
            List<? extends Fact> facts = span.of(kind);
            assertEquals(
                    facts.size(),
                    facts.stream().map(Fact::externalId).distinct().count(),
                    kind.plural());
        }
    }

    @Test
    void targetsAreForTheChainAndForSomeOfItAndHoldEveryYear() {
        List<Target> targets = Span.CHAIN.targets(LocalDate.of(2025, 6, 1), LocalDate.of(2026, 2, 1));
        assertEquals(
                Set.of("all", "region", "store"),
                targets.stream().map(Target::scope).collect(Collectors.toSet()));
        assertEquals(
                Set.of(YearMonth.of(2025, 1), YearMonth.of(2026, 1), YearMonth.of(2027, 1)),
                targets.stream().map(Target::fromMonth).collect(Collectors.toSet()));
        assertEquals(
                targets.size(),
                targets.stream()
                        .map(t -> new Target(t.kpi(), t.scope(), t.code(), t.fromMonth(), null))
                        .distinct()
                        .count());
        assertTrue(Span.CHAIN.benchmarks().stream()
                .allMatch(b -> b.origin().contains("虚构") && b.origin().contains("made up")));
    }

    @Test
    void aDayOf23HoursKeepsItsFacts() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        LocalDate spring = LocalDate.of(2026, 3, 29);
        DemoDay day = new DemoChain(42, berlin).day(spring);
        assertTrue(day.tickets().size() > 50);
        day.tickets()
                .forEach(t -> assertEquals(spring, t.openedAt().atZone(berlin).toLocalDate()));
    }

    @Test
    void scoresOfOneAnswerAgree() {
        Span quarter = Span.of("2026-04-01", "2026-07-01");
        var both = quarter.responses().stream()
                .filter(r -> r.csat() != null && r.nps() != null)
                .toList();
        long contradicting = both.stream()
                .filter(r -> r.csat() == 5 && r.nps() <= 2 || r.csat() == 1 && r.nps() >= 9)
                .count();
        assertTrue(contradicting > 0 && contradicting < 0.005 * both.size(), contradicting + " of " + both.size());
        double happy = both.stream()
                .filter(r -> r.csat() == 5)
                .mapToInt(Response::nps)
                .average()
                .orElseThrow();
        double angry = both.stream()
                .filter(r -> r.csat() == 1)
                .mapToInt(Response::nps)
                .average()
                .orElseThrow();
        assertTrue(happy - angry > 5, happy + " and " + angry);
        double attitudeOfHappy = attitude(quarter, 5);
        double attitudeOfAngry = attitude(quarter, 1);
        assertTrue(attitudeOfHappy - attitudeOfAngry > 1.2, attitudeOfHappy + " and " + attitudeOfAngry);
    }

    private static double attitude(Span span, int csat) {
        return span.responses().stream()
                .filter(r -> r.csat() != null && r.csat() == csat && r.ratings() != null)
                .filter(r -> r.ratings().containsKey("attitude"))
                .mapToInt(r -> r.ratings().get("attitude"))
                .average()
                .orElseThrow();
    }

    private static void assertBetween(double low, double high, double value) {
        assertTrue(value >= low && value <= high, value + " is not in " + low + " … " + high);
    }
}
