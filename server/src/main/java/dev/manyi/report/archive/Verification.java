package dev.manyi.report.archive;

import dev.manyi.auth.Scope;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.report.archive.Verdict.GivenOut;
import dev.manyi.report.archive.Verdict.Known;
import dev.manyi.report.archive.Verdict.Status;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/** Tells whether a file is one that was issued: by its hash, and by the number inside it. */
public final class Verification {
    private final Vertx vertx;
    private final IssuedQueries issued;
    private final EvidenceQueries evidence;

    Verification(Vertx vertx, IssuedQueries issued, EvidenceQueries evidence) {
        this.vertx = vertx;
        this.issued = issued;
        this.evidence = evidence;
    }

    private record Looked(String sha256, Optional<String> number) {}

    /** For a reader who is told of reports in the scope only; that a file they hold was issued they are told of any. */
    public Future<Verdict> of(Path file, Scope reader) {
        return vertx.executeBlocking(() -> look(file), false)
                .compose(looked -> issued.ofHash(reader, looked.sha256)
                        .compose(found -> found.isEmpty()
                                ? altered(looked, reader)
                                : found.get().seen()
                                        ? issued(found.get(), looked.sha256, reader)
                                        : Future.succeededFuture(new Verdict(Status.ISSUED, Optional.empty()))));
    }

    private static Looked look(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new Looked(DigestUtils.sha256Hex(in), FileMark.of(file));
        }
    }

    private Future<Verdict> issued(IssuedQueries.IssuedFile file, String sha256, Scope reader) {
        return Future.all(
                        issued.ofNumber(reader, file.number()),
                        evidence.firstOfFile(file.number(), file.format(), sha256))
                .map(all -> new Verdict(
                        Status.ISSUED,
                        all.<Optional<IssuedReport>>resultAt(0)
                                .map(report -> new Known(
                                        report,
                                        Optional.of(new GivenOut(file.format(), file.issuedAt(), all.resultAt(1)))))));
    }

    private Future<Verdict> altered(Looked looked, Scope reader) {
        return looked.number.isEmpty()
                ? Future.succeededFuture(Verdict.UNKNOWN)
                : issued.ofNumber(reader, looked.number.get())
                        .map(report -> report.map(known ->
                                        new Verdict(Status.ALTERED, Optional.of(new Known(known, Optional.empty()))))
                                .orElse(Verdict.UNKNOWN));
    }
}
