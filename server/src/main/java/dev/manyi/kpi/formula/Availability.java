package dev.manyi.kpi.formula;

import dev.manyi.kpi.measure.Hours;
import dev.manyi.kpi.measure.Measure;
import dev.manyi.kpi.measure.Measured;
import java.util.List;

/** The part of the service minutes in which nothing was down; n is the service minutes, to the nearest. */
public record Availability(Hours hours) implements Formula {
    @Override
    public List<Measure> measures() {
        return List.of(new Measure.OutageMinutes(hours), new Measure.ServiceMinutes(hours));
    }

    @Override
    public List<Counted> counts() {
        return List.of(new Counted.Minutes(hours));
    }

    @Override
    public Estimate of(Measured measured) {
        double service = measured.sum(new Measure.ServiceMinutes(hours));
        return service == 0
                ? Estimate.NO_DATA
                : Estimate.plain(1 - measured.sum(new Measure.OutageMinutes(hours)) / service, Math.round(service));
    }

    @Override
    public Formula in(Hours other) {
        return new Availability(other);
    }
}
