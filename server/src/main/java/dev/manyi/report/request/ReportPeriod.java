package dev.manyi.report.request;

import dev.manyi.kpi.period.Range;
import dev.manyi.report.template.PeriodKind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The period of a report: 2026-10, 2026-Q3, 2026-H1, 2026, or 2026-10-01..2026-10-15 (the last day included). */
public record ReportPeriod(String label, Range range) {
    public static final String ACCEPTED = "2026-10, 2026-Q3, 2026-H1, 2026 or 2026-10-01..2026-10-15";
    private static final int LONGEST_DAYS = 3_660;
    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);
    private static final Map<Integer, PeriodKind> CALENDAR =
            Map.of(1, PeriodKind.MONTH, 3, PeriodKind.QUARTER, 6, PeriodKind.HALF_YEAR, 12, PeriodKind.YEAR);
    private static final Pattern PART = Pattern.compile("(\\d{4})(?:-(?:(\\d{2})|Q([1-4])|H([12])))?");
    private static final Pattern DAYS = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})\\.\\.(\\d{4}-\\d{2}-\\d{2})");

    public ReportPeriod {
        if (range.from().isBefore(EARLIEST) || range.to().isAfter(LATEST)) {
            throw new IllegalArgumentException(
                    "\"" + label + "\" is not accepted; a report covers days from " + EARLIEST + " to " + LATEST);
        }
        if (range.days() > LONGEST_DAYS) {
            throw new IllegalArgumentException(
                    "\"" + label + "\" has " + range.days() + " days; a report covers at most " + LONGEST_DAYS);
        }
    }

    /** Throws IllegalArgumentException with what would be accepted. */
    public static ReportPeriod parse(String text) {
        return new ReportPeriod(
                text,
                range(text)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "\"" + text + "\" is not a period; accepted are " + ACCEPTED)));
    }

    private static Optional<Range> range(String text) {
        Matcher part = PART.matcher(text);
        Matcher days = DAYS.matcher(text);
        try {
            if (part.matches()) {
                return Optional.of(part(part));
            }
            return days.matches()
                    ? Optional.of(new Range(
                            LocalDate.parse(days.group(1)),
                            LocalDate.parse(days.group(2)).plusDays(1)))
                    : Optional.empty();
        } catch (DateTimeException | IllegalArgumentException noSuchDays) {
            return Optional.empty();
        }
    }

    /** From a first day to the day after the last. */
    public static ReportPeriod between(String from, String to) {
        try {
            Range range = new Range(LocalDate.parse(from), LocalDate.parse(to));
            return new ReportPeriod(range.from() + ".." + range.to().minusDays(1), range);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "from and to must be days such as 2026-10-01, to the day after the last");
        }
    }

    /** How people call it: 2026年10月, October 2026; days where it is no month, quarter, half-year or year. */
    public String title(ReportWords words) {
        LocalDate first = range.from();
        int months = months();
        return words.get(
                "period." + kind().id(),
                String.valueOf(first.getYear()),
                String.valueOf(first.getMonthValue()),
                first.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                months == 0 ? 0 : (first.getMonthValue() - 1) / months + 1,
                first.toString(),
                range.to().minusDays(1).toString());
    }

    /** Days where it is no month, quarter, half-year or year of the calendar. */
    public PeriodKind kind() {
        int months = months();
        boolean aligned = months > 0 && (range.from().getMonthValue() - 1) % months == 0;
        return aligned ? CALENDAR.getOrDefault(months, PeriodKind.DAYS) : PeriodKind.DAYS;
    }

    /** None where it begins or ends within one. */
    private int months() {
        return range.wholeMonths() ? (int) ChronoUnit.MONTHS.between(range.from(), range.to()) : 0;
    }

    private static Range part(Matcher part) {
        int year = Integer.parseInt(part.group(1));
        if (part.group(2) != null) {
            return Range.month(
                    YearMonth.of(year, Integer.parseInt(part.group(2))).atDay(1));
        }
        if (part.group(3) != null) {
            return months(YearMonth.of(year, 3 * Integer.parseInt(part.group(3)) - 2), 3);
        }
        if (part.group(4) != null) {
            return months(YearMonth.of(year, 6 * Integer.parseInt(part.group(4)) - 5), 6);
        }
        return months(YearMonth.of(year, 1), 12);
    }

    private static Range months(YearMonth first, int count) {
        return new Range(first.atDay(1), first.plusMonths(count).atDay(1));
    }
}
