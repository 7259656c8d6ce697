package dev.manyi.matrix;

import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.period.Grain;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Questions to everything that answers in figures, by a seed: of one's own, of others', and of what nobody has. */
final class RandomQuestions {
    private static final List<String> KPIS = List.of(
            "responses",
            "nps",
            "csat_mean",
            "response_rate",
            "valid_share",
            "tickets",
            "response_sla",
            "repeat_rate",
            "first_response_p90",
            "repurchase_rate",
            "lifecycle_active",
            "availability",
            "unmapped_share",
            "completeness",
            "service_index",
            "staff_index",
            "rating_smell",
            "rating_attitude",
            "negative_share",
            "follow_up_48h");
    private static final Map<Dimension, List<String>> CODES = Map.ofEntries(
            Map.entry(Dimension.STORE, List.of("S1", "S2", "S3", "S4", "S-empty", "S-unmapped", "S9")),
            Map.entry(Dimension.REGION, List.of("EAST", "WEST", "NORTH")),
            Map.entry(Dimension.CITY, List.of("Shanghai", "Hangzhou", "Chengdu", "Atlantis")),
            Map.entry(Dimension.CHANNEL, List.of("phone", "app", "in_store", "fax", "drum")),
            Map.entry(Dimension.BUSINESS, List.of("B1", "B2", "orphan", "B9")),
            Map.entry(Dimension.CATEGORY_GROUP, List.of("B1-G1", "B2-G1")),
            Map.entry(Dimension.CATEGORY, List.of("B1", "B1-G1-P1", "B2-G1-P1", "unmapped")),
            Map.entry(Dimension.TOUCHPOINT, List.of("sms", "pigeon")),
            Map.entry(Dimension.EMPLOYEE, List.of("E1", "E2", "E3", "E4", "E5", "E6", "E-unmapped", "E9")),
            Map.entry(Dimension.POST, List.of("technical", "reception")),
            Map.entry(Dimension.TIER, List.of("new", "vip", "normal")),
            Map.entry(Dimension.PRIORITY, List.of("urgent", "routine")),
            Map.entry(Dimension.SURVEY, List.of("Q1", "Q-unmapped")),
            Map.entry(Dimension.KIND, List.of("complaint", "request")));
    /** Rows by these have parents outside of what a reader sees. */
    private static final Set<Dimension> PLACES = Set.of(Dimension.STORE, Dimension.REGION, Dimension.CITY);

    private final Random random;

    RandomQuestions(long seed) {
        this.random = new Random(seed);
    }

    /** `besideThePlace`: the parents of the rows lie outside of what a reader of one place sees. */
    record Asked(String path, String type, boolean besideThePlace) {}

    Asked next() {
        return switch (random.nextInt(11)) {
            case 0 -> same("/overview?" + period() + filters(), "application/json");
            case 1 -> same("/kpis", "application/json");
            case 2 -> same("/kpis/" + one(KPIS) + "/rows?" + period() + filters(), "text/csv");
            case 3 ->
                same(
                        "/kpis/" + one(KPIS) + "/rows?" + period() + filters() + "&limit=" + (1 + random.nextInt(40)),
                        "application/json");
            case 4 -> same("/service-desk?" + period() + filters() + "&limit=200", "application/json");
            case 5 -> same("/problems?" + period() + filters(), "application/json");
            case 6 -> same("/data-quality?" + period() + filters(), "application/json");
            default -> values();
        };
    }

    private static Asked same(String path, String type) {
        return new Asked(path, type, false);
    }

    private Asked values() {
        Dimension by = random.nextInt(3) == 0 ? null : one(List.of(Dimension.values()));
        String filters = filters();
        String path = "/kpis/values?" + period() + "&kpi=" + kpis() + "&grain="
                + one(Arrays.asList(Grain.values())).id() + filters
                + (by == null ? "" : "&by=" + by.id())
                + (random.nextBoolean() ? "&explain=true" : "")
                + (random.nextInt(4) == 0 ? "&limit=" + (1 + random.nextInt(9)) : "");
        List<String> compared = compared(by, filters);
        String question = compared.isEmpty() ? path : path + "&compare=" + String.join(",", compared);
        return new Asked(question, "application/json", by == null || PLACES.contains(by));
    }

    /**
     * A reader of one place has its target without saying which; the admin has to name it. So targets are asked for only
     * where both name it.
     */
    private List<String> compared(Dimension by, String filters) {
        boolean placed = by == Dimension.STORE || by == Dimension.REGION || filters.contains("&store=");
        List<String> possible = new ArrayList<>(List.of("previous", "year_ago", "benchmark", "parent"));
        if (placed) {
            possible.add("target");
        }
        return possible.stream().filter(comparison -> random.nextInt(3) == 0).toList();
    }

    private String kpis() {
        List<String> some = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            some.add(one(KPIS));
        }
        return String.join(",", some.stream().distinct().toList());
    }

    private String period() {
        LocalDate from = LocalDate.parse("2025-08-01").plusDays(random.nextInt(400));
        return "from=" + from + "&to=" + from.plusDays(1 + random.nextInt(90));
    }

    private String filters() {
        StringBuilder filters = new StringBuilder();
        for (int i = random.nextInt(3); i > 0; i--) {
            Dimension dimension = one(List.of(Dimension.values()));
            if (filters.indexOf("&" + dimension.id() + "=") < 0) {
                filters.append("&").append(dimension.id()).append("=").append(one(CODES.get(dimension)));
            }
        }
        return filters.toString();
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
