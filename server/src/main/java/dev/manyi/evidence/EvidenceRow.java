package dev.manyi.evidence;

import io.vertx.core.json.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;

/** One row as it is stored; the details as JSON text. */
public record EvidenceRow(
        long seq,
        Instant at,
        String actor,
        String action,
        String subject,
        String address,
        String details,
        String previous,
        String hash) {
    /** Always with six places of a second, as the database keeps them. */
    private static final DateTimeFormatter AT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    /** The row that follows. */
    static EvidenceRow after(Head head, Instant at, Entry entry) {
        EvidenceRow row = new EvidenceRow(
                head.seq() + 1,
                at,
                entry.actor().name(),
                entry.action().code(),
                entry.subject(),
                entry.actor().address(),
                CanonicalJson.of(entry.details()),
                head.hash(),
                "");
        return new EvidenceRow(
                row.seq,
                row.at,
                row.actor,
                row.action,
                row.subject,
                row.address,
                row.details,
                row.previous,
                row.digest());
    }

    /** SHA-256 over everything but the hash itself, in the one spelling there is. */
    String digest() {
        return DigestUtils.sha256Hex(CanonicalJson.of(Map.of(
                "seq", seq,
                "at", AT.format(at),
                "actor", actor,
                "action", action,
                "subject", subject,
                "address", address,
                "details", Json.decodeValue(details),
                "previous", previous)));
    }

    Head head() {
        return new Head(seq, hash);
    }
}
