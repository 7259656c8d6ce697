package dev.manyi.matrix;

import java.util.List;
import java.util.stream.Collectors;

/** Takes everything out of a database that is not of some stores, as if nobody had ever sent it. */
final class Narrowed {
    private final World world;
    private final String own;

    private Narrowed(World world, List<String> stores) {
        this.world = world;
        this.own = stores.stream().map(code -> "'" + code + "'").collect(Collectors.joining(", ", "(", ")"));
    }

    static void to(List<String> stores, World world) {
        Narrowed narrowed = new Narrowed(world, stores);
        narrowed.facts();
        narrowed.descriptions();
    }

    private void facts() {
        for (String table : List.of("response", "ticket", "purchase", "invitation", "conduct", "outage")) {
            // An outage of no store is one of all.
            world.sql("DELETE FROM " + table + " WHERE store NOT IN " + own);
        }
        // A person's assessments belong to the store where they work.
        world.sql(
                "DELETE FROM assessment WHERE employee NOT IN (SELECT code FROM employee WHERE store IN " + own + ")");
    }

    /** Stores, and what is known only by facts that are gone now. */
    private void descriptions() {
        // Whoever helped out here is known by name; where they come from is not.
        world.sql("UPDATE employee SET store = NULL WHERE store NOT IN " + own);
        world.sql("DELETE FROM employee d WHERE store IS NULL"
                + unnamed("employee", "response", "ticket", "conduct", "assessment"));
        world.sql("DELETE FROM channel d WHERE NOT mapped"
                + unnamed("channel", "response", "ticket", "invitation", "outage"));
        world.sql("DELETE FROM touchpoint d WHERE NOT mapped" + unnamed("touchpoint", "response"));
        world.sql("DELETE FROM survey d WHERE NOT mapped" + unnamed("survey", "response", "invitation"));
        world.sql("DELETE FROM category d WHERE NOT mapped" + unnamed("category", "response", "ticket", "purchase"));
        world.sql("DELETE FROM rating_dimension d WHERE NOT mapped"
                + " AND NOT EXISTS (SELECT FROM response f WHERE f.ratings ? d.code)");
        world.sql("DELETE FROM store WHERE code NOT IN " + own);
        world.sql("DELETE FROM region WHERE code NOT IN (SELECT region FROM store WHERE region IS NOT NULL)");
        world.sql("DELETE FROM target WHERE scope = 'store' AND code NOT IN " + own);
        world.sql("DELETE FROM target WHERE scope = 'region' AND code NOT IN (SELECT code FROM region)");
    }

    private static String unnamed(String column, String... tables) {
        return List.of(tables).stream()
                .map(table -> " AND NOT EXISTS (SELECT FROM " + table + " f WHERE f." + column + " = d.code)")
                .collect(Collectors.joining());
    }
}
