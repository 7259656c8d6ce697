package dev.manyi.demo;

import dev.manyi.fact.Category;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The categories of the demo chain (business > group > problem type), read from problems.txt. */
final class Problems {
    static final String DELIVERY = "DELIVERY";
    /** What customers of a shop visit talk about; the rest of the businesses comes up in tickets. */
    private static final Map<String, Double> OF_A_VISIT = Map.of(
            DELIVERY, 1.0, "PRODUCT", 1.2, "INSTALL", 0.5, "RETURN", 0.4, "STORE", 4.0, "PRICE", 1.5, "MEMBER", 0.9);

    private final List<Category> categories = new ArrayList<>();
    private final List<Problem> all = new ArrayList<>();
    private final Weighted<Problem> ofTickets;
    private final Weighted<Problem> ofVisits;
    private final Weighted<Problem> ofDelivery;

    Problems() {
        String business = null;
        String post = null;
        String group = null;
        for (String line : Resource.lines("problems.txt")) {
            if (line.startsWith("[")) {
                String[] words = line.substring(1, line.length() - 1).split(" ");
                business = words[0];
                post = words[2];
                categories.add(new Category(words[0], words[1], null));
            } else if (line.startsWith("=")) {
                String[] words = line.substring(2).split(" ");
                group = words[0];
                categories.add(new Category(words[0], words[1], business));
            } else {
                Problem problem = parse(line, business, post);
                categories.add(new Category(problem.code(), problem.name(), group));
                all.add(problem);
            }
        }
        ofTickets = new Weighted<>(all, Problem::weight);
        ofVisits = new Weighted<>(all, problem -> problem.weight() * OF_A_VISIT.get(problem.business()));
        ofDelivery = new Weighted<>(
                all.stream()
                        .filter(problem -> problem.business().equals(DELIVERY))
                        .toList(),
                Problem::weight);
    }

    private static Problem parse(String line, String business, String post) {
        List<String> parts = Arrays.stream(line.split("\\|")).map(String::strip).collect(Collectors.toList());
        String[] words = parts.remove(0).split(" ");
        return new Problem(
                words[0],
                words[1],
                business,
                post,
                Double.parseDouble(words[2]),
                Double.parseDouble(words[3]),
                Double.parseDouble(words[4]),
                List.copyOf(parts));
    }

    List<Category> categories() {
        return List.copyOf(categories);
    }

    List<Problem> all() {
        return List.copyOf(all);
    }

    Problem ofTicket(Dice dice) {
        return ofTickets.one(dice);
    }

    Problem ofVisit(Dice dice) {
        return ofVisits.one(dice);
    }

    Problem ofDelivery(Dice dice) {
        return ofDelivery.one(dice);
    }
}
