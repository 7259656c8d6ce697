package dev.manyi.kpi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;

/** Targets that verdicts depend on: the answering time by priority, and the closing time of a complaint. */
public record ServiceRules(Duration urgent, Duration important, Duration routine, Duration complaintClosing) {

    /** The rules that ship with the product. */
    public static ServiceRules shipped() {
        try (InputStream file = ServiceRules.class.getResourceAsStream("/kpi/rules.yaml")) {
            JsonNode rules = new YAMLMapper().readTree(file);
            JsonNode targets = rules.path("response_targets");
            return new ServiceRules(
                    Duration.parse(targets.path("urgent").asText()),
                    Duration.parse(targets.path("important").asText()),
                    Duration.parse(targets.path("routine").asText()),
                    Duration.parse(rules.path("complaint_closing").asText()));
        } catch (IOException e) {
            throw new UncheckedIOException("The service rules can not be read", e);
        }
    }
}
