package dev.manyi.kpi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.manyi.auth.Scope;
import dev.manyi.kpi.catalogue.Catalogue.RatedSide;
import dev.manyi.kpi.rules.Grade;
import dev.manyi.language.Language;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What people call the keys of a dimension, and which keys there are. */
public final class DimensionNames {
    private final DimensionNameQueries queries;
    private final JsonNode fixed;

    public DimensionNames(DimensionNameQueries queries) {
        this.queries = queries;
        try (InputStream file = DimensionNames.class.getResourceAsStream("/kpi/codes.yaml")) {
            this.fixed = new YAMLMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The names of fixed codes can not be read", e);
        }
    }

    /** The name of facts that have no value in a dimension. */
    public String none(String language) {
        return fixed.path("none").path(tag(language)).asText();
    }

    public String grade(Grade grade, String language) {
        return fixed.path("grade").path(grade.id()).path(tag(language)).asText();
    }

    /** Why an answer does not count; the code itself where nobody named it. */
    public String exclusion(String code, String language) {
        return fixed.path("exclusion").path(code).path(tag(language)).asText(code);
    }

    public Future<Map<String, String>> of(Dimension dimension, Collection<String> keys, String language) {
        JsonNode codes = fixed.path(dimension.id());
        if (codes.isMissingNode()) {
            return queries.names(dimension, keys, tag(language));
        }
        Map<String, String> names = new HashMap<>();
        keys.forEach(key -> names.put(key, codes.path(key).path(tag(language)).asText(key)));
        return Future.succeededFuture(names);
    }

    /**
     * Those of the codes that exist for a reader: their own places and people, what is described for all, and what their own
     * facts name. Whatever else there is must look like what is not there.
     */
    public Future<List<String>> existing(Dimension dimension, Collection<String> codes, Scope scope) {
        List<String> accepted = accepted(dimension);
        return accepted.isEmpty()
                ? queries.existing(dimension, codes, scope)
                : Future.succeededFuture(
                        codes.stream().filter(accepted::contains).toList());
    }

    /** All codes of a dimension whose codes are fixed, else nothing. */
    public List<String> accepted(Dimension dimension) {
        List<String> codes = new java.util.ArrayList<>();
        fixed.path(dimension.id()).fieldNames().forEachRemaining(codes::add);
        return codes;
    }

    /** A category and everything below it; other codes stand for themselves. */
    public Future<List<String>> withChildren(Dimension dimension, List<String> codes) {
        return dimension == Dimension.CATEGORY ? queries.categoriesBelow(codes) : Future.succeededFuture(codes);
    }

    /** The posts of those employees that have one. */
    Future<Map<String, String>> posts(Collection<String> employees) {
        return queries.posts(employees);
    }

    /** The rated sides that are described, and those that facts in the scope name. */
    public Future<List<RatedSide>> ratedSides(Scope scope) {
        return queries.ratedSides(scope);
    }

    private static String tag(String language) {
        return Language.of(language).tag();
    }
}
