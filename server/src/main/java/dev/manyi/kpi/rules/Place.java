package dev.manyi.kpi.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A place in the rules file, called by its path: `windows.repeat`, `scoring.resolution_rate[1]`. What is wrong there is noted
 * and reading goes on, so that one start shows all mistakes.
 */
final class Place {
    private static final int LONGEST_ECHO = 60;
    private final String path;
    private final JsonNode node;
    private final List<String> problems;

    private Place(String path, JsonNode node, List<String> problems) {
        this.path = path;
        this.node = node;
        this.problems = problems;
    }

    static Place top(JsonNode node, List<String> problems) {
        return new Place("", node, problems);
    }

    Place at(String key) {
        return new Place(path.isEmpty() ? key : path + "." + key, node.path(key), problems);
    }

    void wrong(String message) {
        problems.add((path.isEmpty() ? "the file" : path) + ": " + message);
    }

    private void refuse(String accepted) {
        String text =
                node.isMissingNode() ? "nothing" : node.isTextual() ? "\"" + node.asText() + "\"" : node.toString();
        String shown = text.length() > LONGEST_ECHO ? text.substring(0, LONGEST_ECHO) + "…" : text;
        wrong(shown + " is not accepted; give " + accepted);
    }

    /** The entries of a block with these keys only. */
    Map<String, Place> entries(Collection<String> keys) {
        Map<String, Place> entries = entries("a block with " + String.join(", ", keys));
        List.copyOf(entries.keySet()).stream()
                .filter(key -> !keys.contains(key))
                .forEach(key -> entries.remove(key)
                        .wrong("there is no such key; accepted here are " + String.join(", ", keys)));
        return entries;
    }

    /** The entries of a block with any keys. */
    Map<String, Place> entries(String accepted) {
        Map<String, Place> entries = new LinkedHashMap<>();
        if (node.isObject()) {
            node.fieldNames().forEachRemaining(key -> entries.put(key, at(key)));
        } else {
            refuse(accepted);
        }
        return entries;
    }

    List<Place> items(String accepted) {
        List<Place> items = new ArrayList<>();
        if (!node.isArray()) {
            refuse(accepted);
        }
        for (int i = 0; i < node.size() && node.isArray(); i++) {
            items.add(new Place(path + "[" + i + "]", node.get(i), problems));
        }
        return items;
    }

    /** A text; empty when something else stands here. */
    String text(String accepted) {
        if (node.isTextual() && !node.asText().isBlank()) {
            return node.asText().strip();
        }
        refuse(accepted);
        return "";
    }

    /** A list of different texts. */
    Set<String> texts(String accepted) {
        Set<String> texts = new LinkedHashSet<>();
        for (Place item : items("a list: [" + accepted + ", …]")) {
            String text = item.text(accepted);
            if (!text.isEmpty() && !texts.add(text)) {
                item.wrong("\"" + text + "\" is there twice; say it once");
            }
        }
        return texts;
    }

    /** A list of different words out of those known. */
    Set<String> words(Collection<String> known) {
        Set<String> texts = texts("some of " + String.join(", ", known));
        texts.stream()
                .filter(text -> !known.contains(text))
                .forEach(text -> wrong("there is no \"" + text + "\"; accepted are " + String.join(", ", known)));
        texts.retainAll(known);
        return texts;
    }

    Duration duration() {
        String accepted = "a duration longer than 0 such as PT30M, PT4H or P30D";
        try {
            Duration duration = Duration.parse(node.asText());
            if (!duration.isNegative() && !duration.isZero()) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // Told below, with what would be accepted.
        }
        refuse(accepted);
        return Duration.ofDays(1);
    }

    boolean isText() {
        return node.isTextual();
    }

    double number(double least, double most) {
        if (node.isNumber() && node.asDouble() >= least && node.asDouble() <= most) {
            return node.asDouble();
        }
        refuse("a number from " + shown(least) + " to " + shown(most));
        return least;
    }

    int whole(int least, int most) {
        if (node.isIntegralNumber() && node.asDouble() >= least && node.asDouble() <= most) {
            return node.asInt();
        }
        refuse("a whole number from " + least + " to " + most);
        return least;
    }

    private static String shown(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
