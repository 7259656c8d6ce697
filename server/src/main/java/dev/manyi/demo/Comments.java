package dev.manyi.demo;

import dev.manyi.fact.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What customers write: sentences grown from the grammar of comments.txt. */
final class Comments {
    /** What a comment is about. */
    record About(Store store, Problem problem) {}

    private static final String NOTHING = "-";
    private final Map<String, List<Sentence>> rules = new HashMap<>();

    /** Text and the rule that follows it, in turns: texts has one more than slots. */
    private record Sentence(List<String> texts, List<String> slots) {
        static Sentence parse(String line) {
            List<String> texts = new ArrayList<>();
            List<String> slots = new ArrayList<>();
            int at = 0;
            for (int open = line.indexOf('{'); open >= 0; open = line.indexOf('{', at)) {
                int close = line.indexOf('}', open);
                texts.add(line.substring(at, open));
                slots.add(line.substring(open + 1, close));
                at = close + 1;
            }
            texts.add(line.substring(at));
            return new Sentence(texts, slots);
        }
    }

    Comments(Problems problems) {
        List<Sentence> rule = new ArrayList<>();
        for (String line : Resource.lines("comments.txt")) {
            if (line.startsWith("[")) {
                rule = new ArrayList<>();
                rules.put(line.substring(1, line.length() - 1), rule);
            } else {
                rule.add(Sentence.parse(line.equals(NOTHING) ? "" : line));
            }
        }
        for (Problem problem : problems.all()) {
            rules.put(
                    "problem." + problem.code(),
                    problem.phrases().stream().map(Sentence::parse).toList());
        }
    }

    String comment(int csat, About about, Dice dice) {
        return grow("say." + csat, about, dice);
    }

    String subject(String kind, About about, Dice dice) {
        return grow("subject." + kind, about, dice);
    }

    String cause(String business, Dice dice) {
        return grow("cause." + business, null, dice);
    }

    private String grow(String rule, About about, Dice dice) {
        StringBuilder text = new StringBuilder();
        grow(rules.get(rule), about, dice, text);
        return text.toString();
    }

    private void grow(List<Sentence> rule, About about, Dice dice, StringBuilder text) {
        Sentence sentence = dice.one(rule);
        for (int i = 0; i < sentence.slots().size(); i++) {
            text.append(sentence.texts().get(i));
            fill(sentence.slots().get(i), about, dice, text);
        }
        text.append(sentence.texts().get(sentence.slots().size()));
    }

    private void fill(String slot, About about, Dice dice, StringBuilder text) {
        switch (slot) {
            case "city" -> text.append(about.store().city());
            case "store" -> text.append(about.store().name());
            case "problem_name" -> text.append(about.problem().name());
            case "days" -> text.append(dice.between(4, 20));
            case "problem" -> grow(rules.get("problem." + about.problem().code()), about, dice, text);
            case "good" ->
                grow(
                        rules.getOrDefault(
                                dice.chance(0.8) ? "good." + about.problem().business() : slot, rules.get(slot)),
                        about,
                        dice,
                        text);
            default -> grow(rules.get(slot), about, dice, text);
        }
    }
}
