package dev.manyi.report.template;

import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.catalogue.Catalogue;
import dev.manyi.kpi.catalogue.Catalogue.RatedSide;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.catalogue.Kpi.Words;
import dev.manyi.yaml.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what every part of a template names: titles, KPIs and groupings, held against the catalogue. */
record TemplateWords(List<Kpi> known, boolean everybody) {
    private static final String RATING = "rating_";

    /** About people: neither who served nor who was served by name or value. */
    private static final Set<Dimension> PEOPLE = Set.of(Dimension.EMPLOYEE, Dimension.POST, Dimension.TIER);

    static TemplateWords of(Catalogue catalogue) {
        String every = "<dimension>";
        return new TemplateWords(catalogue.kpis(List.of(new RatedSide(every, new Words(every, every)))), false);
    }

    TemplateWords forEverybody(boolean yes) {
        return new TemplateWords(known, yes);
    }

    Words words(Place place) {
        place.entries(List.of("zh-CN", "en"));
        return new Words(
                place.at("zh-CN").text("the text in Chinese"), place.at("en").text("the text in English"));
    }

    /** A KPI by its id; a rating also by the id of one rated side, which facts may or may not have. */
    Optional<Kpi> kpi(Place place) {
        String id = place.text("the id of a KPI, e.g. csat_score");
        Optional<Kpi> found = named(id);
        if (found.isEmpty() && !id.isEmpty()) {
            place.wrong("there is no KPI \"" + id + "\"; accepted are "
                    + String.join(", ", known.stream().map(Kpi::id).toList()));
        }
        return found;
    }

    private Optional<Kpi> named(String id) {
        return known.stream()
                .filter(kpi -> kpi.id().equals(id))
                .findFirst()
                .or(() -> id.startsWith(RATING) && id.length() > RATING.length()
                        ? known.stream()
                                .filter(kpi -> kpi.id().equals(ReportTemplate.EVERY_RATING))
                                .findFirst()
                        : Optional.empty());
    }

    /** The ids of different KPIs, one to `most`, all of which have the dimensions. */
    List<String> kpis(Place list, int most, List<Dimension> dimensions) {
        List<String> ids = new ArrayList<>();
        List<Place> items = list.items("a list of KPIs: [csat_score, …]");
        for (Place item : items) {
            int before = ids.size();
            Optional<Kpi> kpi = kpi(item);
            kpi.ifPresent(one -> dimensions.forEach(by -> mustHave(item, one, by)));
            kpi.ifPresent(one -> ids.add(item.text("a KPI")));
            if (ids.size() > before && ids.indexOf(ids.get(before)) < before) {
                item.wrong("\"" + ids.get(before) + "\" is there twice; say it once");
            }
        }
        if (items.size() > most) {
            list.wrong("has " + items.size() + " KPIs; give at most " + most);
        }
        if (list.isList() && items.isEmpty()) {
            list.wrong("names no KPI; give one or more");
        }
        return ids;
    }

    void mustHave(Place place, Kpi kpi, Dimension by) {
        if (!kpi.has(by)) {
            place.wrong("\"" + kpi.id() + "\" can not be told by " + by.id() + "; it can by "
                    + String.join(
                            ", ", kpi.dimensions().stream().map(Dimension::id).toList()));
        }
    }

    /** A dimension; one of people is refused in what hangs on the wall. */
    Dimension dimension(Place place) {
        return Dimension.named(place.word(Dimension.ids().stream()
                        .filter(id -> !everybody
                                || !PEOPLE.contains(Dimension.named(id).orElseThrow()))
                        .toList()))
                .orElseThrow();
    }
}
