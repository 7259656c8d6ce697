package dev.manyi.ingest;

import dev.manyi.fact.Category;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The tree that categories would make: business > group > problem type, so no branch is longer than three and none goes in
 * a circle. What breaks that is found in the whole, since rows that come together may name each other in any order.
 */
final class CategoryTree {
    private static final int LEVELS = 3;

    private final Map<String, String> stored;
    private final Map<String, String> parents;
    private final Set<String> moved = new HashSet<>();
    private final Map<String, String> faults = new LinkedHashMap<>();

    private CategoryTree(Map<String, String> stored) {
        this.stored = stored;
        this.parents = new TreeMap<>(stored);
    }

    /** Why some of these categories can not have their parents, by code; the others can, without them. */
    static Map<String, String> faults(Map<String, String> stored, Collection<Category> rows) {
        CategoryTree tree = new CategoryTree(stored);
        rows.forEach(row -> {
            tree.parents.put(row.code(), row.parent());
            tree.moved.add(row.code());
        });
        while (tree.rejectsSome()) {
            // A row that is rejected leaves its category where it was, and that may break what stands below.
        }
        return tree.faults;
    }

    private boolean rejectsSome() {
        Map<String, String> found = new LinkedHashMap<>();
        for (String code : parents.keySet()) {
            List<String> branch = branch(code);
            if (branch.size() > LEVELS) {
                culprit(branch).ifPresent(moving -> found.putIfAbsent(moving, message(moving, branch)));
            }
        }
        found.keySet().forEach(code -> {
            moved.remove(code);
            parents.put(code, stored.get(code));
        });
        faults.putAll(found);
        return !found.isEmpty();
    }

    /** The nearest of a branch that was moved: it is what made the branch so long. */
    private Optional<String> culprit(List<String> branch) {
        return branch.stream().filter(moved::contains).findFirst();
    }

    /** From a category upwards, until it is too long; a circle is too long. */
    private List<String> branch(String code) {
        List<String> branch = new ArrayList<>();
        for (String at = code; at != null && branch.size() <= LEVELS; at = parents.get(at)) {
            branch.add(at);
        }
        return branch;
    }

    private String message(String moving, List<String> branch) {
        List<String> above = branch(moving);
        int again = 1 + above.subList(1, above.size()).indexOf(moving);
        return again > 0
                ? "goes in a circle (" + down(above.subList(0, again + 1)) + "): a category can not stand above itself"
                : "makes a fourth level (" + down(branch) + "): there are three, business > group > problem type";
    }

    private static String down(List<String> branch) {
        List<String> down = new ArrayList<>(branch);
        Collections.reverse(down);
        return String.join(" > ", down);
    }
}
