package dev.manyi.cli;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real data that stands beside the repository, not in it: tests that want it are skipped where it is not. */
public final class SharedData {
    private SharedData() {}

    /** A file of it. Without it the test is skipped with a message, or fails where REQUIRE_SHARED_DATA=true. */
    public static Path file(String name) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            String given = System.getProperty("manyi.shared");
            Path data = given == null ? folder.resolve("../shared/data").normalize() : Path.of(given, "data");
            if (Files.isRegularFile(data.resolve(name))) {
                return data.resolve(name);
            }
        }
        String message = "skipped: ../shared/data/" + name + " is not beside the repository";
        if ("true".equals(System.getenv("REQUIRE_SHARED_DATA"))) {
            return fail(message + ", but REQUIRE_SHARED_DATA is set");
        }
        System.err.println(message);
        return abort(message);
    }
}
