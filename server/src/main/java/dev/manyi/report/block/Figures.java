package dev.manyi.report.block;

import dev.manyi.kpi.KpiAnswer.Compared;
import dev.manyi.kpi.KpiAnswer.KpiValue;
import dev.manyi.kpi.catalogue.Direction;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.report.request.ReportWords;
import dev.manyi.reports.format.Format;
import dev.manyi.reports.format.Unit;
import dev.manyi.reports.model.Cell;
import dev.manyi.reports.model.Change;
import dev.manyi.reports.model.Figure;
import dev.manyi.reports.model.FigureCell;
import dev.manyi.reports.model.TextCell;
import dev.manyi.reports.model.Tone;
import java.util.Optional;

/** Turns the engine's values into a report's figures without touching a digit. */
public final class Figures {
    /** Below this n a share or a mean is printed grey and says so. */
    public static final long MINIMUM_SAMPLE = 30;

    private static final Format WHOLE = new Format(Unit.COUNT, 0);

    private Figures() {}

    public static Format format(Kpi kpi) {
        return new Format(Unit.valueOf(kpi.unit().name()), kpi.decimals());
    }

    public static Figure figure(Kpi kpi, Estimate estimate) {
        return new Figure(
                estimate.value(), format(kpi), estimate.n(), estimate.low(), estimate.high(), small(kpi, estimate));
    }

    /** Without the interval, where that has columns of its own. */
    public static Figure bare(Kpi kpi, Estimate estimate) {
        return new Figure(estimate.value(), format(kpi), estimate.n(), null, null, small(kpi, estimate));
    }

    /** A figure, or the words for one that rests on too few facts about people to be told. */
    public static Cell cell(Estimate estimate, Figure figure, ReportWords words, Optional<Integer> smallest) {
        return estimate.suppressed()
                ? new TextCell(
                        words.get("suppressed", smallest.map(String::valueOf).orElse("")))
                : new FigureCell(figure);
    }

    /** An end of an interval; null where there is none. */
    public static Figure end(Kpi kpi, Double end, long n) {
        return new Figure(end, format(kpi), n, null, null);
    }

    public static Figure count(long n) {
        return new Figure((double) n, WHOLE, n, null, null);
    }

    private static boolean small(Kpi kpi, Estimate estimate) {
        // A target rests on no sample at all.
        return estimate.value() != null
                && estimate.n() > 0
                && estimate.n() < MINIMUM_SAMPLE
                && kpi.unit() != dev.manyi.kpi.catalogue.Unit.COUNT;
    }

    public static Change change(Kpi kpi, String label, KpiValue value, Compared compared) {
        Figure difference =
                new Figure(compared.change(), format(kpi), value.estimate().n(), null, null);
        return new Change(label, difference, compared.significant(), tone(kpi.direction(), compared));
    }

    public static Tone tone(Direction direction, Compared compared) {
        Double change = compared.change();
        boolean noise = Boolean.FALSE.equals(compared.significant());
        if (change == null || change == 0 || direction == Direction.NONE || noise) {
            return Tone.NEUTRAL;
        }
        return change > 0 == (direction == Direction.HIGHER) ? Tone.BETTER : Tone.WORSE;
    }
}
