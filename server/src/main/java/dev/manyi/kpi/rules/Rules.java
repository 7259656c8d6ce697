package dev.manyi.kpi.rules;

import dev.manyi.fact.FactKind;
import dev.manyi.kpi.measure.Hours;
import java.time.Duration;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules by which service is judged, complete and checked. `version` tells two sets of rules apart. */
public record Rules(
        Map<String, Duration> responseTargets,
        ComplaintSteps complaintSteps,
        Duration followUp,
        Windows windows,
        LiveContact liveContact,
        List<String> serviceChannels,
        Month fiscalYearStart,
        OpeningHours openingHours,
        Set<String> openingHoursFor,
        Map<FactKind, List<String>> expectedFields,
        Map<String, ScoringLine> scoring,
        IndexRules indices,
        String version) {
    /** How the ids of ratings begin; the line that is called `rating_<dimension>` scores those without one of their own. */
    static final String RATING = "rating_";

    static final String ANY_RATING = RATING + "<dimension>";

    /** How soon after its opening a complaint should reach each step. */
    public record ComplaintSteps(
            Duration received, Duration investigated, Duration proposed, Duration fedBack, Duration closed) {}

    public record Windows(Duration repeat, Duration repurchase, Duration silent, Duration lost, Duration touched) {}

    /** Which contacts are live, how soon an answer gets the full score, and what each further step costs a point. */
    public record LiveContact(List<String> channels, Duration full, Duration step) {}

    /** The hours in which a KPI's time runs. */
    public Hours hours(String kpi) {
        return openingHoursFor.contains(kpi) ? Hours.OPENING : Hours.CALENDAR;
    }

    /** The line that turns values of the KPI into scores. */
    public ScoringLine scoring(String kpi) {
        ScoringLine line = scoring.getOrDefault(kpi, kpi.startsWith(RATING) ? scoring.get(ANY_RATING) : null);
        if (line == null) {
            throw new IllegalArgumentException("the rules have no scoring for " + kpi);
        }
        return line;
    }
}
