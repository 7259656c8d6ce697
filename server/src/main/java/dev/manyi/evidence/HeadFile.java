package dev.manyi.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** Where a server remembers how far the evidence had got: outside of the database, so that both would have to be changed. */
public final class HeadFile {
    private final Path path;

    public HeadFile(Path dataDir) {
        this.path = dataDir.resolve("evidence-head");
    }

    /** What is known from the file; nothing when it was never written. Blocks. */
    public List<EvidenceCheck.Mark> marks() {
        return read().stream()
                .map(head -> new EvidenceCheck.Mark(head, "the file " + path))
                .toList();
    }

    Optional<Head> read() {
        try {
            if (!Files.exists(path)) {
                return Optional.empty();
            }
            String written = Files.readString(path);
            return Optional.of(Head.of(written)
                    .orElseThrow(() -> new IOException("it holds \"" + Plain.text(written) + "\", not <row>:<hash>")));
        } catch (IOException e) {
            throw new Unreadable(path, e);
        }
    }

    void write(Head head) throws IOException {
        Path draft = path.resolveSibling(path.getFileName() + ".part");
        Files.writeString(draft, head + "\n");
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public String toString() {
        return path.toString();
    }

    /** The file is there and says nothing: then nobody knows whether rows are missing. */
    public static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unreadable(Path path, IOException cause) {
            super(
                    "The file " + path + ", which remembers the last row of the evidence, can not be read: "
                            + cause.getMessage(),
                    cause);
        }
    }
}
