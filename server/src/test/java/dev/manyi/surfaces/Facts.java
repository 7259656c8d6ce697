package dev.manyi.surfaces;

import dev.manyi.fact.DimensionQueries;
import dev.manyi.fact.Region;
import dev.manyi.fact.Store;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A few hundred facts of a small chain, the same for every run: of the current month, the one before and a year ago.
 * Region QUIET was never asked about effort and has no complaints, so that some of its KPIs have no data.
 */
final class Facts {
    /** A name that would run if any page took it for markup; its store is the best of all. */
    static final String HOSTILE_NAME = "<img src=x onerror=alert(1)>";

    static final int STORES = 27;
    private static final List<LocalDate> MONTHS =
            List.of(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 9, 1), LocalDate.of(2025, 10, 1));
    private static final List<String> RATED = List.of("attitude", "expertise", "clarity", "environment");
    private final Random random = new Random(20261020);
    private final List<Store> stores = IntStream.range(0, STORES)
            .mapToObj(i -> new Store(
                    "S%03d".formatted(i),
                    i == 0 ? HOSTILE_NAME : "门店%d号".formatted(i),
                    region(i),
                    "上海",
                    null,
                    null,
                    null))
            .toList();

    private static String region(int store) {
        return store < 12 ? "EAST" : store < 24 ? "WEST" : "QUIET";
    }

    void saveStores(DimensionQueries dimensions) {
        LiveServer.await(dimensions
                .saveRegions(
                        List.of(new Region("EAST", "华东大区"), new Region("WEST", "西部大区"), new Region("QUIET", "清静大区")))
                .compose(saved -> dimensions.saveStores(stores)));
    }

    JsonArray responses() {
        List<JsonObject> all = new ArrayList<>();
        for (LocalDate month : MONTHS) {
            IntStream.range(0, month.equals(MONTHS.get(0)) ? 421 : 153).forEach(i -> all.add(response(month, i)));
        }
        return new JsonArray(all);
    }

    JsonArray tickets() {
        List<JsonObject> all = new ArrayList<>();
        for (LocalDate month : MONTHS) {
            IntStream.range(0, month.equals(MONTHS.get(0)) ? 307 : 111).forEach(i -> all.add(ticket(month, i)));
        }
        return new JsonArray(all);
    }

    private JsonObject response(LocalDate month, int number) {
        Store store = stores.get(number % STORES);
        boolean best = store.name().equals(HOSTILE_NAME);
        JsonObject response = new JsonObject()
                .put("source", "survey")
                .put("external_id", month + "-" + number)
                .put("store", store.code())
                .put("submitted_at", moment(month).toString())
                .put("csat", best ? 5 : 1 + random.nextInt(5))
                .put("nps", random.nextInt(11));
        if (!store.region().equals("QUIET")) {
            response.put("ces", 1 + random.nextInt(7));
        }
        JsonObject ratings = new JsonObject();
        RATED.stream().filter(side -> random.nextBoolean()).forEach(side -> ratings.put(side, 1 + random.nextInt(5)));
        return response.put("ratings", ratings);
    }

    private JsonObject ticket(LocalDate month, int number) {
        Store store = stores.get(number % STORES);
        LocalDateTime opened = moment(month);
        boolean complaint = !store.region().equals("QUIET") && random.nextBoolean();
        JsonObject ticket = new JsonObject()
                .put("source", "desk")
                .put("external_id", month + "-" + number)
                .put("store", store.code())
                .put("kind", complaint ? "complaint" : "request")
                .put("priority", List.of("urgent", "important", "routine").get(random.nextInt(3)))
                .put("opened_at", opened.toString())
                .put("reopened", random.nextInt(4) == 0 ? 1 : 0)
                .put("transfers", random.nextInt(5) == 0 ? 1 : 0)
                .put("contacts", 1 + random.nextInt(2));
        if (random.nextInt(10) > 0) {
            ticket.put(
                    "first_response_at",
                    opened.plusSeconds(7 + random.nextInt(40_000)).toString());
            LocalDateTime resolved = opened.plusSeconds(40_007 + random.nextInt(200_000));
            if (random.nextInt(10) > 1) {
                ticket.put("resolved_at", resolved.toString())
                        .put("closed_at", resolved.plusHours(1).toString());
            }
        }
        return ticket;
    }

    /** Within the first 19 days, local time: before the tests' now. */
    private LocalDateTime moment(LocalDate month) {
        return month.atStartOfDay()
                .plusSeconds(random.nextInt(16 * 86_400))
                .plusNanos(1_000_000L * random.nextInt(1_000));
    }
}
