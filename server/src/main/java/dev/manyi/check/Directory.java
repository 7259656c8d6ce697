package dev.manyi.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The dimensions that are small enough to be known by heart. `unmapped` has, by the name of their table, the codes that
 * facts name and nobody has described.
 */
record Directory(
        Map<String, Shop> shops,
        Map<String, Person> people,
        Map<String, String> parents,
        Map<String, Set<String>> unmapped) {
    private static final Shop NOWHERE = new Shop(null, null);
    private static final Person NOBODY = new Person(null, null);

    record Shop(String region, String city) {}

    record Person(String store, String post) {}

    Shop shop(String store) {
        return store == null ? NOWHERE : shops.getOrDefault(store, NOWHERE);
    }

    Person person(String employee) {
        return employee == null ? NOBODY : people.getOrDefault(employee, NOBODY);
    }

    /** From the business down to the category itself: one to three codes; none for a code that has no row. */
    List<String> path(String category) {
        List<String> path = new ArrayList<>();
        for (String code = category; code != null && parents.containsKey(code) && path.size() < 3; ) {
            path.add(0, code);
            code = parents.get(code);
        }
        return path;
    }

    boolean describes(String table, String code) {
        return code == null || !unmapped.getOrDefault(table, Set.of()).contains(code);
    }
}
