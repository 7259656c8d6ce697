package dev.manyi.evidence;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;

/** One row as it is stored. */
public record EvidenceRow(
        long seq,
        Instant at,
        String actor,
        String action,
        String subject,
        String address,
        JsonObject details,
        String previous,
        String hash) {
    /** What the first row has before it. */
    public static final String BEGINNING = "0".repeat(64);

    /** The row that follows one with this number and hash. */
    static EvidenceRow after(long seq, String previous, Instant at, Entry entry) {
        EvidenceRow row = new EvidenceRow(
                seq + 1,
                at,
                entry.actor().name(),
                entry.action().code(),
                entry.subject(),
                entry.actor().address(),
                new JsonObject(new LinkedHashMap<>(entry.details())),
                previous,
                "");
        return new EvidenceRow(
                row.seq, row.at, row.actor, row.action, row.subject, row.address, row.details, previous, row.digest());
    }

    /** SHA-256 over everything but the hash itself, in the one spelling there is. */
    String digest() {
        return DigestUtils.sha256Hex(CanonicalJson.of(Map.of(
                "seq", seq,
                "at", at.toString(),
                "actor", actor,
                "action", action,
                "subject", subject,
                "address", address,
                "details", details,
                "previous", previous)));
    }
}
