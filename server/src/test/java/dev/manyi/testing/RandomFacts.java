package dev.manyi.testing;

import dev.manyi.fact.Assessment;
import dev.manyi.fact.Category;
import dev.manyi.fact.Conduct;
import dev.manyi.fact.DimensionQueries;
import dev.manyi.fact.Employee;
import dev.manyi.fact.Fact;
import dev.manyi.fact.FactKind;
import dev.manyi.fact.Invitation;
import dev.manyi.fact.Outage;
import dev.manyi.fact.Purchase;
import dev.manyi.fact.Region;
import dev.manyi.fact.Response;
import dev.manyi.fact.Store;
import dev.manyi.fact.Survey;
import dev.manyi.fact.Ticket;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A small chain with facts of all kinds, by a seed: everything that may be absent sometimes is, codes are named that nobody
 * described, times fall on the edges of targets, outages overlap and do not end, and some of it lies after as_of.
 */
public final class RandomFacts {
    private static final String SOURCE = "random";
    private static final int DAYS = 500;
    private static final List<String> STORES = List.of("S1", "S2", "S3", "S4", "S-unmapped");
    private static final List<String> CHANNELS =
            List.of("phone", "online_chat", "app", "email", "in_store", "self_service", "fax");
    private static final List<String> CATEGORIES =
            List.of("B1", "B1-G1", "B1-G1-P1", "B1-G1-P2", "B1-G2", "B2", "B2-G1-P1", "unmapped", "orphan");
    private static final List<String> EMPLOYEES = List.of("E1", "E2", "E3", "E4", "E5", "E6", "E-unmapped");
    private static final List<String> KINDS = List.of("complaint", "request", "consultation");

    private final Random random;
    private final Instant last;

    /** Facts of the days before `last`, a few of the days after it. */
    public RandomFacts(long seed, Instant last) {
        this.random = new Random(seed);
        this.last = last;
    }

    /** Describes the dimensions, stores so many facts of the frequent kinds, and judges responses as the product may. */
    public RandomFacts fill(KpiBench bench, int count) {
        describe(new DimensionQueries(bench.db().database()));
        facts(count).stream()
                .collect(Collectors.groupingBy(FactKind::of))
                .values()
                .forEach(bench::write);
        bench.sql("UPDATE response SET exclusion = 'too fast' WHERE abs(hashtext(external_id)) % 9 = 0");
        bench.sql("UPDATE response SET sentiment = (ARRAY['positive', 'neutral', 'negative'])"
                + "[1 + abs(hashtext(comment)) % 3] WHERE comment IS NOT NULL AND abs(hashtext(external_id)) % 4 > 0");
        bench.sql("UPDATE customer SET mapped = true, tier = (ARRAY['new', 'normal', 'vip', 'strategic', NULL])"
                + "[1 + abs(hashtext(code)) % 5]");
        return this;
    }

    private static void describe(DimensionQueries dimensions) {
        KpiBench.await(dimensions.saveRegions(List.of(new Region("EAST", "East"), new Region("WEST", "West"))));
        KpiBench.await(dimensions.saveStores(List.of(
                store("S1", "EAST", "Shanghai"),
                store("S2", "EAST", "Hangzhou"),
                store("S3", "WEST", "Chengdu"),
                store("S4", null, null),
                store("S-empty", "WEST", "Chengdu"))));
        KpiBench.await(dimensions.saveEmployees(List.of(
                new Employee("E1", "E1", "S1", "technical"),
                new Employee("E2", "E2", "S1", "reception"),
                new Employee("E3", "E3", "S2", "technical"),
                new Employee("E4", "E4", "S3", "reception"),
                new Employee("E5", "E5", "S3", "reception"),
                new Employee("E6", "E6", null, null))));
        KpiBench.await(dimensions.saveCategories(List.of(
                new Category("B1", "Repair", null),
                new Category("B1-G1", "Phones", "B1"),
                new Category("B1-G1-P1", "Screen", "B1-G1"),
                new Category("B1-G1-P2", "Battery", "B1-G1"),
                new Category("B1-G2", "Laptops", "B1"),
                new Category("B2", "Sales", null),
                new Category("B2-G1", "Delivery", "B2"),
                new Category("B2-G1-P1", "Late", "B2-G1"),
                new Category("orphan", "Without its parent", "gone"))));
        KpiBench.await(dimensions.saveSurveys(List.of(new Survey("Q1", "After service"))));
    }

    private static Store store(String code, String region, String city) {
        return new Store(code, code, region, city, null, null, null);
    }

