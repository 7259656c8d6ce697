package dev.manyi.quality;

import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.formula.Estimate;
import java.util.List;

/** How far the numbers of a period can be trusted. */
public record Quality(
        KpiRequest question,
        Estimate responseRate,
        Counts counts,
        NotInvited notInvited,
        List<Excluded> excluded,
        List<Unmapped> unmapped,
        List<SourceState> sources) {

    /** Invitations sent, those that an answer names; questionnaires that came in, invited or not, and the valid ones. */
    public record Counts(long invitations, long answered, long responses, long valid) {}

    /** What happened in stores that invited nobody to answer. */
    public record NotInvited(long stores, long purchases, long tickets) {}

    public record Excluded(String reason, long n) {}

    /** The codes of a dimension that nobody has described, those named most in front; `total` is how many there are. */
    public record Unmapped(String dimension, List<NamedCode> codes, long total) {}

    /** `facts` is null where it is not told. */
    public record NamedCode(String code, Long facts) {}
}
