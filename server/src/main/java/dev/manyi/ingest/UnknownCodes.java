package dev.manyi.ingest;

import dev.manyi.fact.Fact;
import dev.manyi.fact.Reference;
import dev.manyi.ingest.Outcome.RowError;
import dev.manyi.ingest.row.Shown;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Codes of some records that may not be named, and which records do. */
record UnknownCodes(Map<Dimension, Set<String>> codes) {
    static final UnknownCodes NONE = new UnknownCodes(Map.of());

    Optional<RowError> in(Fact fact, long row) {
        for (Map.Entry<Dimension, Set<String>> unknown : codes.entrySet()) {
            for (String code : unknown.getKey().codes(fact)) {
                if (unknown.getValue().contains(code)) {
                    return Optional.of(error(row, unknown.getKey().field(code), code));
                }
            }
        }
        return Optional.empty();
    }

    Optional<RowError> in(Reference reference, long row) {
        return codes.entrySet().stream()
                .filter(unknown -> unknown.getKey()
                        .code(reference)
                        .filter(unknown.getValue()::contains)
                        .isPresent())
                .findFirst()
                .map(unknown -> error(
                        row,
                        unknown.getKey().field(reference),
                        unknown.getKey().code(reference).orElseThrow()));
    }

    private static RowError error(long row, String field, String code) {
        return new RowError(
                row, field, "the code " + Shown.value(code) + " is not known: describe it first, or correct it");
    }
}
