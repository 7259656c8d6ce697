package dev.manyi.fact;

import java.time.YearMonth;

/** What a KPI should be from a month on. The scope is all (code null), region or store. */
public record Target(String kpi, String scope, String code, YearMonth fromMonth, Double value) implements Reference {
    @Override
    public String key() {
        return String.join("\n", kpi, scope, code == null ? "" : code, fromMonth.toString());
    }
}
