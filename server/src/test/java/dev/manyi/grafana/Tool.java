package dev.manyi.grafana;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program of Debian's packages prometheus and prometheus-alertmanager: a test without it is skipped, unless it is required. */
public final class Tool {
    private final Path program;

    private Tool(Path program) {
        this.program = program;
    }

    public static Tool required(String name) {
        Path program = Path.of("/usr/bin", name);
        boolean installed = Files.isExecutable(program);
        assertTrue(installed || !"true".equals(System.getenv("REQUIRE_PROMTOOL")), program + " is required here");
        assumeTrue(installed, "skipped: " + program + " is not installed");
        return new Tool(program);
    }

    public Process start(Path folder, Path output, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    /** Given a file to read from its input. */
    public void hasNothingToSayOf(Path input, String... arguments) throws IOException, InterruptedException {
        Path said = Files.createTempFile("manyi-tool", ".txt");
        try {
            List<String> command = new ArrayList<>(List.of(program.toString()));
            command.addAll(List.of(arguments));
            int exit = new ProcessBuilder(command)
                    .redirectInput(input.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start()
                    .waitFor();
            assertEquals("", Files.readString(said, StandardCharsets.UTF_8));
            assertEquals(0, exit);
        } finally {
            Files.delete(said);
        }
    }

    void accepts(Path folder, String... arguments) throws IOException, InterruptedException {
        Path said = Files.createTempFile("manyi-tool", ".txt");
        try {
            int exit = start(folder, said, arguments).waitFor();
            assertEquals(0, exit, Files.readString(said, StandardCharsets.UTF_8));
        } finally {
            Files.delete(said);
        }
    }
}
