package dev.manyi.db;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** In a folder a folder for each of something, named by its id. */
public final class FoldersById {
    private final WorkerExecutor workers;
    private final Path all;

    public FoldersById(Vertx vertx, Path all) {
        this.workers = vertx.createSharedWorkerExecutor("folders-by-id", 1);
        this.all = all;
    }

    public Path of(UUID id) {
        return all.resolve(id.toString());
    }

    /** The ids that have a folder here. */
    public Future<List<UUID>> list() {
        return workers.executeBlocking(() -> {
            List<UUID> found = new ArrayList<>();
            if (Files.isDirectory(all)) {
                try (Stream<Path> folders = Files.list(all)) {
                    folders.forEach(folder -> id(folder.getFileName().toString(), found));
                }
            }
            return found;
        });
    }

    private static void id(String name, List<UUID> found) {
        try {
            found.add(UUID.fromString(name));
        } catch (IllegalArgumentException e) {
            // Somebody else's: not ours to delete.
        }
    }

    public Future<Void> delete(UUID id) {
        return workers.executeBlocking(() -> {
            Folders.delete(of(id));
            return null;
        });
    }
}
