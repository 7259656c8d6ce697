package dev.manyi.kpi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.manyi.fact.Fact;
import dev.manyi.fact.FactKind;
import dev.manyi.ingest.Outcome;
import dev.manyi.kpi.KpiAnswer.KpiRow;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.kpi.period.Grain;
import dev.manyi.kpi.period.Range;
import dev.manyi.testing.KpiBench;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What must hold for any facts: seeded random ones on the real database. */
class KpiPropertiesTest {
    private static final Range ALL = new Range(LocalDate.parse("2026-07-01"), LocalDate.parse("2026-11-01"));

    @Test
    void anyOrderOfTheSameFactsGivesTheSameKpisToTheLastDigit() {
        List<Map<String, Estimate>> answers = new ArrayList<>();
        for (int order = 0; order < 3; order++) {
            try (KpiBench bench = new KpiBench("Asia/Shanghai")) {
                List<Fact> responses = responses(bench, 1);
                List<Fact> tickets = tickets(bench, 1);
                Collections.shuffle(responses, new Random(order));
                Collections.shuffle(tickets, new Random(order));
                int cut = 137 * (order + 1);
                bench.write(responses.subList(0, cut));
                bench.write(tickets);
                bench.write(responses.subList(cut, responses.size()));
                answers.add(everything(bench));
            }
        }
        assertEquals(answers.get(0), answers.get(1));
        assertEquals(answers.get(0), answers.get(2));
    }

    @Test
    void sentTwiceIsOnceAndACorrectionMovesTheKpi() {
        try (KpiBench bench = new KpiBench("Asia/Shanghai")) {
            List<Fact> responses = responses(bench, 2);
            assertEquals(responses.size(), bench.write(responses).accepted());
            Map<String, Estimate> before = everything(bench);
            Outcome again = bench.write(responses);
            assertEquals(responses.size(), again.duplicate());
            assertEquals(before, everything(bench));

            bench.responses("external_id | submitted_at | csat\n one | 2026-10-05T10:00 | 1");
            double low = bench.value("csat_mean", ALL).value();
            assertEquals(
                    1,
                    bench.responses("external_id | submitted_at | csat\n one | 2026-10-05T10:00 | 5")
                            .updated());
            long n = bench.value("csat_mean", ALL).n();
            assertEquals(low + 4.0 / n, bench.value("csat_mean", ALL).value(), 1e-12);
        }
    }

    @Test
    void aCorrectionOfTheStoreMovesTheFactAndNeverDoublesIt() {
        try (KpiBench bench = new KpiBench("Asia/Shanghai")) {
            bench.tickets("external_id | store | opened_at\n t1 | A | 2026-10-05T10:00\n t2 | A | 2026-10-05T10:00");
            assertEquals(
                    1,
                    bench.tickets("external_id | store | opened_at\n t1 | B | 2026-10-05T10:00")
                            .updated());
            assertEquals(Map.of("A", 1.0, "B", 1.0), bench.by(Dimension.STORE, "tickets", ALL));
        }
    }

    @Test
    void groupsAndPeriodsAddUpToTheTotal() {
        try (KpiBench bench = new KpiBench("Asia/Shanghai")) {
            bench.write(responses(bench, 3));
            bench.write(tickets(bench, 3));
            for (String kpi : List.of("responses", "tickets", "complaints")) {
                double total = bench.value(kpi, ALL).value();
                for (Dimension by : Dimension.values()) {
                    if (bench.question(ALL, kpi).kpis().get(0).has(by)) {
                        assertEquals(total, sum(bench, bench.question(ALL, kpi).by(by)), kpi + " by " + by);
                    }
                }
                for (Grain grain : List.of(Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.QUARTER, Grain.YEAR)) {
                    assertEquals(total, sum(bench, bench.question(ALL, kpi).grain(grain)), kpi + " by " + grain);
                }
            }
        }
    }

