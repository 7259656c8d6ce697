package dev.manyi.kpi.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.manyi.yaml.YamlText;
import java.util.Comparator;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.commons.codec.digest.DigestUtils;

/** The content of a rules file, as yet unread. */
record RulesTree(JsonNode root) {
    static RulesTree parse(String text) {
        return new RulesTree(YamlText.parse(text).root());
    }

    /** Another's content over this: blocks are merged, everything else is replaced, a key without a value changes nothing. */
    RulesTree with(RulesTree other) {
        return new RulesTree(merged(root, other.root));
    }

    private static JsonNode merged(JsonNode under, JsonNode over) {
        if (!under.isObject() || !over.isObject()) {
            return over;
        }
        ObjectNode both = under.deepCopy();
        over.properties().forEach(entry -> {
            if (!isEmpty(entry.getValue())) {
                both.set(entry.getKey(), merged(under.path(entry.getKey()), entry.getValue()));
            }
        });
        return both;
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isNull() || value.isTextual() && value.asText().isEmpty();
    }

    /** The same for the same rules, however they are ordered and commented. */
    String digest() {
        return DigestUtils.sha256Hex(canonical(root)).substring(0, 12);
    }

    private static String canonical(JsonNode node) {
        if (node.isObject()) {
            TreeMap<String, String> entries = new TreeMap<>();
            node.properties().forEach(entry -> entries.put(entry.getKey(), canonical(entry.getValue())));
            return entries.toString();
        }
        if (node.isArray()) {
            boolean words = StreamSupport.stream(node.spliterator(), false).allMatch(JsonNode::isTextual);
            // Lists of words are sets: holidays, channels, fields.
            return StreamSupport.stream(node.spliterator(), false)
                    .map(RulesTree::canonical)
                    .sorted(words ? Comparator.naturalOrder() : (a, b) -> 0)
                    .collect(Collectors.joining(",", "[", "]"));
        }
        return node.isNumber() ? Double.toString(node.asDouble()) : node.toString();
    }
}
