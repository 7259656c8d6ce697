package dev.manyi.evidence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What the evidence can hold: values that the database gives back exactly as they were given, and that have one spelling. */
final class Plain {
    private static final int LONGEST = 1_000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");

    private Plain() {}

    /** Without what no text in Postgres can hold, and not without end: what strangers send gets here, too. */
    static String text(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints()
                .limit(LONGEST)
                .map(c -> c == 0 || Character.getType(c) == Character.SURROGATE ? '\uFFFD' : c)
                .forEach(clean::appendCodePoint);
        return text.codePointCount(0, text.length()) > LONGEST
                ? clean.append('…').toString()
                : clean.toString();
    }

    static Map<String, Object> map(Map<?, ?> map) {
        Map<String, Object> plain = new TreeMap<>();
        map.forEach((name, value) -> {
            if (!NAME.matcher(name.toString()).matches()) {
                throw new IllegalArgumentException("\"" + name + "\" is no name of a detail: " + NAME);
            }
            plain.put(name.toString(), value(value));
        });
        return Collections.unmodifiableMap(plain);
    }

    private static Object value(Object value) {
        if (value == null || value instanceof Boolean || value instanceof Integer || value instanceof Long) {
            return value;
        }
        if (value instanceof String text) {
            return text(text);
        }
        if (value instanceof Map<?, ?> map) {
            return map(map);
        }
        if (value instanceof Collection<?> list) {
            List<Object> plain = new ArrayList<>();
            list.forEach(one -> plain.add(value(one)));
            return Collections.unmodifiableList(plain);
        }
        throw new IllegalArgumentException("A " + value.getClass().getSimpleName()
                + " has more than one spelling: give a text, a whole number, a flag, or lists and maps of these");
    }
}