    @Test
    void filteringByAGroupIsTheRowOfThatGroup() {
        try (KpiBench bench = new KpiBench("Asia/Shanghai")) {
            bench.write(tickets(bench, 4));
            KpiRequest question = bench.question(ALL, "resolution_p90", "first_contact_resolution", "response_sla");
            for (KpiRow row : bench.answer(question.by(Dimension.CHANNEL)).rows()) {
                KpiRequest filtered = question.filtered(Map.of(Dimension.CHANNEL, List.of(row.key())));
                assertEquals(row.values(), bench.answer(filtered).rows().get(0).values());
            }
        }
    }

    private static double sum(KpiBench bench, KpiRequest request) {
        return bench.answer(request).rows().stream()
                .map(row -> row.values().values().iterator().next().estimate())
                .filter(estimate -> estimate.value() != null)
                .mapToDouble(Estimate::value)
                .sum();
    }

    private static Map<String, Estimate> everything(KpiBench bench) {
        String[] ids = bench.kpis().stream().map(kpi -> kpi.id()).toArray(String[]::new);
        Map<String, Estimate> values = new LinkedHashMap<>();
        bench.answer(bench.question(ALL, ids).by(Dimension.STORE))
                .rows()
                .forEach(row ->
                        row.values().forEach((kpi, value) -> values.put(row.key() + " " + kpi.id(), value.estimate())));
        return values;
    }

    static List<Fact> responses(KpiBench bench, long seed) {
        Random random = new Random(seed);
        StringBuilder table = new StringBuilder(
                "store | channel | touchpoint | survey | submitted_at | csat | nps | ces | ratings.attitude\n");
        for (int i = 0; i < 600; i++) {
            table.append("S").append(random.nextInt(5)).append(" | ").append(one(random, "phone", "app", ""));
            table.append(" | ")
                    .append(one(random, "sms", "kiosk", ""))
                    .append(" | ")
                    .append(one(random, "Q1", ""));
            table.append(" | ").append(moment(random)).append(" | ").append(maybe(random, 1, 5));
            table.append(" | ").append(maybe(random, 0, 10)).append(" | ").append(maybe(random, 1, 7));
            table.append(" | ").append(1 + random.nextInt(5)).append("\n");
        }
        return new ArrayList<>(bench.facts(FactKind.RESPONSE, table.toString()));
    }

    static List<Fact> tickets(KpiBench bench, long seed) {
        Random random = new Random(seed);
        StringBuilder table = new StringBuilder(
                "store | channel | kind | priority | opened_at | first_response_at | resolved_at | closed_at | reopened | contacts | transfers\n");
        for (int i = 0; i < 600; i++) {
            String opened = moment(random);
            table.append("S").append(random.nextInt(5)).append(" | ").append(one(random, "phone", "app", "email"));
            table.append(" | ").append(one(random, "complaint", "request", "")).append(" | ");
            table.append(one(random, "urgent", "important", "routine", ""))
                    .append(" | ")
                    .append(opened);
            for (int later = 1; later <= 3; later++) {
                table.append(" | ").append(random.nextInt(4) == 0 ? "" : after(opened, later, random));
            }
            table.append(" | ").append(maybe(random, 0, 1)).append(" | ").append(maybe(random, 0, 2));
            table.append(" | ").append(maybe(random, 0, 1)).append("\n");
        }
        return new ArrayList<>(bench.facts(FactKind.TICKET, table.toString()));
    }

    private static String moment(Random random) {
        return LocalDate.parse("2026-07-01")
                        .plusDays(random.nextInt(123))
                        .atTime(random.nextInt(24), random.nextInt(60), 0)
                + ":0" + random.nextInt(10) + "." + String.format("%06d", random.nextInt(1_000_000));
    }

    private static String after(String moment, int later, Random random) {
        return java.time.LocalDateTime.parse(moment)
                .plusSeconds(random.nextInt(later * 80_000))
                .toString();
    }

    private static String maybe(Random random, int least, int most) {
        return random.nextInt(5) == 0 ? "" : String.valueOf(least + random.nextInt(most - least + 1));
    }

    private static String one(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
