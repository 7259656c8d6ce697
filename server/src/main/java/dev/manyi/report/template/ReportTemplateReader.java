package dev.manyi.report.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.catalogue.Kpi.Words;
import dev.manyi.kpi.period.Grain;
import dev.manyi.report.template.ReportTemplate.Deeper;
import dev.manyi.report.template.ReportTemplate.Overview;
import dev.manyi.report.template.ReportTemplate.Part;
import dev.manyi.report.template.ReportTemplate.Piece;
import dev.manyi.report.template.ReportTemplate.Ranking;
import dev.manyi.report.template.ReportTemplate.Trend;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the templates that ship with the product. */
public final class ReportTemplateReader {
    /** The reports there are. */
    public static final List<String> NAMES = List.of("monthly");

    private final String name;

    private ReportTemplateReader(String name) {
        this.name = name;
    }

    public static Optional<ReportTemplate> shipped(String name) {
        if (!NAMES.contains(name)) {
            return Optional.empty();
        }
        try (InputStream file = ReportTemplateReader.class.getResourceAsStream("/report/" + name + ".yaml")) {
            return Optional.of(new ReportTemplateReader(name).template(new YAMLMapper().readTree(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("The report template " + name + " can not be read", e);
        }
    }

    private ReportTemplate template(JsonNode root) {
        List<Part> parts = new ArrayList<>();
        for (JsonNode section : root.path("sections")) {
            List<Piece> pieces = each(section.path("blocks")).map(this::piece).toList();
            parts.add(new Part(words(section), pieces));
        }
        return new ReportTemplate(name, words(root), texts(root.path("headline")), sentences(root), drill(root), parts);
    }

    private List<SentenceRule> sentences(JsonNode root) {
        return texts(root.path("sentences")).stream()
                .map(id -> SentenceRule.named(id).orElseThrow(() -> wrong("sentences are " + SentenceRule.ids())))
                .toList();
    }

    private Optional<Deeper> drill(JsonNode root) {
        JsonNode drill = root.path("drill");
        if (drill.isMissingNode()) {
            return Optional.empty();
        }
        List<Dimension> levels = texts(drill.path("levels")).stream()
                .map(id -> Dimension.named(id).orElseThrow(() -> wrong("levels are some of " + Dimension.ids())))
                .toList();
        Grain curve = Grain.valueOf(drill.path("curve").asText("day").toUpperCase(Locale.ROOT));
        return Optional.of(new Deeper(levels, texts(drill.path("kpis")), curve));
    }

    private Piece piece(JsonNode block) {
        if (block.has("overview")) {
            return new Overview(words(block), texts(block.path("overview")));
        }
        if (block.has("trend")) {
            Grain grain = Grain.valueOf(block.path("grain").asText("day").toUpperCase(Locale.ROOT));
            return new Trend(words(block), texts(block.path("trend")), grain);
        }
        Dimension by = Dimension.named(block.path("ranking").asText())
                .orElseThrow(() -> wrong("a block must be one of overview, trend, ranking: <" + Dimension.ids() + ">"));
        return new Ranking(
                words(block),
                by,
                block.path("order").asText(),
                block.path("worst").asBoolean(false),
                texts(block.path("kpis")),
                block.path("most").asInt(20),
                block.path("bars").asBoolean(false));
    }

    private Words words(JsonNode node) {
        JsonNode title = node.path("title");
        if (!title.hasNonNull("zh-CN") || !title.hasNonNull("en")) {
            throw wrong("every title needs zh-CN and en");
        }
        return new Words(title.path("zh-CN").asText(), title.path("en").asText());
    }

    private IllegalStateException wrong(String what) {
        return new IllegalStateException("The report template " + name + " is wrong: " + what);
    }

    private static List<String> texts(JsonNode list) {
        return each(list).map(JsonNode::asText).toList();
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
