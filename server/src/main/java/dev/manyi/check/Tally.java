package dev.manyi.check;

import dev.manyi.kpi.rules.Rules;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** What is counted of one group in one period: one tally a family. */
final class Tally {
    final SurveyTally survey = new SurveyTally();
    final TicketTally ticket;
    final CustomerTally customer;
    final QualityTally quality = new QualityTally();
    final StaffTally staff = new StaffTally();

    Tally(Rules rules, OpenTime time, Instant asOf) {
        this.ticket = new TicketTally(rules, time, asOf);
        this.customer = new CustomerTally(rules);
    }

    /** Null for a KPI that no family knows. */
    Result of(String kpi) {
        List<Function<String, Result>> families = List.of(survey::of, ticket::of, customer::of, quality::of, staff::of);
        return families.stream()
                .map(family -> family.apply(kpi))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
