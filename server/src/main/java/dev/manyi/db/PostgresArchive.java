package dev.manyi.db;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks Postgres for this machine from the class path, once for each version. */
final class PostgresArchive {
    private PostgresArchive() {}

    /** The folder with `bin` in it. */
    static Path unpackBelow(Path parent) throws IOException {
        Path folder = parent.resolve("postgres-" + digest());
        Path size = folder.resolve("size");
        // A power cut may leave short files behind: what is there must be what was unpacked.
        if (!Files.exists(size) || !Files.readString(size).equals(sizeOf(folder.resolve("files")))) {
            Path draft = parent.resolve("unpacking");
            Folders.delete(draft);
            Folders.delete(folder);
            Folders.createPrivate(draft);
            unpack(draft.resolve("files"));
            Files.writeString(draft.resolve("size"), sizeOf(draft.resolve("files")));
            Folders.publish(draft, folder);
        }
        return folder.resolve("files");
    }

    private static void unpack(Path folder) throws IOException {
        try (InputStream archive = archive();
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = folder.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, file);
                    file.toFile().setExecutable((entry.getMode() & 0100) != 0, true);
                }
            }
        }
    }

    private static String digest() throws IOException {
        try (InputStream archive = archive()) {
            return DigestUtils.sha256Hex(archive).substring(0, 16);
        }
    }

    private static InputStream archive() throws IOException {
        String system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : System.getProperty("os.name");
        String machine = System.getProperty("os.arch");
        return new BufferedInputStream(DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                system, machine.equals("amd64") ? "x86_64" : machine));
    }

    private static String sizeOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            long bytes = 0;
            long count = 0;
            for (Path file : (Iterable<Path>) files::iterator) {
                if (Files.isRegularFile(file)) {
                    bytes += Files.size(file);
                    count++;
                }
            }
            return count + " files, " + bytes + " bytes";
        }
    }
}
