package dev.manyi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script ./manyi in a small copy of the project, with a Maven and a Java that only write down how they were called. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LauncherTest {
    private static final List<String> TOOLS = List.of(
            "sh",
            "dirname",
            "readlink",
            "find",
            "head",
            "sed",
            "tail",
            "cat",
            "mkdir",
            "rmdir",
            "rm",
            "date",
            "tr",
            "touch",
            "sleep");
    private static final String JAVA = """
            #!/bin/sh
            if [ "$1" = -version ]; then echo "openjdk version \\"${FAKE_VERSION:-17.0.15}\\" 2025-04-15" >&2; exit 0; fi
            echo "in $(cd . && pwd -P)"
            echo "process $$"
            for word in "$@"; do echo "word $word"; done
            exit ${FAKE_EXIT:-0}
            """;
    private static final String MAVEN = """
            #!/bin/sh
            echo "$*" >>"$FAKE_HOME/builds"
            echo "[INFO] Building Manyi server 0.1.0             [4/4]"
            [ -z "${FAKE_GATE:-}" ] || read -r go <"$FAKE_GATE"
            [ -z "${FAKE_FAILURE:-}" ] || { echo "[ERROR] $FAKE_FAILURE"; exit 1; }
            mkdir -p "$FAKE_HOME/server/target"
            echo built >"$FAKE_HOME/server/target/manyi.jar"
            """;

    @TempDir
    Path temp;

    private final List<Process> started = new ArrayList<>();
    private Path home;
    private Path bin;

    @BeforeEach
    void copyTheProject() throws IOException {
        Path real = temp.toRealPath();
        home = real.resolve("a project");
        bin = Files.createDirectory(real.resolve("bin"));
        for (String file :
                List.of("pom.xml", "server/pom.xml", "server/src/main/java/Main.java", "web/pom.xml", "web/app.js")) {
            Path path = home.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, file);
        }
        Files.copy(Path.of("..", "manyi"), home.resolve("manyi"));
        for (String tool : TOOLS) {
            provide(tool);
        }
        executable("java", JAVA);
        executable("javac", JAVA);
        executable("mvn", MAVEN);
    }

    @AfterEach
    void endWhatAFailedTestLeftBehind() {
        for (Process process : started) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    @Test
    void buildsOnceAndAgainOnlyWhenASourceIsNewer() throws Exception {
        Run first = run(home, Map.of(), "serve");
        assertEquals(0, first.exit, first.err);
        assertTrue(first.err.contains("Building Manyi") && first.err.contains("Manyi server 0.1.0 [4/4]"), first.err);
        assertTrue(first.err.contains("Built in"), first.err);
        assertEquals(1, builds());

        Run second = run(home, Map.of(), "serve");
        assertEquals("", second.err);
        assertEquals(1, builds());

        List<String> sources =
                List.of("pom.xml", "server/pom.xml", "server/src/main/java/Main.java", "web/app.js", "web/new.css");
        for (int i = 0; i < sources.size(); i++) {
            newer(sources.get(i));
            run(home, Map.of(), "serve");
            assertEquals(2 + i, builds(), sources.get(i));
            past(sources.get(i));
        }
        for (String output : List.of(
                "web/target/app.js", "server/target/classes/Main.class", "web/node_modules/x.js", "README.md")) {
            newer(output);
            run(home, Map.of(), "serve");
            assertEquals(1 + sources.size(), builds(), output);
        }
    }

    @Test
    void aRemovedSourceIsAChangeToo() throws Exception {
        run(home, Map.of());
        Files.delete(home.resolve("server/src/main/java/Main.java"));
        touch(home.resolve("server/src/main/java"), 60);
        run(home, Map.of());
        assertEquals(2, builds());
    }

    @Test
    void passesWordsOptionsExitCodeAndWorkingDirectory() throws Exception {
        Path elsewhere = Files.createDirectory(temp.toRealPath().resolve("数据 目录"));
        Run run = run(
                elsewhere, Map.of("FAKE_EXIT", "7", "MANYI_JAVA_OPTS", "-Xmx2g -Da=b"), "import", "a b", "", "*", "满意");
        assertEquals(7, run.exit, run.err);
        assertEquals("in " + elsewhere, run.out.get(0));
        assertEquals("process " + run.process, run.out.get(1), "Java takes the place of the script: signals reach it");
        int jar = run.out.indexOf("word -jar");
        assertEquals(
                List.of(
                        "word -Xmx2g",
                        "word -Da=b",
                        "word -jar",
                        "word " + home + "/server/target/manyi.jar",
                        "word import",
                        "word a b",
                        "word ",
                        "word *",
                        "word 满意"),
                run.out.subList(jar - 2, run.out.size()));
    }

    @Test
    void worksThroughASymbolicLink() throws Exception {
        Path elsewhere = Files.createDirectories(temp.toRealPath().resolve("usr/bin"));
        Files.createSymbolicLink(elsewhere.resolve("first"), home.resolve("manyi"));
        Files.createSymbolicLink(elsewhere.resolve("manyi"), Path.of("first"));
        Run run = start(elsewhere.resolve("manyi"), elsewhere, Map.of(), List.of("--version"))
                .end();
        assertEquals(0, run.exit, run.err);
        assertEquals("in " + elsewhere, run.out.get(0));
        assertEquals(1, builds());
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        assertFails(2, "Java 17 or newer is needed", run(home, Map.of("FAKE_VERSION", "11.0.2")));
        assertFails(2, "1.8.0_392", run(home, Map.of("FAKE_VERSION", "1.8.0_392")));
        assertFails(2, "JAVA_HOME is /nowhere", run(home, Map.of("JAVA_HOME", "/nowhere")));
        Files.delete(bin.resolve("javac"));
        assertFails(2, "has no compiler", run(home, Map.of()));
        Files.delete(bin.resolve("mvn"));
        assertFails(2, "Maven was not found", run(home, Map.of()));
        Files.delete(bin.resolve("java"));
        assertFails(2, "Java was not found", run(home, Map.of()));
        assertFalse(Files.exists(home.resolve("builds")));
    }

    @Test
    void aBuildThatIsThereNeedsNoMaven() throws Exception {
        run(home, Map.of("FAKE_VERSION", "21-ea"));
        Files.delete(bin.resolve("mvn"));
        assertEquals(0, run(home, Map.of("FAKE_VERSION", "25")).exit);
    }

    @Test
    void saysSoWhenMavenMadeNoJar() throws Exception {
        executable("mvn", "#!/bin/sh\nexit 0\n");
        assertFails(1, "there is no " + home + "/server/target/manyi.jar", run(home, Map.of()));
    }

    @Test
    void aFailedBuildShowsItsLogAndIsTriedAgain() throws Exception {
        Run failed = run(home, Map.of("FAKE_FAILURE", "cannot find symbol"), "serve");
        assertFails(1, "[ERROR] cannot find symbol", failed);
        assertTrue(failed.out.isEmpty(), "nothing was run");
        assertEquals(0, run(home, Map.of(), "serve").exit);
        assertEquals(2, builds());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void twoAtOnceBuildOnce(boolean flock) throws Exception {
        assumeTrue(!flock || provide("flock"), "this system has no flock");
        Path gate = temp.resolve("gate");
        assertEquals(0, new ProcessBuilder("mkfifo", gate.toString()).start().waitFor());
        Map<String, String> waiting = Map.of("FAKE_GATE", gate.toString());
        Started first = start(home.resolve("manyi"), home, waiting, List.of("one"));
        first.awaitError("[4/4]");
        Started second = start(home.resolve("manyi"), home, waiting, List.of("two"));
        second.awaitError("Waiting for another build");
        Files.writeString(gate, "go\n");
        assertEquals(0, first.end().exit);
        Run other = second.end();
        assertEquals(0, other.exit, other.err);
        assertTrue(other.out.contains("word two"));
        assertEquals(1, builds());
        assertFalse(Files.exists(home.resolve("target/build.lock.d")));
    }

    private static void assertFails(int exit, String message, Run run) {
        assertEquals(exit, run.exit, run.err);
        assertTrue(run.err.contains(message), run.err);
    }

    private int builds() throws IOException {
        return Files.readAllLines(home.resolve("builds")).size();
    }

    private void newer(String file) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "changed");
        touch(path, 60);
    }

    private void past(String file) throws IOException {
        touch(home.resolve(file), -3600);
    }

    private static void touch(Path path, int secondsFromNow) throws IOException {
        FileTime now = FileTime.fromMillis(System.currentTimeMillis() + 1000L * secondsFromNow);
        Files.setLastModifiedTime(path, now);
    }

    private void executable(String name, String script) throws IOException {
        assertTrue(Files.writeString(bin.resolve(name), script).toFile().setExecutable(true));
    }

    private boolean provide(String tool) throws IOException {
        for (String folder : List.of("/bin", "/usr/bin", "/usr/local/bin")) {
            if (Files.isExecutable(Path.of(folder, tool))) {
                executable(tool, "#!/bin/sh\nexec " + folder + "/" + tool + " \"$@\"\n");
                return true;
            }
        }
        return false;
    }

    private record Run(int exit, List<String> out, String err, long process) {}

    private Run run(Path folder, Map<String, String> environment, String... words) throws Exception {
        return start(home.resolve("manyi"), folder, environment, List.of(words)).end();
    }

    private Started start(Path script, Path folder, Map<String, String> environment, List<String> words)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", bin.toString(), "FAKE_HOME", home.toString(), "LC_ALL", "C.UTF-8"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        started.add(process);
        return new Started(process);
    }

    private static final class Started {
        private final Process process;
        private final BufferedReader errors;
        private final StringBuilder err = new StringBuilder();

        Started(Process process) {
            this.process = process;
            this.errors = process.errorReader(StandardCharsets.UTF_8);
        }

        void awaitError(String text) throws IOException {
            for (String line = errors.readLine(); line != null; line = errors.readLine()) {
                err.append(line).append('\n');
                if (line.contains(text)) {
                    return;
                }
            }
            throw new AssertionError(text + " was not said, but: " + err);
        }

        Run end() throws IOException, InterruptedException {
            errors.lines().forEach(line -> err.append(line).append('\n'));
            List<String> out =
                    process.inputReader(StandardCharsets.UTF_8).lines().toList();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "still running");
            return new Run(process.exitValue(), out, err.toString(), process.pid());
        }
    }
}
