package dev.manyi.kpi.catalogue;

import dev.manyi.kpi.catalogue.Kpi.Words;
import dev.manyi.kpi.formula.Formula;
import dev.manyi.kpi.rules.KpiNames;
import dev.manyi.kpi.rules.Rules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every KPI there is, in the order of the files. A `<dimension>` entry stands for one KPI a rated side of the service. Indices
 * become KPIs when the rules that weigh and score their parts are known.
 */
public record Catalogue(List<KpiTemplate> templates, List<IndexTemplate> indices) {

    /** A rated side of the service and what it is called. */
    public record RatedSide(String code, Words name) {}

    public Catalogue {
        templates = List.copyOf(templates);
        indices = List.copyOf(indices);
    }

    /** The same with every KPI's time running in the hours that the rules give it, and with the indices. */
    public Catalogue in(Rules rules) {
        List<KpiTemplate> ruled = new ArrayList<>(templates.stream()
                .map(template -> template.in(rules.hours(template.id())))
                .toList());
        Catalogue parts = new Catalogue(ruled, List.of());
        indices.forEach(index -> ruled.add(index.in(rules, parts::formula)));
        return new Catalogue(ruled, List.of());
    }

    private Formula formula(String kpi) {
        return templates.stream()
                .filter(template -> template.stands(kpi))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("an index needs " + kpi + ", which is no KPI"))
                .formula(kpi);
    }

    /** What the rules may name. */
    public KpiNames names() {
        return new KpiNames(
                templates.stream().map(KpiTemplate::id).collect(Collectors.toSet()),
                templates.stream()
                        .filter(KpiTemplate::timed)
                        .map(KpiTemplate::id)
                        .collect(Collectors.toSet()),
                indices.stream().collect(Collectors.toMap(index -> index.entry().id(), IndexTemplate::parts)));
    }

    /** Every id as the file has it: with `<dimension>` where there is one KPI a rated side. */
    public List<String> ids() {
        return Stream.concat(
                        templates.stream().map(KpiTemplate::id),
                        indices.stream().map(index -> index.entry().id()))
                .toList();
    }

    /** The catalogue with one rating KPI for each side that is rated. */
    public List<Kpi> kpis(Collection<RatedSide> sides) {
        List<Kpi> kpis = new ArrayList<>();
        for (KpiTemplate template : templates) {
            if (template.forRatings()) {
                sides.forEach(side -> kpis.add(template.forSide(side)));
            } else {
                kpis.add(template.kpi(Map.of()));
            }
        }
        return kpis;
    }
}