    /** So many responses, tickets and purchases, half as many invitations, and some of the rare kinds; in any order. */
    public List<Fact> facts(int count) {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            facts.add(response("r" + i, count));
            facts.add(ticket("t" + i));
            facts.add(purchase("p" + i));
        }
        for (int i = 0; i < count / 2; i++) {
            facts.add(new Invitation(SOURCE, "i" + i, maybe("Q1"), one(STORES), maybe(one(CHANNELS)), moment()));
        }
        for (int i = 0; i < count / 12; i++) {
            facts.add(outage("o" + i));
            facts.add(assessment("a" + i, i));
            facts.add(conduct("c" + i));
        }
        return facts;
    }

    private Response response(String id, int count) {
        Instant submitted = moment();
        Integer csat = maybe(1 + random.nextInt(5));
        return new Response(
                SOURCE,
                id,
                one(STORES),
                maybe(random.nextInt(9) == 0 ? "Q-unmapped" : "Q1"),
                maybe(one(CHANNELS)),
                maybe(random.nextInt(9) == 0 ? "pigeon" : one(List.of("sms", "kiosk", "app"))),
                maybe(one(CATEGORIES)),
                maybe(one(EMPLOYEES)),
                customer(),
                null,
                random.nextInt(3) == 0 ? "i" + random.nextInt(count) : null,
                maybe(submitted.plusSeconds(random.nextInt(700) - 600)),
                submitted,
                csat,
                maybe(random.nextInt(11)),
                maybe(1 + random.nextInt(7)),
                ratings(),
                null,
                csat == null || random.nextInt(3) == 0 ? "comment " + random.nextInt(50) : null,
                null,
                null,
                null);
    }

    private Map<String, Integer> ratings() {
        Map<String, Integer> ratings = new TreeMap<>();
        for (String side : List.of("attitude", "expertise", "smell")) {
            if (random.nextInt(side.equals("smell") ? 20 : 2) == 0) {
                ratings.put(side, 1 + random.nextInt(5));
            }
        }
        return ratings.isEmpty() ? null : ratings;
    }

    private Ticket ticket(String id) {
        Instant opened = moment();
        boolean live = random.nextInt(3) == 0;
        return new Ticket(
                SOURCE,
                id,
                one(STORES),
                live ? one(List.of("phone", "online_chat", "in_store")) : maybe(one(CHANNELS)),
                maybe(one(CATEGORIES)),
                maybe(one(KINDS)),
                maybe(one(List.of("urgent", "important", "routine"))),
                maybe(one(EMPLOYEES)),
                customer(),
                opened,
                live ? opened.plusMillis(500L * random.nextInt(160)) : after(opened),
                after(opened),
                after(opened),
                after(opened),
                after(opened),
                random.nextInt(4) == 0 ? after(opened) : null,
                maybe(random.nextInt(3)),
                maybe(random.nextInt(3)),
                maybe(random.nextInt(2)),
                maybe(random.nextBoolean()),
                after(opened),
                maybe(random.nextBoolean()),
                null,
                null,
                null);
    }

    private Purchase purchase(String id) {
        BigDecimal amount = BigDecimal.valueOf(random.nextInt(100_000), 2);
        return new Purchase(SOURCE, id, one(STORES), customer(), maybe(one(CATEGORIES)), moment(), maybe(amount));
    }

    private Outage outage(String id) {
        Instant from = moment();
        Instant to = random.nextInt(8) == 0 ? null : from.plusSeconds(random.nextInt(30 * 86_400));
        return new Outage(SOURCE, id, one(CHANNELS), maybe(one(STORES)), from, to);
    }

    private Conduct conduct(String id) {
        String kind = one(List.of("veto", "commendation", "commendation", "commendation", "breach"));
        return new Conduct(SOURCE, id, one(STORES), maybe(one(EMPLOYEES)), moment(), kind, maybe(kind + "-code"), null);
    }

    /** Some of one person at one moment. */
    private Assessment assessment(String id, int i) {
        Instant at = i % 5 == 0 ? last.minus(Duration.ofDays(40)) : moment();
        return new Assessment(
                SOURCE,
                id,
                one(EMPLOYEES),
                at,
                one(List.of("peer", "certification")),
                (double) random.nextInt(1_001) / 10);
    }

    /** Most on full minutes, some on the microsecond, one in fifty after `last`. */
    private Instant moment() {
        Instant minute = last.minus(Duration.ofMinutes(random.nextInt(DAYS * 1_440)));
        if (random.nextInt(50) == 0) {
            return last.plus(Duration.ofMinutes(random.nextInt(3_000)));
        }
        return random.nextInt(3) == 0 ? minute.plusNanos(random.nextInt(60_000_000) * 1_000L) : minute;
    }

    /** Never, soon, exactly at a target, or days later. */
    private Instant after(Instant opened) {
        return switch (random.nextInt(6)) {
            case 0 -> null;
            case 1, 2 -> opened.plusSeconds(random.nextInt(4_000));
            case 3 ->
                opened.plus(one(List.of(
                        Duration.ofMinutes(30),
                        Duration.ofHours(2),
                        Duration.ofHours(4),
                        Duration.ofHours(24),
                        Duration.ofHours(48))));
            default -> opened.plusNanos((long) (random.nextDouble() * 6 * 86_400e6) * 1_000);
        };
    }

    private String customer() {
        return maybe("customer " + random.nextInt(60));
    }

    private <T> T maybe(T value) {
        return random.nextInt(5) == 0 ? null : value;
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
