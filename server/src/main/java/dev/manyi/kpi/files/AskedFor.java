package dev.manyi.kpi.files;

import dev.manyi.auth.Scope;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.period.Grain;
import dev.manyi.reports.xlsx.DataWorkbook.Line;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a file answers, line by line: who finds it in a year must not have to guess. */
public final class AskedFor {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);
    private final FileWords words;
    private final ZoneId zone;

    public AskedFor(FileWords words, ZoneId zone) {
        this.words = words;
        this.zone = zone;
    }

    /** @param smallest the fewest facts that anything is told of, where something may be left out */
    public List<Line> lines(KpiRequest request, long rows, long total, Optional<Integer> smallest) {
        List<Line> lines = new ArrayList<>();
        String language = words.language().tag();
        request.kpis()
                .forEach(kpi -> lines.add(line(
                        "kpi",
                        kpi.name().in(language) + " (" + kpi.id() + ")\n"
                                + kpi.description().in(language).strip())));
        lines.add(line(
                "period",
                words.get(
                        "days",
                        request.range().from().toString(),
                        request.range().to().minusDays(1).toString())));
        if (request.grain() != Grain.TOTAL) {
            lines.add(line("grain", words.of(request.grain())));
        }
        if (!request.dimensions().isEmpty()) {
            lines.add(line("by", request.dimensions().stream().map(words::of).collect(Collectors.joining(" × "))));
        }
        request.filters()
                .forEach((dimension, codes) ->
                        lines.add(line("filter", words.of(dimension) + ": " + String.join(", ", codes))));
        lines.add(line("scope", scope(request.scope())));
        request.comparisons().forEach(comparison -> lines.add(line("compare", words.of(comparison))));
        lines.add(line("as_of", request.asOf().atZone(zone).format(MOMENT) + " " + zone.getId()));
        lines.add(line("rows", words.get("shown", rows, total)));
        smallest.ifPresent(few -> lines.add(line("small_group", words.get("few", few))));
        return lines;
    }

    public Line line(String key, String text) {
        return new Line(words.get(key), text);
    }

    private String scope(Scope scope) {
        if (scope.everything()) {
            return words.get("scope.all");
        }
        List<String> parts = new ArrayList<>();
        if (!scope.regions().isEmpty()) {
            parts.add(words.get("scope.regions", codes(scope.regions())));
        }
        if (!scope.stores().isEmpty()) {
            parts.add(words.get("scope.stores", codes(scope.stores())));
        }
        return parts.isEmpty() ? words.get("scope.nothing") : String.join("; ", parts);
    }

    private static String codes(Set<String> codes) {
        return codes.stream().sorted().collect(Collectors.joining(", "));
    }
}
