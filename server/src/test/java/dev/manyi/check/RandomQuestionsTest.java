package dev.manyi.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.auth.Scope;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.period.Grain;
import dev.manyi.kpi.period.Range;
import dev.manyi.kpi.rules.Rules;
import dev.manyi.testing.KpiBench;
import dev.manyi.testing.RandomFacts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Questions at random about facts at random: any grain, groups, filters, scope and moment give the same KPIs twice. */
class RandomQuestionsTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Map<Dimension, List<String>> CODES = Map.ofEntries(
            Map.entry(Dimension.STORE, List.of("S1", "S2", "S4", "S-empty", "S-unmapped")),
            Map.entry(Dimension.REGION, List.of("EAST", "WEST")),
            Map.entry(Dimension.CITY, List.of("Shanghai", "Chengdu")),
            Map.entry(Dimension.CHANNEL, List.of("phone", "app", "in_store", "fax")),
            Map.entry(Dimension.BUSINESS, List.of("B1", "B2", "orphan")),
            Map.entry(Dimension.CATEGORY_GROUP, List.of("B1-G1", "B2-G1")),
            Map.entry(Dimension.CATEGORY, List.of("B1", "B1-G1-P1", "B2-G1-P1", "unmapped")),
            Map.entry(Dimension.TOUCHPOINT, List.of("sms", "pigeon")),
            Map.entry(Dimension.EMPLOYEE, List.of("E1", "E2", "E-unmapped")),
            Map.entry(Dimension.POST, List.of("technical", "reception")),
            Map.entry(Dimension.TIER, List.of("new", "vip", "normal")),
            Map.entry(Dimension.PRIORITY, List.of("urgent", "routine")),
            Map.entry(Dimension.SURVEY, List.of("Q1", "Q-unmapped")),
            Map.entry(Dimension.KIND, List.of("complaint", "request")),
            Map.entry(Dimension.WEEKDAY, List.of("1", "6", "7")),
            Map.entry(Dimension.HOUR, List.of("0", "9", "10", "23")));

    private final Random random = new Random(7);

    @Test
    void anyQuestionHasOneAnswer() {
        try (KpiBench bench = new KpiBench(ZONE.getId())) {
            new RandomFacts(6, KpiBench.AS_OF).fill(bench, 400);
            Rules rules = bench.parts().rules();
            Directory directory = KpiBench.await(new DirectoryQueries(bench.db().database()).load());
            List<Sheet> sheets = new ArrayList<>();
            while (sheets.size() < 90) {
                KpiRequest question = question(bench.kpis());
                if (!question.kpis().isEmpty()) {
                    sheets.add(new Sheet(question, rules, ZONE, directory));
                }
            }
            FactQueries facts = new FactQueries(bench.db().database(), directory, rules.expectedFields());
            KpiBench.await(new Pass(facts, rules).fill(sheets));
            List<String> differences = new ArrayList<>();
            long values = 0;
            for (Sheet sheet : sheets) {
                Comparison.Compared compared = Comparison.of(bench.answer(sheet.request()), sheet);
                compared.differences().stream()
                        .map(line -> sheet.request().range() + " as of "
                                + sheet.request().asOf() + ": " + line)
                        .forEach(differences::add);
                values += compared.values();
            }
            assertEquals("", String.join("\n", differences));
            assertTrue(values > 10_000, "values compared: " + values);
        }
    }

    private KpiRequest question(List<Kpi> kpis) {
        Dimension by = random.nextInt(3) == 0 ? null : one(List.of(Dimension.values()));
        Dimension second = random.nextInt(2) == 0 ? null : one(List.of(Dimension.values()));
        Dimension across = by == null || second == by ? null : second;
        Map<Dimension, List<String>> filters = new EnumMap<>(Dimension.class);
        for (int i = random.nextInt(3); i > 0; i--) {
            Dimension dimension = one(List.of(Dimension.values()));
            List<String> codes = CODES.get(dimension);
            filters.put(dimension, random.nextBoolean() ? codes : List.of(one(codes)));
        }
        Set<Dimension> needed = new HashSet<>(filters.keySet());
        if (by != null) {
            needed.add(by);
        }
        if (across != null) {
            needed.add(across);
        }
        List<Kpi> able =
                kpis.stream().filter(kpi -> needed.stream().allMatch(kpi::has)).toList();
        Instant asOf = KpiBench.AS_OF.minus(Duration.ofMinutes(random.nextInt(3) == 0 ? random.nextInt(300_000) : 0));
        return KpiRequest.total(able, range(), scope(), asOf)
                .grain(one(List.of(Grain.values())))
                .by(by)
                .across(across)
                .filtered(filters);
    }

    private Range range() {
        LocalDate from = LocalDate.parse("2025-06-01").plusDays(random.nextInt(450));
        return new Range(from, from.plusDays(1 + random.nextInt(90)));
    }

    private Scope scope() {
        return switch (random.nextInt(4)) {
            case 0 -> Scope.of(Set.of("EAST"), Set.of());
            case 1 -> Scope.of(Set.of("WEST"), Set.of("S4", "S1"));
            default -> Scope.ALL;
        };
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
