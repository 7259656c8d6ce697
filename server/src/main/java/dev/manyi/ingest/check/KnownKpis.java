package dev.manyi.ingest.check;

import java.util.List;
import java.util.Optional;

/** The KPIs that targets and benchmarks may name. An id with `<dimension>` in it stands for one KPI a rating dimension. */
public record KnownKpis(List<String> ids) {
    private static final String ANY = "<dimension>";

    public KnownKpis {
        ids = List.copyOf(ids);
    }

    /** What to write instead of an id that is not known. */
    Optional<String> instead(String id) {
        boolean known = ids.stream().anyMatch(k -> k.endsWith(ANY) ? isOf(k, id) : k.equals(id));
        return known ? Optional.empty() : Optional.of(Suggestion.instead(id, ids));
    }

    private static boolean isOf(String template, String id) {
        String before = template.substring(0, template.length() - ANY.length());
        return id.startsWith(before) && id.length() > before.length();
    }
}
