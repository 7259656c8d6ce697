package dev.manyi.cli;

import dev.manyi.KpiParts;
import dev.manyi.auth.Scope;
import dev.manyi.blocking.Wait;
import dev.manyi.config.Settings;
import dev.manyi.config.SettingsReader;
import dev.manyi.evidence.Actor;
import dev.manyi.kpi.catalogue.Kpi.Words;
import dev.manyi.report.ReportBuilder;
import dev.manyi.report.ReportFile;
import dev.manyi.report.ReportFormat;
import dev.manyi.report.request.Focus;
import dev.manyi.report.request.ReportPeriod;
import dev.manyi.report.request.ReportRequest;
import dev.manyi.report.request.ReportScope;
import dev.manyi.report.template.ReportTemplate;
import dev.manyi.report.template.ReportTemplates;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a report from the shell. */
@Command(
        name = "report",
        description = "Makes a report, each file whole or not there; --list tells which reports there are.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
public final class ReportCommand implements Callable<Integer> {
    private final Supplier<Settings> settings;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The report, one of --list.")
    private String name;

    @Option(
            names = "--list",
            description = "Lists the reports there are with their titles and formats, and makes none.")
    private boolean list;

    @Option(names = "--period", paramLabel = "PERIOD", description = ReportPeriod.ACCEPTED)
    private String period;

    @Option(
            names = "--scope",
            split = ",",
            paramLabel = "SCOPE",
            description = "region:CODE or store:CODE, several with commas; everything when absent.")
    private List<String> scope = List.of();

    @Option(
            names = "--focus",
            paramLabel = "DIMENSION:CODE",
            description = "The one thing that a topic report is about, e.g. category:REFUND or channel:app.")
    private Optional<String> focus = Optional.empty();

    @Option(
            names = "--format",
            split = ",",
            paramLabel = "FORMAT",
            description = "One of the formats of --list, several with commas (default: all of them).")
    private List<String> formats = ReportFormat.ids();

    @Option(names = "--language", defaultValue = "zh-CN", description = "zh-CN or en (default: ${DEFAULT-VALUE}).")
    private String language;

    @Option(names = "--out", defaultValue = ".", paramLabel = "DIR", description = "The folder for the files.")
    private Path out;

    public ReportCommand() {
        this(SettingsReader::fromProcess);
    }

    ReportCommand(Supplier<Settings> settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() throws Exception {
        Settings known = settings.get();
        ReportTemplates templates = KpiParts.templates(known);
        if (list) {
            templates.names().forEach(report -> printTitles(templates, report));
            return 0;
        }
        if (name == null || period == null) {
            throw wrong("Say which report, and of which period: manyi report NAME --period PERIOD; manyi report --list"
                    + " tells which there are");
        }
        ReportTemplate template = templates
                .named(name)
                .orElseThrow(() -> wrong(
                        "There is no report \"" + name + "\"; there are " + String.join(", ", templates.names())));
        ReportPeriod parsed = period();
        Locale locale = Locale.forLanguageTag(ReportLanguage.of(spec, language));
        List<ReportFormat> chosen =
                formats.stream().map(this::format).distinct().toList();
        Set<String> regions = codes("region:");
        Set<String> stores = codes("store:");
        try (Workplace workplace = Workplace.open(known)) {
            var parts = workplace.kpiParts();
            ReportBuilder builder = workplace.reportParts(parts).builder();
            List<ReportFile> files = Wait.until(new ReportScope(parts.names())
                    .of(Scope.ALL, regions, stores, locale)
                    .compose(named -> focus(new ReportScope(parts.names()), template, locale)
                            .map(one -> new ReportRequest(
                                    template,
                                    parsed,
                                    named.scope(),
                                    named.label(),
                                    one,
                                    locale,
                                    Clock.systemUTC().instant())))
                    .recover(e -> Future.failedFuture(isToldPlainly(e) ? new Failures.Told(e.getMessage()) : e))
                    .compose(request -> builder.build(Actor.COMMAND_LINE, request, chosen, out, (percent, step) -> {
                        spec.commandLine().getErr().printf("%3d %% %s%n", percent, step);
                        return Future.succeededFuture();
                    })));
            files.forEach(file -> spec.commandLine()
                    .getOut()
                    .println(file.path() + "  " + file.bytes() + " bytes  sha256 " + file.sha256()));
        }
        return 0;
    }

    private void printTitles(ReportTemplates templates, String report) {
        Words title = templates.named(report).orElseThrow().title();
        spec.commandLine()
                .getOut()
                .println(report + "  " + title.in("zh-CN") + "  " + title.in("en") + "  "
                        + String.join(",", ReportFormat.ids()));
    }

    private Future<Optional<Focus>> focus(ReportScope scopes, ReportTemplate template, Locale locale) {
        if (focus.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        String[] parts = focus.get().split(":", 2);
        if (parts.length < 2 || parts[1].isEmpty()) {
            throw wrong("\"" + focus.get() + "\" is no focus; give a dimension and a code, e.g. channel:app");
        }
        return scopes.focus(template, Scope.ALL, parts[0], parts[1], locale).map(Optional::of);
    }

    private static boolean isToldPlainly(Throwable e) {
        return e instanceof ReportScope.Unknown || e instanceof ReportRequest.NotAccepted;
    }

    private ReportPeriod period() {
        try {
            return ReportPeriod.parse(period);
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
    }

    private ReportFormat format(String id) {
        return ReportFormat.named(id)
                .orElseThrow(() -> wrong("There is no format \"" + id + "\"; accepted are " + ReportFormat.ids()));
    }

    private Set<String> codes(String prefix) {
        Set<String> codes = new TreeSet<>();
        for (String part : scope) {
            if (!part.startsWith("region:") && !part.startsWith("store:")) {
                throw wrong("\"" + part + "\" is not a scope; accepted are region:CODE and store:CODE");
            }
            if (part.startsWith(prefix)) {
                codes.add(part.substring(prefix.length()));
            }
        }
        return codes;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
