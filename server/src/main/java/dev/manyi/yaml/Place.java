package dev.manyi.yaml;

import com.fasterxml.jackson.core.JsonStreamContext;
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
 * A place in a file of YAML, called by its path: `windows.repeat`, `scoring.resolution_rate[1]`, with its line where lines
 * are known. What is wrong there is noted and reading goes on, so that one start shows all mistakes.
 */
public final class Place {
    private static final int LONGEST_ECHO = 60;
    private final String path;
    private final JsonNode node;
    private final Map<String, Integer> lines;
    private final List<String> problems;

    private Place(String path, JsonNode node, Map<String, Integer> lines, List<String> problems) {
        this.path = path;
        this.node = node;
        this.lines = lines;
        this.problems = problems;
    }

    /** Of content whose lines are not known, because it came from more than one text. */
    public static Place top(JsonNode node, List<String> problems) {
        return top(node, Map.of(), problems);
    }

    static Place top(JsonNode node, Map<String, Integer> lines, List<String> problems) {
        return new Place("", node, lines, problems);
    }

    /** What a place is called where a parser stands. */
    static String path(JsonStreamContext context) {
        if (context == null || context.inRoot()) {
            return "";
        }
        String above = path(context.getParent());
        return context.inArray() ? item(above, context.getCurrentIndex()) : entry(above, context.getCurrentName());
    }

    private static String entry(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String item(String path, int index) {
        return path + "[" + index + "]";
    }

    public Place at(String key) {
        return new Place(entry(path, key), node.path(key), lines, problems);
    }

    public void wrong(String message) {
        problems.add(line() + (path.isEmpty() ? "the file" : path) + ": " + message);
    }

    /** What is not there is missed in the nearest place that is. */
    private String line() {
        String near = path;
        while (!lines.containsKey(near) && !near.isEmpty()) {
            near = near.substring(0, Math.max(0, Math.max(near.lastIndexOf('.'), near.lastIndexOf('['))));
        }
        return lines.isEmpty() ? "" : "line " + lines.get(near) + ", ";
    }

    private void refuse(String accepted) {
        String text =
                node.isMissingNode() ? "nothing" : node.isTextual() ? "\"" + node.asText() + "\"" : node.toString();
        String shown = text.length() > LONGEST_ECHO ? text.substring(0, LONGEST_ECHO) + "…" : text;
        wrong(shown + " is not accepted; give " + accepted);
    }

    /** The entries of a block with these keys only. */
    public Map<String, Place> entries(Collection<String> keys) {
        Map<String, Place> entries = entries("a block with " + String.join(", ", keys));
        List.copyOf(entries.keySet()).stream()
                .filter(key -> !keys.contains(key))
                .forEach(key -> entries.remove(key)
                        .wrong("there is no such key; accepted here are " + String.join(", ", keys)));
        return entries;
    }

    /** The entries of a block with any keys. */
    public Map<String, Place> entries(String accepted) {
        Map<String, Place> entries = new LinkedHashMap<>();
        if (node.isObject()) {
            node.fieldNames().forEachRemaining(key -> entries.put(key, at(key)));
        } else {
            refuse(accepted);
        }
        return entries;
    }

    public List<Place> items(String accepted) {
        List<Place> items = new ArrayList<>();
        if (!node.isArray()) {
            refuse(accepted);
        }
        for (int i = 0; i < node.size() && node.isArray(); i++) {
            items.add(new Place(item(path, i), node.get(i), lines, problems));
        }
        return items;
    }

    /** A text; empty when something else stands here. */
    public String text(String accepted) {
        if (node.isTextual() && !node.asText().isBlank()) {
            return node.asText().strip();
        }
        refuse(accepted);
        return "";
    }

    /** A list of different texts. */
    public Set<String> texts(String accepted) {
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
    public Set<String> words(Collection<String> known) {
        Set<String> texts = texts("some of " + String.join(", ", known));
        texts.stream()
                .filter(text -> !known.contains(text))
                .forEach(text -> wrong("there is no \"" + text + "\"; accepted are " + String.join(", ", known)));
        texts.retainAll(known);
        return texts;
    }

    /** One of the words that are known; the first of them when something else stands here. */
    public String word(List<String> known) {
        if (node.isTextual() && known.contains(node.asText())) {
            return node.asText();
        }
        refuse(known.size() == 1 ? known.get(0) : "one of " + String.join(", ", known));
        return known.get(0);
    }

    public boolean flag() {
        if (!node.isBoolean()) {
            refuse("true or false");
        }
        return node.asBoolean();
    }

    public Duration duration() {
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

    public boolean isGiven() {
        return !node.isMissingNode();
    }

    public boolean isList() {
        return node.isArray();
    }

    public boolean isText() {
        return node.isTextual();
    }

    public double number(double least, double most) {
        if (node.isNumber() && node.asDouble() >= least && node.asDouble() <= most) {
            return node.asDouble();
        }
        refuse("a number from " + shown(least) + " to " + shown(most));
        return least;
    }

    public int whole(int least, int most) {
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
