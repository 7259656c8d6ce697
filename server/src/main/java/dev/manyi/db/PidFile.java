package dev.manyi.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Postgres' note of the process that runs on a data folder. After a kill it names a process that is gone, or a stranger. */
record PidFile(Path file, long pid, Optional<Integer> port) {
    private static final int PORT_LINE = 3;

    static Optional<PidFile> in(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new PidFile(file, Long.parseLong(lines.get(0).strip()), port(lines)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Missing while Postgres is still starting. */
    private static Optional<Integer> port(List<String> lines) {
        return lines.size() > PORT_LINE
                ? Optional.of(Integer.parseInt(lines.get(PORT_LINE).strip()))
                : Optional.empty();
    }

    /** The program of the process with this number; empty if there is none, or it can not be seen. */
    Optional<Path> program() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().command())
                .map(Path::of);
    }

    /** Postgres believes any living process with this number to be itself and would not start. */
    void remove() throws IOException {
        Files.delete(file);
    }
}
