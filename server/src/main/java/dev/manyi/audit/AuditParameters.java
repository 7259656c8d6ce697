package dev.manyi.audit;

import dev.manyi.evidence.Action;
import dev.manyi.http.Rejection;
import dev.manyi.http.Rejection.FieldError;
import io.vertx.core.MultiMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Reads what somebody asks of the evidence, and gathers all that is wrong with it. */
final class AuditParameters {
    private static final int MOST_ROWS = 500;
    private static final int USUAL_ROWS = 100;
    private static final int FARTHEST = 10_000_000;
    private static final int LONGEST_TEXT = 200;
    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

    private final MultiMap given;
    private final ZoneId zone;
    private final List<FieldError> mistakes = new ArrayList<>();

    record Asked(AuditFilter filter, int limit, int offset) {}

    AuditParameters(MultiMap given, ZoneId zone) {
        this.given = given;
        this.zone = zone;
    }

    Asked read() {
        LocalDate from = day("from");
        LocalDate to = day("to");
        if (from != null && to != null && !from.isBefore(to)) {
            mistake("to", "must be after from (" + from + "); it is the day after the last");
        }
        AuditFilter filter = new AuditFilter(start(from), start(to), text("actor"), actions(), text("subject"));
        int limit = number("limit", 1, MOST_ROWS, USUAL_ROWS);
        int offset = number("offset", 0, FARTHEST, 0);
        given.names().stream()
                .filter(name -> given.getAll(name).size() > 1)
                .forEach(name -> mistake(name, "is there more than once: give it once"));
        if (!mistakes.isEmpty()) {
            throw Rejection.invalid("The question is not valid", mistakes);
        }
        return new Asked(filter, limit, offset);
    }

    private LocalDate day(String name) {
        String text = given.get(name);
        if (text == null) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (!day.isBefore(EARLIEST) && !day.isAfter(LATEST)) {
                return day;
            }
        } catch (DateTimeException e) {
            // Told below, as for a day out of bounds.
        }
        mistake(name, "give a day from " + EARLIEST + " to " + LATEST + " such as 2026-10-01");
        return null;
    }

    private Instant start(LocalDate day) {
        return day == null ? null : day.atStartOfDay(zone).toInstant();
    }

    private String text(String name) {
        String text = given.get(name);
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (text.length() > LONGEST_TEXT || text.chars().anyMatch(Character::isISOControl)) {
            mistake(name, "give 1 to " + LONGEST_TEXT + " characters in one line");
        }
        return text;
    }

    private List<String> actions() {
        String text = given.get("action");
        List<String> codes = text == null || text.isEmpty() ? List.of() : Arrays.asList(text.split(",", -1));
        if (!codes.stream().allMatch(code -> Action.of(code).isPresent())) {
            mistake(
                    "action",
                    "give one or more of "
                            + Arrays.stream(Action.values()).map(Action::code).collect(Collectors.joining(", "))
                            + ", separated by commas");
        }
        return codes;
    }

    private int number(String name, int least, int most, int usual) {
        String text = given.get(name);
        if (text == null) {
            return usual;
        }
        if (text.matches("\\d{1,9}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        mistake(name, "give a number from " + least + " to " + most);
        return usual;
    }

    private void mistake(String field, String message) {
        mistakes.add(new FieldError(field, message));
    }
}
