package dev.manyi.audit;

import dev.manyi.csv.SpreadsheetCsv;
import dev.manyi.evidence.EvidenceRow;
import java.util.List;
import java.util.stream.Stream;

/** Entries for a spreadsheet. */
final class AuditCsv {
    static final String HEADER = SpreadsheetCsv.header(
            List.of("seq", "at", "actor", "action", "subject", "address", "details", "previous", "hash"));

    private AuditCsv() {}

    static String lines(List<EvidenceRow> rows) {
        return SpreadsheetCsv.lines(rows.stream().map(AuditCsv::line).toList());
    }

    private static List<String> line(EvidenceRow row) {
        return Stream.of(
                        String.valueOf(row.seq()),
                        row.at().toString(),
                        row.actor(),
                        row.action(),
                        row.subject(),
                        row.address(),
                        row.details(),
                        row.previous(),
                        row.hash())
                .map(SpreadsheetCsv::text)
                .toList();
    }
}
