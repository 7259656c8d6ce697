package dev.manyi.kpi.catalogue;

import dev.manyi.kpi.catalogue.Kpi.Words;
import dev.manyi.kpi.rules.Rules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Every KPI there is, in the order of the file. A `<dimension>` entry stands for one KPI a rated side of the service. */
public record Catalogue(List<KpiTemplate> templates) {

    /** A rated side of the service and what it is called. */
    public record RatedSide(String code, Words name) {}

    public Catalogue {
        templates = List.copyOf(templates);
    }

    /** The same with every KPI's time running in the hours that the rules give it. */
    public Catalogue in(Rules rules) {
        return new Catalogue(templates.stream()
                .map(template -> template.in(rules.hours(template.id())))
                .toList());
    }

    /** Every id as the file has it: with `<dimension>` where there is one KPI a rated side. */
    public List<String> ids() {
        return templates.stream().map(KpiTemplate::id).toList();
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
