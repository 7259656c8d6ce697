package dev.manyi.job;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A folder for each job, named by its id. */
final class JobFolders {
    private final WorkerExecutor workers;
    private final Path all;

    JobFolders(Vertx vertx, Path all) {
        this.workers = vertx.createSharedWorkerExecutor("job-folders", 1);
        this.all = all;
    }

    Path of(UUID id) {
        return all.resolve(id.toString());
    }

    /** The jobs that have a folder here. */
    Future<List<UUID>> list() {
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

    Future<Void> delete(UUID id) {
        return workers.executeBlocking(() -> {
            if (Files.isDirectory(of(id))) {
                Files.walkFileTree(of(id), DELETE);
            }
            return null;
        });
    }

    private static final SimpleFileVisitor<Path> DELETE = new SimpleFileVisitor<>() {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException failed) throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    };
}
