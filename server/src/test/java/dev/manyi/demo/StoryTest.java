package dev.manyi.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.fact.Assessment;
import dev.manyi.fact.Conduct;
import dev.manyi.fact.Purchase;
import dev.manyi.fact.Region;
import dev.manyi.fact.Response;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the demo shows to whoever looks at it. */
class StoryTest {
    private static final Span YEAR = Span.of("2025-11-01", "2026-11-01");

    @Test
    void theRegionInTroubleStandsOut() {
        Span october = Span.of("2026-10-08", "2026-11-08");
        Map<String, Span> regions = Span.CHAIN.regions().stream()
                .collect(Collectors.toMap(
                        Region::code, r -> october.where(s -> Span.region(s).equals(r.code()))));
        Span troubled = regions.remove(Crisis.REGION);
        double others = regions.values().stream().mapToDouble(Span::csat).min().orElseThrow();
        assertTrue(troubled.csat() < others - 0.3, troubled.csat() + " and the next worst " + others);
        double most = regions.values().stream()
                .mapToDouble(StoryTest::deliveryComplaints)
                .max()
                .orElseThrow();
        assertTrue(deliveryComplaints(troubled) > 2 * most, deliveryComplaints(troubled) + " and " + most);
        double slowest = regions.values().stream()
                .mapToDouble(Span::medianHoursToResolve)
                .max()
                .orElseThrow();
        assertTrue(
                troubled.medianHoursToResolve() > 1.3 * slowest, troubled.medianHoursToResolve() + " and " + slowest);
    }

    private static double deliveryComplaints(Span span) {
        return span.share(t -> t.kind().equals("complaint") && t.category().startsWith("DELIVERY"));
    }

    @Test
    void wheneverOneLooksTheTroubleWasInTheLastFourMonths() {
        LocalDate.of(2026, 1, 1).datesUntil(LocalDate.of(2029, 1, 1)).forEach(today -> {
            long days = today.minusMonths(4)
                    .datesUntil(today)
                    .filter(d -> Crisis.severity(d) > 0.8)
                    .count();
            assertTrue(days >= 14, today + ": " + days);
        });
        assertEquals(0, Crisis.severity("NORTH", LocalDate.of(2026, 10, 20)));
    }

    @Test
    void theOthersImprove() {
        Span before =
                Span.of("2025-04-01", "2025-06-01").where(s -> !Span.region(s).equals(Crisis.REGION));
        Span after =
                Span.of("2026-04-01", "2026-06-01").where(s -> !Span.region(s).equals(Crisis.REGION));
        assertTrue(after.csat() > before.csat() + 0.05, before.csat() + " then " + after.csat());
    }

    @Test
    void peopleShopAtWeekendsAndAskOnMondays() {
        Map<DayOfWeek, Long> shopping = YEAR.responses().stream()
                .filter(r -> r.ticket() == null)
                .collect(Collectors.groupingBy(
                        r -> r.submittedAt().atZone(Span.ZONE).getDayOfWeek(), Collectors.counting()));
        assertTrue(shopping.get(DayOfWeek.SATURDAY) > 1.3 * shopping.get(DayOfWeek.TUESDAY), shopping.toString());
        Map<DayOfWeek, Long> asking = YEAR.tickets().stream()
                .collect(Collectors.groupingBy(
                        t -> t.openedAt().atZone(Span.ZONE).getDayOfWeek(), Collectors.counting()));
        assertTrue(asking.get(DayOfWeek.MONDAY) > 1.3 * asking.get(DayOfWeek.SUNDAY), asking.toString());
    }

    @Test
    void holidaysAndSalesShow() {
        double ordinary = visits("2026-09-08", "2026-09-29") / 21.0;
        assertTrue(visits("2026-10-01", "2026-10-08") / 7.0 > 1.3 * ordinary, "国庆");
        assertTrue(visits("2026-05-01", "2026-05-06") / 5.0 > 1.3 * ordinary, "五一");
        assertTrue(visits("2026-06-17", "2026-06-19") / 2.0 > 1.6 * ordinary, "618");
        assertTrue(visits("2025-11-10", "2025-11-12") / 2.0 > 1.6 * ordinary, "双11");
        assertTrue(visits("2026-02-16", "2026-02-20") / 4.0 < 0.6 * ordinary, "春节");
    }

    private static long visits(String from, String until) {
        return Span.of(from, until).responses().stream()
                .filter(r -> r.ticket() == null)
                .count();
    }

    @Test
    void aboutThreeOfTenInvitationsAreAnswered() {
        Set<String> named = YEAR.responses().stream()
                .map(Response::invitation)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        double rate = share(YEAR.invitations(), i -> named.contains(i.externalId()));
        assertTrue(rate > 0.25 && rate < 0.35, "answered: " + rate);
    }

