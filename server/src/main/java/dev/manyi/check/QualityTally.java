package dev.manyi.check;

import dev.manyi.check.FactRows.Common;
import dev.manyi.check.FactRows.PurchaseRow;
import dev.manyi.check.FactRows.ResponseRow;
import dev.manyi.check.FactRows.TicketRow;
import java.time.Instant;
import java.util.stream.Stream;

/** The data-quality family: over the records of all kinds, excluded responses too. */
final class QualityTally {
    private final Shares shares = new Shares();

    void add(ResponseRow row, Instant asOf) {
        Instant submitted = row.common().at();
        addRecord(row.common(), inOrder(row.startedAt(), submitted) && past(asOf, row.startedAt(), submitted));
    }

    void add(TicketRow row, Instant asOf) {
        boolean order = inOrder(row.firstResponseAt(), row.resolvedAt())
                && inOrder(row.resolvedAt(), row.closedAt())
                && inOrder(row.resolvedAt(), row.followedUpAt());
        boolean past = past(
                asOf,
                row.openedAt(),
                row.firstResponseAt(),
                row.investigatedAt(),
                row.proposedAt(),
                row.resolvedAt(),
                row.closedAt(),
                row.escalatedAt(),
                row.followedUpAt());
        addRecord(row.common(), order && past);
    }

    void add(PurchaseRow row, Instant asOf) {
        addRecord(row.common(), past(asOf, row.common().at()));
    }

    /** Of facts that are no records only the codes they name are looked at. */
    void add(Common row) {
        shares.add("unmapped_share", !row.named());
    }

    private void addRecord(Common row, boolean accurate) {
        add(row);
        shares.add("completeness", row.complete());
        shares.add("accuracy", accurate);
    }

    private static boolean past(Instant asOf, Instant... moments) {
        return Stream.of(moments).allMatch(moment -> inOrder(moment, asOf));
    }

    private static boolean inOrder(Instant first, Instant second) {
        return first == null || second == null || !second.isBefore(first);
    }

    /** Null for a KPI of another family. */
    Result of(String kpi) {
        return switch (kpi) {
            case "completeness", "unmapped_share", "accuracy" -> shares.of(kpi);
            default -> null;
        };
    }
}
