package dev.manyi.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.fact.Region;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    void goodStoresStayGoodAndGoodStaffToo() {
        assertTrue(advantageKept(r -> r.store(), 20) > 0.35, "stores");
        assertTrue(advantageKept(r -> r.employee(), 200) > 0.2, "staff");
    }

    /** How far the best of one half of the year are above the mean in the other half. */
    private static double advantageKept(Function<dev.manyi.fact.Response, String> by, int best) {
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
