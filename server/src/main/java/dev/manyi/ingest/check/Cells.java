package dev.manyi.ingest.check;

import dev.manyi.ingest.Outcome.RowError;
import dev.manyi.ingest.row.Row;
import dev.manyi.ingest.row.Shown;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields of one row as typed values. What is wrong is noted and reads as absent, so that one look finds it all. */
final class Cells {
    private static final int MOST_ERRORS = 20;
    private static final int MOST_ENTRIES = 100;
    private static final long LARGEST_AMOUNT = 999_999_999_999L;
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,20}(\\.\\d{1,20})?");
    private static final Pattern MONTH =
            Pattern.compile("((?:19|20|21)\\d\\d)-(0[1-9]|1[0-2])(?:-01(?:[T ]00:00(?::00)?)?)?");
    private static final Pattern BAR = Pattern.compile("|", Pattern.LITERAL);
    private final Row row;
    private final ZoneId zone;
    private final List<RowError> errors = new ArrayList<>();

    Cells(Row row, ZoneId zone) {
        this.row = row;
        this.zone = zone;
    }

    List<RowError> errors() {
        return errors;
    }

    void wrong(String field, String message) {
        if (errors.size() < MOST_ERRORS) {
            errors.add(new RowError(row.number(), Shown.text(field), message));
        }
    }

    void required(String field) {
        Object value = row.values().get(field);
        if (value == null || value instanceof String text && text.isBlank()) {
            wrong(field, "is missing: every row needs it");
        }
    }

    /** A code or identifier: one line, without blanks around it. */
    String code(String field, int longest) {
        return code(field, row.values().get(field), longest);
    }

    private String code(String field, Object value, int longest) {
        String text = text(field, value, longest);
        String code = text == null ? null : text.strip();
        if (code != null && Characters.haveControl(code)) {
            return no(field, "holds a line break or another control character: give one line of text");
        }
        return code;
    }

    String text(String field, int longest) {
        return text(field, row.values().get(field), longest);
    }

    private String text(String field, Object value, int longest) {
        if (value == null) {
            return null;
        }
        if (!(value instanceof String text)) {
            // Who a customer is, a message does not repeat.
            String given = field.equals("customer") && value instanceof Number ? "a number" : kind(value);
            return no(field, "is " + given + ": give a text in quotation marks");
        }
        if (text.isBlank()) {
            return null;
        }
        if (!Characters.areStorable(text)) {
            return no(field, "holds U+0000 or half of a surrogate pair, which is no text: leave it out");
        }
        int length = text.codePointCount(0, text.length());
        return length <= longest ? text : no(field, "has " + length + " characters: at most " + longest + " fit");
    }

    String oneOf(String field, String... accepted) {
        String value = code(field, 64);
        return value == null || Arrays.asList(accepted).contains(value)
                ? value
                : no(field, "is " + Shown.value(value) + ": give one of " + String.join(", ", accepted));
    }

    Integer whole(String field, int least, int most) {
        return whole(field, row.values().get(field), least, most);
    }

    private Integer whole(String field, Object value, int least, int most) {
        BigDecimal number = number(value);
        return within(number, least, most) && decimals(number) == 0
                ? Integer.valueOf(number.intValue())
                : not(field, value, "a whole number from " + least + " to " + most);
    }

    Double decimal(String field, long least, long most) {
        Object value = row.values().get(field);
        BigDecimal number = number(value);
        return within(number, least, most)
                ? Double.valueOf(number.doubleValue())
                : not(field, value, "a number from " + least + " to " + most);
    }

    BigDecimal amount(String field) {
        Object value = row.values().get(field);
        BigDecimal number = number(value);
        return within(number, 0, LARGEST_AMOUNT) && decimals(number) <= 2
                ? number
                : not(field, value, "an amount from 0 to " + LARGEST_AMOUNT + " with at most two decimals");
    }

    private static boolean within(BigDecimal number, long least, long most) {
        return number != null
                && number.compareTo(BigDecimal.valueOf(least)) >= 0
                && number.compareTo(BigDecimal.valueOf(most)) <= 0;
    }

    private static int decimals(BigDecimal number) {
        return Math.max(0, number.stripTrailingZeros().scale());
    }

    /** An absent value is fine; another one is not what it should be. */
    private <T> T not(String field, Object value, String accepted) {
        return value == null ? null : no(field, "is " + Shown.value(value) + ": give " + accepted);
    }

    Boolean flag(String field) {
        Object value = row.values().get(field);
        if (value == null || value instanceof Boolean) {
            return (Boolean) value;
        }
        String text = row.textual() ? String.valueOf(value).strip().toLowerCase(Locale.ROOT) : "";
        return switch (text) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default ->
                no(
                        field,
                        "is " + Shown.value(value) + ": give true or false"
                                + (row.textual() ? " (or 1 or 0)" : " without quotation marks"));
        };
    }

    Instant instant(String field) {
        String text = code(field, 64);
        try {
            return text == null ? null : IsoInstant.parse(text, zone);
        } catch (DateTimeException e) {
            return no(field, Shown.value(text) + " " + e.getMessage());
        }
    }

    /** `2026-10`, or a day or time that begins such a month, as spreadsheets make of it. */
    YearMonth month(String field) {
        String text = code(field, 64);
        if (text == null) {
            return null;
        }
        Matcher month = MONTH.matcher(text);
        return month.matches()
                ? YearMonth.of(Integer.parseInt(month.group(1)), Integer.parseInt(month.group(2)))
                : no(field, "is " + Shown.value(text) + ": give a month such as 2026-10");
    }

    /** {dimension: 1–5}. */
    Map<String, Integer> ratings(String field) {
        return entries(field, (name, value) -> whole(name, value, 1, 5));
    }

    /** {question: [option]}; textual rows separate options by |. */
    Map<String, List<String>> choices(String field) {
        return entries(field, this::options);
    }

    private List<String> options(String name, Object value) {
        List<?> given = row.textual() && value instanceof String text
                ? Arrays.asList(BAR.split(text))
                : value instanceof List<?> list ? list : null;
        if (value == null || given == null || given.size() > MOST_ENTRIES) {
            return value == null
                    ? null
                    : no(name, "is " + kind(value) + ": give a list of up to " + MOST_ENTRIES + " options in []");
        }
        List<String> options = new ArrayList<>();
        for (Object option : given) {
            String read = option == null ? no(name, "holds null: leave it out") : code(name, option, 200);
            if (read != null) {
                options.add(read);
            }
        }
        return options.isEmpty() ? null : options;
    }

    private <V> Map<String, V> entries(String field, BiFunction<String, Object, V> read) {
        Map<String, V> entries = new LinkedHashMap<>();
        nested(field).forEach((name, value) -> {
            String path = field + "." + name;
            String known = code(path, name, 64);
            V entry = read.apply(path, value);
            if (known == null && !hasError(path)) {
                wrong(path, "has no name");
            } else if (entry != null) {
                entries.put(known, entry);
            }
        });
        if (entries.size() > MOST_ENTRIES) {
            return no(field, "holds " + entries.size() + " entries: at most " + MOST_ENTRIES + " fit");
        }
        return entries.isEmpty() ? null : entries;
    }

    /** An object, or in a textual row the columns `field.name`. */
    private Map<String, Object> nested(String field) {
        Map<String, Object> nested = new LinkedHashMap<>();
        Object value = row.values().get(field);
        if (value instanceof Map<?, ?> object) {
            object.forEach((name, entry) -> nested.put(String.valueOf(name), entry));
        } else if (value != null) {
            wrong(
                    field,
                    row.textual()
                            ? "needs a column for each entry, such as " + field + ".attitude"
                            : "is " + kind(value) + ": give an object {name: value}");
        }
        if (row.textual()) {
            row.values().forEach((name, entry) -> {
                if (name.startsWith(field + ".")) {
                    nested.put(name.substring(field.length() + 1), entry);
                }
            });
        }
        return nested;
    }

    /** JSON numbers; text is a number in textual rows only, so that "5" in JSON is seen as the mistake it is. */
    private BigDecimal number(Object value) {
        if (value instanceof BigDecimal number) {
            return number;
        }
        if (row.textual()
                && value instanceof String text
                && NUMBER.matcher(text.strip()).matches()) {
            return new BigDecimal(text.strip());
        }
        return null;
    }

    private boolean hasError(String field) {
        return errors.stream().anyMatch(e -> e.field().equals(Shown.text(field)));
    }

    private <T> T no(String field, String message) {
        wrong(field, message);
        return null;
    }

    private static String kind(Object value) {
        if (value instanceof Map) {
            return "an object";
        }
        return value instanceof List ? "a list" : Shown.value(value);
    }
}
