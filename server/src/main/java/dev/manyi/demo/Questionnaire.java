package dev.manyi.demo;

import java.util.List;

/** The questionnaires of the demo chain, and how many customers answer each of their questions. */
enum Questionnaire {
    AFTER_PURCHASE(
            "after_purchase", "购后评价", 0.98, 0.55, 0.35, List.of("attitude", "expertise", "environment", "value")),
    AFTER_SERVICE(
            "after_service", "售后服务评价", 0.98, 0.40, 0.92, List.of("attitude", "expertise", "clarity", "follow_up")),
    RELATIONSHIP(
            "relationship",
            "客户关系调研",
            0.95,
            0.97,
            0.60,
            List.of("attitude", "expertise", "clarity", "follow_up", "environment", "value"));

    final String code;
    final String title;
    final double csat;
    final double nps;
    final double ces;
    final List<String> dimensions;

    Questionnaire(String code, String title, double csat, double nps, double ces, List<String> dimensions) {
        this.code = code;
        this.title = title;
        this.csat = csat;
        this.nps = nps;
        this.ces = ces;
        this.dimensions = dimensions;
    }
}
