package dev.manyi.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What one customer answers on one questionnaire, in a mood. Null is a question left out. */
record Answers(
        Integer csat,
        Integer nps,
        Integer ces,
        Map<String, Integer> ratings,
        Map<String, List<String>> choices,
        String comment,
        int seconds) {
    private static final double CARELESS = 0.02;
    private static final double CONTRADICTS = 0.003;
    private static final double[] COMMENTS_BY_CSAT = {0.62, 0.56, 0.40, 0.31, 0.36};
    private static final List<String> TO_IMPROVE = List.of("服务态度", "处理速度", "专业能力", "商品质量", "价格优惠", "物流配送", "门店环境");

    static Answers of(Questionnaire questions, double mood, Comments.About about, Comments comments, Dice dice) {
        if (dice.chance(CARELESS)) {
            return careless(questions, dice);
        }
        double felt = mood + 0.8 * dice.normal();
        int satisfaction = Scores.csat(felt);
        Integer csat = dice.chance(questions.csat) ? satisfaction : null;
        Integer nps = dice.chance(questions.nps) ? Scores.nps(felt, dice) : null;
        if (dice.chance(CONTRADICTS) && nps != null && (satisfaction == 5 || satisfaction == 1)) {
            nps = satisfaction == 5 ? dice.between(0, 2) : dice.between(9, 10);
        }
        Integer ces = dice.chance(questions.ces) ? Scores.ces(felt, dice) : null;
        Map<String, Integer> ratings = dice.chance(0.85) ? Scores.ratings(questions.dimensions, felt, dice) : null;
        boolean writes = dice.chance(COMMENTS_BY_CSAT[satisfaction - 1]);
        String comment = writes ? comments.comment(satisfaction, about, dice) : null;
        boolean empty = csat == null && nps == null && ces == null && ratings == null && comment == null;
        return new Answers(
                empty ? Integer.valueOf(satisfaction) : csat,
                nps,
                ces,
                ratings,
                choices(questions, satisfaction, dice),
                comment,
                (int) dice.around(writes ? 130 : 75, 0.4));
    }

    /** The same tick all the way down, in a few seconds. */
    private static Answers careless(Questionnaire questions, Dice dice) {
        int tick = dice.chance(0.8) ? 5 : 1;
        Map<String, Integer> ratings = new LinkedHashMap<>();
        questions.dimensions.forEach(dimension -> ratings.put(dimension, tick));
        return new Answers(tick, tick == 5 ? 10 : 0, tick == 5 ? 7 : 1, ratings, null, null, dice.between(6, 25));
    }

    private static Map<String, List<String>> choices(Questionnaire questions, int satisfaction, Dice dice) {
        Map<String, List<String>> choices = new LinkedHashMap<>();
        if (questions == Questionnaire.AFTER_PURCHASE && dice.chance(0.6)) {
            choices.put("visit_purpose", List.of(dice.one("购买商品", "购买商品", "咨询了解", "提货", "维修售后")));
        }
        if (satisfaction <= 3 && dice.chance(0.7)) {
            TreeSet<String> improve = new TreeSet<>();
            for (int i = dice.between(1, 3); i > 0; i--) {
                improve.add(dice.one(TO_IMPROVE));
            }
            choices.put("to_improve", List.copyOf(improve));
        }
        return choices.isEmpty() ? null : choices;
    }

    String language() {
        boolean english =
                comment != null && comment.chars().allMatch(c -> c < 0x2E80 || Character.isSurrogate((char) c));
        return english && comment.chars().anyMatch(Character::isLetter) ? "en" : "zh-CN";
    }
}
