package dev.manyi.kpi.sql;

import dev.manyi.kpi.measure.Condition;
import dev.manyi.kpi.rules.Rules.ComplaintSteps;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;

/** The steps that a complaint should take, in their order: which moment of the ticket says so, and which KPI judges it. */
public enum ComplaintStep {
    RECEIVED(
            "step_received",
            "first_response_at",
            Condition.RECEIVED_IN_TIME,
            Condition.RECEIVED_DUE,
            ComplaintSteps::received),
    INVESTIGATED(
            "step_investigated",
            "investigated_at",
            Condition.INVESTIGATED_IN_TIME,
            Condition.INVESTIGATED_DUE,
            ComplaintSteps::investigated),
    PROPOSED(
            "step_proposed",
            "proposed_at",
            Condition.PROPOSED_IN_TIME,
            Condition.PROPOSED_DUE,
            ComplaintSteps::proposed),
    FED_BACK(
            "step_fed_back",
            "followed_up_at",
            Condition.FED_BACK_IN_TIME,
            Condition.FED_BACK_DUE,
            ComplaintSteps::fedBack),
    CLOSED(
            "closure_48h",
            "closed_at",
            Condition.COMPLAINT_CLOSED_IN_TIME,
            Condition.COMPLAINT_CLOSE_DUE,
            ComplaintSteps::closed);

    private final String kpi;
    private final String moment;
    private final Condition inTime;
    private final Condition due;
    private final Function<ComplaintSteps, Duration> allowed;

    ComplaintStep(
            String kpi, String moment, Condition inTime, Condition due, Function<ComplaintSteps, Duration> allowed) {
        this.kpi = kpi;
        this.moment = moment;
        this.inTime = inTime;
        this.due = due;
        this.allowed = allowed;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The KPI that says how many reach it in time. */
    public String kpi() {
        return kpi;
    }

    String column() {
        return "f." + moment;
    }

    Condition inTime() {
        return inTime;
    }

    /** It was reached, or its time is over. */
    Condition due() {
        return due;
    }

    /** How soon after the opening. */
    public Duration allowed(ComplaintSteps steps) {
        return allowed.apply(steps);
    }
}
