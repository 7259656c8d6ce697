package dev.manyi.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.manyi.http.Rejection.FieldError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * The fields of one JSON object. What is asked for is what is accepted; {@link #done} then rejects the request with
 * everything that was missing, wrong or unknown, in one list. Until then a wrong field reads as null or empty.
 */
public final class JsonFields {
    private final JsonNode object;
    private final String path;
    private final List<FieldError> errors;
    private final List<JsonFields> inner = new ArrayList<>();
    private final Set<String> asked = new LinkedHashSet<>();

    JsonFields(JsonNode object) {
        this(object, "", new ArrayList<>());
    }

    private JsonFields(JsonNode object, String path, List<FieldError> errors) {
        this.object = object;
        this.path = path;
        this.errors = errors;
    }

    /** Of an object that came in another way than by a request's body, such as a file. */
    public static JsonFields of(JsonNode object) {
        return new JsonFields(object);
    }

    /** A text that must be there. */
    public String text(String name, int shortest, int longest) {
        return required(name, accepts(shortest, longest), node -> textOf(node, shortest, longest));
    }

    public Optional<String> optionalText(String name, int shortest, int longest) {
        return optional(name, accepts(shortest, longest), node -> textOf(node, shortest, longest));
    }

    /** One of the given words; must be there. */
    public String choice(String name, Collection<String> words) {
        return required(name, "one of " + String.join(", ", words), node -> oneOf(node, words));
    }

    public Optional<String> optionalChoice(String name, Collection<String> words) {
        return optional(name, "one of " + String.join(", ", words), node -> oneOf(node, words));
    }

    /** A list of texts; empty when it is absent. */
    public List<String> texts(String name, int most, int longest) {
        String accepts = "a list of at most " + most + " texts of 1 to " + longest + " characters";
        return optional(name, accepts, node -> listOf(node, most, item -> textOf(item, 1, longest)))
                .orElse(List.of());
    }

    /** True or false. */
    public Optional<Boolean> optionalFlag(String name) {
        return optional(name, "true or false", node -> node.isBoolean() ? node.booleanValue() : null);
    }

    /** A whole number. */
    public Optional<Integer> optionalNumber(String name, int least, int most) {
        return optional(name, "a whole number from " + least + " to " + most, node -> {
            boolean fits = node.isInt() && node.intValue() >= least && node.intValue() <= most;
            return fits ? node.intValue() : null;
        });
    }

    /** Some of the given words, as a list; empty when it is absent. */
    public List<String> optionalChoices(String name, Collection<String> words) {
        String accepts = "a list of some of " + String.join(", ", words);
        return optional(name, accepts, node -> listOf(node, words.size(), item -> oneOf(item, words)))
                .orElse(List.of());
    }

    /** At least one of the given words, as a list. */
    public List<String> choices(String name, Collection<String> words) {
        String accepts = "a list of one or more of " + String.join(", ", words);
        List<String> chosen = required(name, accepts, node -> {
            List<String> items = listOf(node, words.size(), item -> oneOf(item, words));
            return items == null || items.isEmpty() ? null : items;
        });
        return chosen == null ? List.of() : chosen;
    }

    /** An object inside this one; its fields are checked by the outer {@link #done}. */
    public Optional<JsonFields> object(String name) {
        return optional(name, "an object", node -> node.isObject() ? node : null)
                .map(node -> new JsonFields(node, path + name + ".", errors))
                .map(fields -> {
                    inner.add(fields);
                    return fields;
                });
    }

    /** A list of at least one object; their fields are checked by the outer {@link #done}. */
    public List<JsonFields> objects(String name, int most) {
        String accepts = "a list of 1 to " + most + " objects";
        List<JsonNode> nodes =
                required(name, accepts, node -> listOf(node, most, item -> item.isObject() ? item : null));
        if (nodes == null) {
            return List.of();
        }
        if (nodes.isEmpty()) {
            errors.add(new FieldError(path + name, "is empty: give " + accepts));
        }
        List<JsonFields> fields = new ArrayList<>();
        nodes.forEach(node -> fields.add(new JsonFields(node, path + name + "[" + fields.size() + "].", errors)));
        inner.addAll(fields);
        return fields;
    }

    /** Whether a field is there and not null. */
    public boolean has(String name) {
        return object.hasNonNull(name);
    }

    /** Whether a field, that may be of several kinds, is an object. */
    public boolean isObject(String name) {
        return object.path(name).isObject();
    }

    /** Call it when all fields have been asked for. */
    public void done() {
        findUnknown();
        if (!errors.isEmpty()) {
            throw Rejection.invalid("The body has errors", errors);
        }
    }

    private void findUnknown() {
        object.fieldNames().forEachRemaining(name -> {
            if (!asked.contains(name)) {
                errors.add(new FieldError(path + name, "is not known here: accepted are " + String.join(", ", asked)));
            }
        });
        inner.forEach(JsonFields::findUnknown);
    }

    private <T> T required(String name, String accepts, Function<JsonNode, T> read) {
        if (!object.hasNonNull(name)) {
            asked.add(name);
            errors.add(new FieldError(path + name, "is missing: give " + accepts));
            return null;
        }
        return optional(name, accepts, read).orElse(null);
    }

    private <T> Optional<T> optional(String name, String accepts, Function<JsonNode, T> read) {
        asked.add(name);
        JsonNode node = object.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        T value = read.apply(node);
        if (value == null) {
            errors.add(new FieldError(
                    path + name,
                    "is " + node.getNodeType().name().toLowerCase(Locale.ROOT) + " that does not fit: give "
                            + accepts));
        }
        return Optional.ofNullable(value);
    }

    private static String accepts(int shortest, int longest) {
        return "a text of " + shortest + " to " + longest + " characters, without control characters";
    }

    private static String oneOf(JsonNode node, Collection<String> words) {
        return node.isTextual() && words.contains(node.textValue()) ? node.textValue() : null;
    }

    private static String textOf(JsonNode node, int shortest, int longest) {
        String text = node.textValue();
        return text != null && text.length() >= shortest && text.length() <= longest && storable(text) ? text : null;
    }

    /** Postgres keeps neither U+0000 nor half of a surrogate pair; other control characters only confuse logs. */
    private static boolean storable(String text) {
        return text.codePoints()
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }

    private static <T> List<T> listOf(JsonNode node, int most, Function<JsonNode, T> read) {
        if (!node.isArray() || node.size() > most) {
            return null;
        }
        List<T> items = new ArrayList<>();
        StreamSupport.stream(node.spliterator(), false).map(read).forEach(items::add);
        return items.contains(null) ? null : List.copyOf(items);
    }
}
