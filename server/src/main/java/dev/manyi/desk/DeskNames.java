package dev.manyi.desk;

import dev.manyi.desk.Desk.Ticket;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.DimensionNames;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What people call the places, categories and people of some tickets, by code. */
record DeskNames(Map<String, String> stores, Map<String, String> categories, Map<String, String> employees) {

    static Future<DeskNames> of(DimensionNames names, List<Ticket> tickets, String language) {
        Future<Map<String, String>> stores = names.of(Dimension.STORE, codes(tickets, Ticket::store), language);
        Future<Map<String, String>> categories =
                names.of(Dimension.CATEGORY, codes(tickets, Ticket::category), language);
        Future<Map<String, String>> employees =
                names.of(Dimension.EMPLOYEE, codes(tickets, Ticket::employee), language);
        return Future.all(stores, categories, employees)
                .map(all -> new DeskNames(stores.result(), categories.result(), employees.result()));
    }

    private static Set<String> codes(List<Ticket> tickets, Function<Ticket, String> code) {
        return tickets.stream().map(code).filter(Objects::nonNull).collect(Collectors.toSet());
    }
}
