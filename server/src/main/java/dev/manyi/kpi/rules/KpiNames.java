package dev.manyi.kpi.rules;

import java.util.Map;
import java.util.Set;

/** What the rules may name: KPIs, those whose time can run in opening hours, and the parts of each index. */
public record KpiNames(Set<String> kpis, Set<String> timed, Map<String, Set<String>> parts) {}
