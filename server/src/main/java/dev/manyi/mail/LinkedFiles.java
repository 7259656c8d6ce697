package dev.manyi.mail;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/** The files behind links. */
@FunctionalInterface
public interface LinkedFiles {
    /** Empty when the delivery was cancelled, its link withdrawn, or the file is no longer kept. */
    Future<Optional<File>> find(UUID delivery, String format);

    /** As it was made for the scope of that delivery's recipient. */
    record File(Path path, String name, String mediaType, String sha256) {}
}
