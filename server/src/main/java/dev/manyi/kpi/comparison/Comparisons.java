package dev.manyi.kpi.comparison;

import dev.manyi.config.Settings.Disclosure;
import dev.manyi.kpi.KpiAnswer.Compared;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.Slot;
import dev.manyi.kpi.catalogue.Direction;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.kpi.period.BusinessCalendar;
import dev.manyi.kpi.period.Comparison;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Holds the values of one answer against all that was asked for. */
public final class Comparisons {
    private final KpiRequest request;
    private final BusinessCalendar calendar;
    private final int smallest;
    private final Map<Comparison, Yardstick> yardsticks = new ConcurrentHashMap<>();

    private Comparisons(KpiRequest request, BusinessCalendar calendar, int smallest) {
        this.request = request;
        this.calendar = calendar;
        this.smallest = smallest;
    }

    /** Asks once for everything that the places of an answer are compared with. */
    public static Future<Comparisons> load(
            KpiRequest request,
            Set<Slot> slots,
            BusinessCalendar calendar,
            Measures measures,
            YardstickQueries queries,
            Disclosure disclosure) {
        Set<Comparison> asked = request.comparisons();
        boolean placed = asked.contains(Comparison.TARGET) || asked.contains(Comparison.PARENT);
        Comparisons comparisons = new Comparisons(request, calendar, disclosure.smallGroup());
        return (placed ? Places.load(queries, request, slots) : Future.succeededFuture(Places.NONE)).compose(places -> {
            List<Future<?>> all = new ArrayList<>();
            for (Comparison comparison : asked) {
                Future<Yardstick> yardstick =
                        switch (comparison) {
                            case PREVIOUS, YEAR_AGO -> EarlierPeriods.load(comparison, request, calendar, measures);
                            case TARGET -> Targets.load(queries, request, places, slots);
                            case BENCHMARK -> Benchmarks.load(queries, request);
                            case PARENT -> Parents.load(queries, request, places, slots, measures, disclosure.parent());
                        };
                all.add(yardstick.onSuccess(loaded -> comparisons.yardsticks.put(comparison, loaded)));
            }
            return Future.all(all).map(loaded -> comparisons);
        });
    }

    public Map<Comparison, Compared> of(Kpi kpi, Slot slot, Estimate now) {
        boolean running =
                request.grain().window(slot.period(), request.range()).runningAt(calendar.day(request.asOf()));
        Map<Comparison, Compared> all = new EnumMap<>(Comparison.class);
        yardsticks.forEach((comparison, yardstick) -> {
            Reference reference = yardstick.of(kpi, slot);
            if (reference != Reference.NOT_TOLD) {
                all.put(comparison, compared(kpi, now, reference.told(now.n(), smallest), running));
            }
        });
        return all;
    }

    private static Compared compared(Kpi kpi, Estimate now, Reference reference, boolean running) {
        // What is held against a value that is not told would tell something of it, unless somebody fixed it.
        Estimate then = now.suppressed() && !reference.fixed() ? Estimate.SUPPRESSED : reference.estimate();
        if (now.value() == null || then.value() == null) {
            return new Compared(then, null, null, null, running, reference.against());
        }
        Boolean significant = reference.fixed()
                ? kpi.formula().significantAgainst(now, then.value())
                : kpi.formula().significant(now, then);
        return new Compared(
                then,
                now.value() - then.value(),
                improvement(kpi.direction(), now.value(), then.value()),
                significant,
                running,
                reference.against());
    }

    /** The change as a share of what was before, positive when it is for the better. */
    private static Double improvement(Direction direction, double after, double before) {
        if (direction == Direction.NONE || before == 0) {
            return null;
        }
        double gain = direction == Direction.LOWER ? before - after : after - before;
        return gain / Math.abs(before);
    }
}
