package dev.manyi.overview;

import java.util.List;
import java.util.Map;

/** What the overview says, as its file describes it: ids of KPIs, and how many of what. */
public record OverviewTemplate(
        List<String> headline,
        int sparklineDays,
        Problems problems,
        Stores stores,
        String cities,
        List<String> today,
        int freshnessDays) {

    /** How many problem types are shown, and what makes them grave: KPIs with their weights. */
    public record Problems(int shown, Map<String, Double> impact) {}

    /** By which KPI stores are ranked, how many of the best and of the worst are shown, and on how many facts a value must rest. */
    public record Stores(String kpi, int shown, long minimumSample) {}
}
