package dev.manyi.cli;

import dev.manyi.KpiParts;
import dev.manyi.config.InvalidSettings;
import dev.manyi.config.Settings;
import dev.manyi.config.SettingsReader;
import dev.manyi.db.DatabaseRefused;
import dev.manyi.db.DatabaseUnavailable;
import dev.manyi.evidence.Actor;
import dev.manyi.fact.RecordKind;
import dev.manyi.ingest.check.RowCheck;
import dev.manyi.ingest.file.FileCheck;
import dev.manyi.ingest.file.FileImport;
import dev.manyi.ingest.file.InputFile;
import dev.manyi.ingest.mapping.InvalidMapping;
import dev.manyi.ingest.mapping.Mapping;
import dev.manyi.ingest.row.MalformedInput;
import dev.manyi.ingest.row.RowFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Records from files. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Imports facts, and what they are about, from CSV, NDJSON, JSON or XLSX files; .gz and .zip (of one file) are unpacked.",
            "Importing again what is there already changes nothing. Every file is read to its end before the first of"
                    + " them is stored, so a file that can not be read stores nothing. Rejected rows go to"
                    + " FILE.rejected.csv with the reasons."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every row is stored now",
            "1:some rows were rejected, or the work failed",
            "2:wrong usage: unknown kind, file, column, or a mistake in the mapping or the settings"
        })
public final class ImportCommand implements Callable<Integer> {
    private final Supplier<Settings> settings;

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "<kind>",
            description = "What the rows are: ${COMPLETION-CANDIDATES}",
            completionCandidates = Kinds.class)
    private String kind;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "The files, one after the other")
    private List<Path> files;

    @Option(
            names = "--mapping",
            paramLabel = "M",
            description = "A YAML file that says how columns become fields (docs/mappings); without one the columns are"
                    + " named like the fields")
    private Path mapping;

    @Option(
            names = "--format",
            paramLabel = "F",
            description = "csv, ndjson, json or xlsx, where the name does not say it")
    private String format;

    /** For the help. */
    static final class Kinds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return RecordKind.all().stream().map(RecordKind::plural).iterator();
        }
    }

    public ImportCommand() {
        this(SettingsReader::fromProcess);
    }

    ImportCommand(Supplier<Settings> settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        try {
            Settings read = settings.get();
            RecordKind records = RecordKind.named(kind)
                    .orElseThrow(() -> wrong("there are no \"" + kind + "\": give one of " + RecordKind.names()));
            return run(records, read, check(records, read));
        } catch (InvalidSettings e) {
            return say(e.getMessage(), 2);
        } catch (DatabaseRefused | MalformedInput e) {
            return say(e.getMessage(), 1);
        } catch (DatabaseUnavailable e) {
            return say("The database went away. What was stored stays; import again for the rest", 1);
        } catch (IOException | UncheckedIOException e) {
            return say("A file can not be read or written: " + e.getMessage(), 1);
        }
    }

    private int say(String message, int exit) {
        spec.commandLine().getErr().println(message);
        return exit;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** All files, looked at, before anything is opened that could be left half done. */
    private Map<InputFile, FileCheck> check(RecordKind records, Settings read) throws IOException {
        Optional<Mapping> rules = mapping(records, read);
        RowCheck<?> rowCheck = RowCheck.of(records, read.zone(), KpiParts.known());
        Map<InputFile, FileCheck> checked = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (Path path : files) {
            InputFile file = inputFile(path, rules);
            FileCheck check = FileCheck.of(file);
            checked.put(file, check);
            check.problems(file, rowCheck)
                    .forEach(problem ->
                            problems.add((mapping == null ? path : mapping + " on " + path) + ": " + problem));
        }
        if (!problems.isEmpty()) {
            throw wrong(String.join("\n", problems));
        }
        return checked;
    }

    private InputFile inputFile(Path path, Optional<Mapping> rules) throws IOException {
        Optional<RowFormat> given = Optional.ofNullable(format)
                .map(name -> RowFormat.ofExtension(name)
                        .orElseThrow(() ->
                                wrong("--format " + name + " is unknown: give one of " + RowFormat.extensions())));
        try {
            return InputFile.of(path, given, rules);
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
    }

    private Optional<Mapping> mapping(RecordKind records, Settings read) throws IOException {
        if (mapping == null) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(mapping)) {
            throw wrong(mapping + ": there is no such mapping file");
        }
        try {
            Mapping rules = Mapping.parse(Files.readString(mapping), read.zone());
            if (rules.kind() != records) {
                throw wrong(mapping + " makes " + rules.kind().plural() + ", not " + records.plural());
            }
            return Optional.of(rules);
        } catch (InvalidMapping e) {
            throw wrong(mapping + " has mistakes:\n  - " + String.join("\n  - ", e.problems()));
        } catch (CharacterCodingException e) {
            throw wrong(mapping + " is not UTF-8: save it in that encoding");
        }
    }

    private int run(RecordKind records, Settings read, Map<InputFile, FileCheck> checked) throws IOException {
        try (Workplace workplace = Workplace.open(read)) {
            PrintedImport job = new PrintedImport(
                    new FileImport(
                            workplace.vertx(),
                            workplace.inlets().of(records),
                            workplace.evidence(),
                            Actor.COMMAND_LINE),
                    spec.commandLine().getOut(),
                    spec.commandLine().getErr());
            boolean complete = true;
            for (Map.Entry<InputFile, FileCheck> entry : checked.entrySet()) {
                complete &= job.run(entry.getKey(), entry.getValue());
            }
            return complete ? 0 : 1;
        }
    }
}
