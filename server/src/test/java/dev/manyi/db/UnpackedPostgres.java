package dev.manyi.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Postgres unpacked once for a test class, and linked into the data folders of its tests: that saves a second each. */
record UnpackedPostgres(Path programs) {

    static UnpackedPostgres below(Path folder) throws IOException {
        return new UnpackedPostgres(PostgresArchive.unpackBelow(folder).getParent());
    }

    /** Makes the data folder, with nothing but the programs in it. */
    Path linkInto(Path dataDir) throws IOException {
        Path binaries = PostgresHome.in(dataDir).binaries();
        Folders.createPrivate(binaries);
        Path target = binaries.resolve(programs.getFileName());
        try (Stream<Path> found = Files.walk(programs)) {
            List<Path> files = found.toList();
            for (Path file : files) {
                Path link = target.resolve(programs.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(link);
                } else {
                    Files.createLink(link, file);
                }
            }
        }
        return dataDir;
    }
}
