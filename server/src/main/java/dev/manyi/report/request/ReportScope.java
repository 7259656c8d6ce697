package dev.manyi.report.request;

import dev.manyi.auth.Scope;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.DimensionNames;
import dev.manyi.report.template.ReportTemplate;
import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a report covers, checked against the codes there are and against what its reader may see. */
public final class ReportScope {
    private final DimensionNames names;

    public ReportScope(DimensionNames names) {
        this.names = names;
    }

    /** A scope and how the cover names it. */
    public record Named(Scope scope, String label) {}

    /** Asks for something that is not there (or not to be seen): the message says which. */
    public static final class Unknown extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unknown(String message) {
            super(message, null, false, false);
        }
    }

    /** Everything the reader may see when neither regions nor stores are named. */
    public Future<Named> of(Scope reader, Set<String> regions, Set<String> stores, Locale language) {
        ReportWords words = new ReportWords(language);
        if (regions.isEmpty() && stores.isEmpty()) {
            return whole(reader, words);
        }
        return known(Dimension.REGION, regions, reader)
                .compose(ok -> known(Dimension.STORE, stores, reader))
                .compose(ok -> label(regions, stores, words))
                .map(label -> new Named(Scope.of(regions, stores), label));
    }

    /** One value of a dimension that the template looks at, if it is there for the reader; the template says which it may be. */
    public Future<Focus> focus(ReportTemplate template, Scope reader, String by, String code, Locale language) {
        Optional<Dimension> accepted = template.accepts().focus().stream()
                .filter(one -> one.id().equals(by))
                .findFirst();
        if (accepted.isEmpty()) {
            return Future.failedFuture(new ReportRequest.NotAccepted("focus", ReportRequest.focusMessage(template)));
        }
        Dimension dimension = accepted.get();
        String tag = new ReportWords(language).tag();
        return names.existing(dimension, List.of(code), reader).compose(existing -> {
            if (existing.isEmpty()) {
                return Future.failedFuture(new Unknown("There is no " + dimension.id() + " " + code));
            }
            return names.withChildren(dimension, List.of(code))
                    .compose(codes -> names.of(dimension, List.of(code), tag)
                            .map(known -> new Focus(dimension, code, codes, known.getOrDefault(code, code))));
        });
    }

    private Future<Named> whole(Scope reader, ReportWords words) {
        if (reader.everything()) {
            return Future.succeededFuture(new Named(reader, words.get("scope.all")));
        }
        return reader.regions().isEmpty() && reader.stores().isEmpty()
                ? Future.succeededFuture(new Named(reader, words.get("scope.nothing")))
                : label(reader.regions(), reader.stores(), words).map(label -> new Named(reader, label));
    }

    /** How the cover names a scope. */
    public Future<String> label(Scope scope, java.util.Locale language) {
        return whole(scope, new ReportWords(language)).map(Named::label);
    }

    /** Of a region one must see all: some stores in it are not enough. */
    private Future<Void> known(Dimension dimension, Set<String> codes, Scope reader) {
        return names.existing(dimension, codes, reader).map(existing -> {
            List<String> unknown = codes.stream()
                    .filter(code ->
                            !existing.contains(code) || dimension == Dimension.REGION && !reader.covers(null, code))
                    .sorted()
                    .toList();
            if (!unknown.isEmpty()) {
                throw new Unknown("There is no " + dimension.id() + " " + String.join(", ", unknown));
            }
            return null;
        });
    }

    private Future<String> label(Set<String> regions, Set<String> stores, ReportWords words) {
        return label(Dimension.REGION, "scope.regions", regions, words)
                .compose(first -> label(Dimension.STORE, "scope.stores", stores, words)
                        .map(second -> (first + " " + second).strip()));
    }

    private Future<String> label(Dimension dimension, String key, Set<String> codes, ReportWords words) {
        return codes.isEmpty()
                ? Future.succeededFuture("")
                : names.of(dimension, codes, words.tag())
                        .map(known -> words.get(
                                key,
                                codes.stream()
                                        .sorted()
                                        .map(code -> known.getOrDefault(code, code))
                                        .collect(Collectors.joining(", "))));
    }
}
