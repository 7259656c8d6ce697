package dev.manyi.report.block;

import dev.manyi.kpi.KpiAnswer.KpiRow;
import dev.manyi.kpi.period.Grain;
import dev.manyi.kpi.period.Range;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** In which steps a period is shown, and what they are called. */
record Timeline(Grain grain, Range range, LocalDate today) {
    private static final int DAYS_OF_A_MONTH = 31;
    private static final int DAYS_OF_HALF_A_YEAR = 184;
    private static final int DAYS_OF_TWO_YEARS = 731;

    /** Of a curve: days for a month, weeks for a half-year, else months. */
    static Timeline curve(Optional<Grain> wanted, BlockContext context) {
        return of(wanted.orElse(byLength(context, Grain.DAY, Grain.WEEK, Grain.MONTH)), context);
    }

    /** Of columns side by side: weeks for a month, months for two years, else years. */
    static Timeline columns(Optional<Grain> wanted, BlockContext context) {
        return of(wanted.orElse(byLength(context, Grain.WEEK, Grain.MONTH, Grain.MONTH)), context);
    }

    private static Timeline of(Grain grain, BlockContext context) {
        return new Timeline(grain, context.request().period().range(), context.today());
    }

    private static Grain byLength(BlockContext context, Grain month, Grain halfYear, Grain twoYears) {
        long days = context.request().period().range().days();
        if (days <= DAYS_OF_A_MONTH) {
            return month;
        }
        if (days <= DAYS_OF_HALF_A_YEAR) {
            return halfYear;
        }
        return days <= DAYS_OF_TWO_YEARS ? twoYears : Grain.YEAR;
    }

    /** Whole and over: half a day or half a week would look like a fall. A period shorter than one step is shown as it is. */
    List<KpiRow> whole(List<KpiRow> rows) {
        List<KpiRow> whole = rows.stream()
                .filter(row -> grain.isWhole(row.period(), grain.window(row.period(), range)))
                .toList();
        return (whole.isEmpty() ? rows : whole)
                .stream()
                        .filter(row -> !grain.plus(row.period(), 1).isAfter(today))
                        .toList();
    }

    /** As short as it can be told apart: days of one year leave it out, the report says it already. */
    String label(LocalDate period) {
        String day = period.toString();
        return switch (grain) {
            case MONTH -> day.substring(0, 7);
            case QUARTER -> period.getYear() + "-Q" + ((period.getMonthValue() - 1) / 3 + 1);
            case HALF_YEAR -> period.getYear() + "-H" + ((period.getMonthValue() - 1) / 6 + 1);
            case YEAR -> day.substring(0, 4);
            default -> day.substring(oneYear() ? 5 : 0);
        };
    }

    private boolean oneYear() {
        return range.from().getYear() == range.to().minusDays(1).getYear();
    }
}
