package dev.manyi.check;

import dev.manyi.check.FactRows.ResponseRow;
import java.util.HashMap;
import java.util.Map;

/** The survey family: over valid responses, and over the invitations they answer. */
final class SurveyTally {
    private final Scores csat = new Scores();
    private final Scores nps = new Scores();
    private final Scores ces = new Scores();
    private final Map<String, Scores> ratings = new HashMap<>();
    private long responses;
    private long valid;
    private long judged;
    private long negative;
    private long invited;
    private long answered;

    void add(ResponseRow row) {
        responses++;
        if (!row.valid()) {
            return;
        }
        valid++;
        csat.add(row.csat());
        nps.add(row.nps());
        ces.add(row.ces());
        row.ratings()
                .forEach((side, score) ->
                        ratings.computeIfAbsent(side, key -> new Scores()).add(score));
        judged += row.sentiment() == null ? 0 : 1;
        negative += "negative".equals(row.sentiment()) ? 1 : 0;
    }

    void addInvitation(boolean wasAnswered) {
        invited++;
        answered += wasAnswered ? 1 : 0;
    }

    /** Null for a KPI of another family. */
    Result of(String kpi) {
        return switch (kpi) {
            case "responses" -> Result.plain(valid, valid);
            case "csat_mean" -> csat.mean();
            case "csat_score" -> csat.mean().scaled(25, -25);
            case "csat_top2" -> Result.share(csat.between(4, 5), csat.n());
            case "nps" -> Result.net(nps.between(9, 10), nps.between(0, 6), nps.n());
            case "ces_mean" -> ces.mean();
            case "response_rate" -> Result.share(answered, invited);
            case "negative_share" -> Result.share(negative, judged);
            case "valid_share" -> Result.share(valid, responses);
            default -> kpi.startsWith("rating_") ? rating(kpi.substring("rating_".length())) : null;
        };
    }

    private Result rating(String side) {
        Scores scores = ratings.get(side);
        return scores == null ? Result.NONE : scores.mean();
    }
}
