package dev.manyi.report.sentence;

import dev.manyi.kpi.KpiAnswer.Compared;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.catalogue.Unit;
import dev.manyi.kpi.period.Comparison;
import dev.manyi.report.block.BlockContext;
import dev.manyi.report.block.Figures;
import dev.manyi.reports.model.Tone;

/** How a number moved, in words. */
record Changes(BlockContext context, Phrases phrases) {

    /** Such as "2.4 points up on the month before". */
    String of(Kpi kpi, Comparison comparison, Compared compared) {
        if (compared.before().suppressed()) {
            return phrases.get("change.few", period(comparison));
        }
        if (compared.change() == null) {
            return phrases.get("change.none", period(comparison));
        }
        if (phrases.isNothing(kpi, compared.change())) {
            return phrases.get("change.same", period(comparison));
        }
        String way = compared.change() > 0 ? "up" : "down";
        return phrases.get(
                "change." + sort(kpi) + "." + way, phrases.amount(kpi, compared.change()), period(comparison));
    }

    /** The same, with whether it is noise where that can be told. */
    String withNoise(Kpi kpi, Comparison comparison, Compared compared) {
        boolean moved = compared.change() != null && !phrases.isNothing(kpi, compared.change());
        return of(kpi, comparison, compared) + noise(moved ? compared.significant() : null);
    }

    /** @param significant null where no test is defined */
    String noise(Boolean significant) {
        return phrases.get("noise." + (significant == null ? "none" : significant));
    }

    /** What does not show when it is rounded is no news. */
    Tone tone(Kpi kpi, Compared compared) {
        boolean moved = compared.change() != null && !phrases.isNothing(kpi, compared.change());
        return moved ? Figures.tone(kpi.direction(), compared) : Tone.NEUTRAL;
    }

    /** Such as "the month before"; of a running period as many days of it. */
    String period(Comparison comparison) {
        if (comparison == Comparison.YEAR_AGO) {
            return phrases.get("period.year_ago");
        }
        return phrases.get("period." + context.request().period().kind().id() + (running() ? ".running" : ""));
    }

    boolean running() {
        return context.request().period().range().runningAt(context.today());
    }

    /** Counts become more, times longer, all else goes up. */
    static String sort(Kpi kpi) {
        return kpi.unit() == Unit.COUNT ? "count" : kpi.unit() == Unit.SECONDS ? "time" : "rate";
    }
}
