package dev.manyi.ingest.file;

import dev.manyi.evidence.Action;
import dev.manyi.evidence.Actor;
import dev.manyi.evidence.Entry;
import dev.manyi.fact.RecordKind;
import dev.manyi.ingest.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What the evidence says of an import: that it began, so that a killed server leaves a trace, and how it ended. Files are
 * named after people at times, so only hashes of name and content are kept: whoever has the file can show that it is the one.
 */
final class ImportEntry {
    private final Actor actor;
    private final RecordKind kind;
    private final Map<String, Object> file;

    /** Reads the file once more, so not for an event loop. */
    ImportEntry(Actor actor, RecordKind kind, InputFile file, FileCheck check) throws IOException {
        this.actor = actor;
        this.kind = kind;
        try (InputStream content = Files.newInputStream(file.path())) {
            this.file = Map.of(
                    "name_sha256",
                            DigestUtils.sha256Hex(
                                    file.name().substring(file.name().lastIndexOf('/') + 1)),
                    "sha256", DigestUtils.sha256Hex(content),
                    "rows", check.rows());
        }
    }

    Entry begun() {
        return entry("begun", Map.of());
    }

    Entry done(Outcome outcome) {
        return entry("done", counts(outcome));
    }

    /** What was stored before stays. */
    Entry failed(Outcome soFar) {
        return entry("failed", counts(soFar));
    }

    private Entry entry(String state, Map<String, Object> more) {
        Map<String, Object> details = new HashMap<>(file);
        details.put("state", state);
        details.putAll(more);
        return new Entry(actor, Action.IMPORT, kind.plural(), details);
    }

    private static Map<String, Object> counts(Outcome outcome) {
        return Map.of(
                "accepted", outcome.accepted(),
                "duplicate", outcome.duplicate(),
                "updated", outcome.updated(),
                "rejected", outcome.rejected());
    }
}
