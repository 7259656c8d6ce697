package dev.manyi.kpi.index;

import dev.manyi.kpi.formula.Estimate;
import dev.manyi.kpi.formula.Formula;
import dev.manyi.kpi.measure.Measured;
import dev.manyi.kpi.rules.ScoringLine;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What carries one weight of an index: a KPI, or several of which the mean of the scores counts. `group` may be null. */
public record Part(String id, String group, List<Member> members) {
    public Part {
        members = List.copyOf(members);
    }

    /** A KPI and the line that scores it. */
    public record Member(String kpi, Formula formula, ScoringLine line) {}

    /** The estimates of those members that have data. */
    Map<Member, Estimate> present(Measured measured) {
        return members.stream()
                .map(member -> Map.entry(member, member.formula.of(measured)))
                .filter(entry -> entry.getValue().value() != null)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
