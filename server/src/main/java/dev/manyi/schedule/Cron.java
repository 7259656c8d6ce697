package dev.manyi.schedule;

import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Five fields: minute, hour, day of the month, month, weekday. It says what clocks on the wall show, and knows no zone: what
 * happens when clocks change is decided in {@link Timing}.
 */
public final class Cron {
    public static final String ACCEPTED =
            "five fields \"minute hour day month weekday\" with one number from 0 to 59 as the minute, and a day of the month"
                    + " (1, 15, 31, L, LW, 15W) or a weekday (MON-FRI, 1, 5L, MON#2) but not both: \"0 8 1 * *\" is at 8:00 on the"
                    + " first of each month, \"30 7 * * MON\" at 7:30 on Mondays";
    private static final CronDefinition DEFINITION = CronDefinitionBuilder.defineCron()
            .withMinutes()
            .withStrictRange()
            .and()
            .withHours()
            .withStrictRange()
            .and()
            .withDayOfMonth()
            .supportsL()
            .supportsW()
            .supportsLW()
            .withStrictRange()
            .and()
            .withMonth()
            .withStrictRange()
            .and()
            .withDayOfWeek()
            .withValidRange(0, 7)
            .withMondayDoWValue(1)
            .withIntMapping(7, 0)
            .supportsL()
            .supportsHash()
            .withStrictRange()
            .and()
            .instance();
    private static final int LONGEST = 100;
    private final String text;
    private final ExecutionTime times;
    private final List<String> fields;

    private Cron(String text, List<String> fields, ExecutionTime times) {
        this.text = text;
        this.fields = fields;
        this.times = times;
    }

    /** Throws IllegalArgumentException with what would be accepted. */
    public static Cron parse(String given) {
        List<String> fields = List.of(given.strip().split("\\s+"));
        // More often than hourly is nobody's mail; two ways to say the day are read differently by different programs.
        boolean fits = given.length() <= LONGEST
                && fields.size() == 5
                && fields.get(0).matches("\\d{1,2}")
                && (fields.get(2).equals("*") || fields.get(4).equals("*"));
        if (!fits) {
            throw new IllegalArgumentException("\"" + given + "\" is not accepted; give " + ACCEPTED);
        }
        String text = String.join(" ", fields);
        try {
            Cron cron = new Cron(text, fields, ExecutionTime.forCron(new CronParser(DEFINITION).parse(text)));
            cron.after(LocalDateTime.of(2000, 1, 1, 0, 0))
                    .orElseThrow(() -> new IllegalArgumentException("there is no such day"));
            return cron;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "\"" + given + "\" is not accepted (" + e.getMessage() + "); give " + ACCEPTED);
        }
    }

    /** The next time on the wall after another; none when no such day comes any more. */
    Optional<LocalDateTime> after(LocalDateTime time) {
        return times.nextExecution(time.atZone(ZoneOffset.UTC)).map(next -> next.toLocalDateTime());
    }

    /** Whether it is of every day: which day is then for somebody else to say. */
    boolean everyDay() {
        return fields.get(2).equals("*") && fields.get(4).equals("*");
    }

    /** Whether it is at one time of the day. */
    boolean onceADay() {
        return fields.get(1).matches("\\d{1,2}");
    }

    @Override
    public String toString() {
        return text;
    }
}
