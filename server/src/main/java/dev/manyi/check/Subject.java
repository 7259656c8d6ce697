package dev.manyi.check;

import dev.manyi.kpi.Dimension;

/** What a fact is about, in every dimension; null where it names nothing, or nothing is known of what it names. */
record Subject(
        String store,
        String region,
        String city,
        String channel,
        String business,
        String categoryGroup,
        String category,
        String touchpoint,
        String employee,
        String post,
        String customer,
        String tier,
        String priority,
        String survey,
        String kind) {

    String in(Dimension dimension) {
        return switch (dimension) {
            case STORE -> store;
            case REGION -> region;
            case CITY -> city;
            case CHANNEL -> channel;
            case BUSINESS -> business;
            case CATEGORY_GROUP -> categoryGroup;
            case CATEGORY -> category;
            case TOUCHPOINT -> touchpoint;
            case EMPLOYEE -> employee;
            case POST -> post;
            case TIER -> tier;
            case PRIORITY -> priority;
            case SURVEY -> survey;
            case KIND -> kind;
            case WEEKDAY, HOUR ->
                throw new IllegalArgumentException(dimension + " is when it was, not what it is about");
        };
    }
}
