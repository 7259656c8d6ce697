package dev.manyi.check;

import dev.manyi.check.FactRows.AssessmentRow;
import dev.manyi.check.FactRows.ConductRow;
import java.util.HashMap;
import java.util.Map;

/** How staff behaved and how they were assessed. */
final class StaffTally {
    private final Map<String, Long> conduct = new HashMap<>();
    private final Map<String, Long> vetoes = new HashMap<>();
    private final Map<String, Double> certified = new HashMap<>();
    private double peerScores;
    private long peers;

    void add(ConductRow row) {
        conduct.merge(row.kind(), 1L, Long::sum);
        if (row.kind().equals("veto")) {
            vetoes.merge(String.valueOf(row.code()), 1L, Long::sum);
        }
    }

    /** They come in the order of time: the last certification of a person stays. */
    void add(AssessmentRow row) {
        if (row.kind().equals("peer")) {
            peerScores += row.score();
            peers++;
        } else {
            certified.put(row.common().subject().employee(), row.score());
        }
    }

    long conduct(String kind) {
        return conduct.getOrDefault(kind, 0L);
    }

    /** How many by code. */
    Map<String, Long> vetoes() {
        return vetoes;
    }

    /** Null for a KPI of another family. */
    Result of(String kpi) {
        return switch (kpi) {
            case "peer_score" -> Result.plain(peers == 0 ? 0 : peerScores / peers, peers);
            case "certification_score" ->
                Result.plain(
                        certified.values().stream()
                                .mapToDouble(Double::doubleValue)
                                .average()
                                .orElse(0),
                        certified.size());
            default -> null;
        };
    }
}