    @Test
    void someCustomersComeBackAndSomeFallSilent() {
        Map<String, List<Instant>> purchases = YEAR.purchases().stream()
                .filter(p -> p.customer() != null)
                .collect(Collectors.groupingBy(
                        Purchase::customer, Collectors.mapping(Purchase::at, Collectors.toList())));
        double again = share(purchases.values(), times -> times.size() > 1);
        assertTrue(again > 0.4 && again < 0.85, "bought twice: " + again);
        Instant lately = LocalDate.of(2026, 8, 1).atStartOfDay(Span.ZONE).toInstant();
        double silent = share(purchases.values(), times -> times.stream().allMatch(lately::isAfter));
        assertTrue(silent > 0.2 && silent < 0.7, "silent for three months: " + silent);
    }

    @Test
    void mostRecordsAreCompleteButNotAll() {
        long complete = YEAR.responses().stream()
                        .filter(r -> given(r.survey(), r.channel(), r.touchpoint(), r.category(), r.csat()))
                        .count()
                + YEAR.tickets().stream()
                        .filter(t -> given(t.channel(), t.category(), t.kind(), t.priority(), t.customer()))
                        .count()
                + YEAR.purchases().stream()
                        .filter(p -> given(p.customer(), p.category(), p.amount()))
                        .count();
        double share = complete
                / (double) (YEAR.responses().size()
                        + YEAR.tickets().size()
                        + YEAR.purchases().size());
        assertTrue(share > 0.93 && share < 0.97, "complete: " + share);
    }

    private static boolean given(Object... values) {
        return Stream.of(values).allMatch(Objects::nonNull);
    }

    @Test
    void aFewCodesAreNotDescribedAndWheneverOneLooksSomeOfThemAreNew() {
        assertTrue(undescribed(YEAR) > 0.001 && undescribed(YEAR) < 0.02, "share: " + undescribed(YEAR));
        for (LocalDate day = LocalDate.of(2026, 1, 20); day.getYear() == 2026; day = day.plusMonths(1)) {
            assertTrue(undescribed(Span.of(day.minusMonths(4), day)) > 0, day.toString());
        }
    }

    private static double undescribed(Span span) {
        return share(
                span.tickets(),
                t -> t.channel().equals(Newcomers.CHANNEL)
                        || t.employee() != null && t.employee().startsWith(Newcomers.HELPER));
    }

    @Test
    void praiseIsCommonBreachesAreRareAndAVetoComesOnceAYear() {
        Map<String, Long> kinds =
                YEAR.conduct().stream().collect(Collectors.groupingBy(Conduct::kind, Collectors.counting()));
        assertEquals(1, kinds.get("veto"));
        assertTrue(kinds.get("breach") > 30 && kinds.get("breach") < 120, kinds.toString());
        assertTrue(kinds.get("commendation") > 1_000, kinds.toString());
        assertEquals(
                Crisis.REGION,
                Span.region(YEAR.conduct().stream()
                        .filter(c -> c.kind().equals("veto"))
                        .findFirst()
                        .orElseThrow()
                        .store()));
    }

    @Test
    void mostStaffIsAssessedEachQuarterAndCertifiedOnceAYear() {
        int staff = Span.CHAIN.employees().size();
        Map<String, Long> kinds =
                YEAR.assessments().stream().collect(Collectors.groupingBy(Assessment::kind, Collectors.counting()));
        assertTrue(kinds.get("peer") > 3.4 * staff && kinds.get("peer") < 4 * staff, kinds + " of " + staff);
        assertTrue(kinds.get("certification") > 0.7 * staff && kinds.get("certification") < 0.9 * staff);
    }

    private static <T> double share(Collection<T> all, Predicate<T> of) {
        return (double) all.stream().filter(of).count() / all.size();
    }

    @Test
    void goodStoresStayGoodAndGoodStaffToo() {
        assertTrue(advantageKept(r -> r.store(), 20) > 0.35, "stores");
        assertTrue(advantageKept(r -> r.employee(), 200) > 0.2, "staff");
    }

    /** How far the best of one half of the year are above the mean in the other half. */
    private static double advantageKept(Function<Response, String> by, int best) {
        LocalDate middle = LocalDate.of(2026, 5, 1);
        Map<Boolean, Map<String, Double>> halves = YEAR.responses().stream()
                .filter(r -> r.csat() != null && by.apply(r) != null)
                .collect(Collectors.partitioningBy(
                        r -> r.submittedAt()
                                .isBefore(middle.atStartOfDay(Span.ZONE).toInstant()),
                        Collectors.groupingBy(by, Collectors.averagingInt(r -> r.csat()))));
        List<String> top = halves.get(true).entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
                .limit(best)
                .map(Map.Entry::getKey)
                .toList();
        Map<String, Double> later = halves.get(false);
        double mean = later.values().stream().mapToDouble(x -> x).average().orElseThrow();
        return top.stream()
                        .filter(later::containsKey)
                        .mapToDouble(later::get)
                        .average()
                        .orElseThrow()
                - mean;
    }
}
