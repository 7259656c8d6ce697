package dev.manyi.overview;

import dev.manyi.kpi.GroupKey;
import dev.manyi.kpi.Grouping;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.disclosure.Cell;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.kpi.period.BusinessCalendar;
import dev.manyi.kpi.period.Cuts;
import dev.manyi.overview.Overview.Hour;
import dev.manyi.overview.Overview.Today;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The current business day by the hour: cut finer than any grain of a question. */
final class TodaysCurve {
    private TodaysCurve() {}

    static Future<Today> of(Asking asking, BusinessCalendar calendar, OverviewTemplate template) {
        List<Kpi> kpis = asking.kpis(template.today());
        LocalDate day = asking.today();
        Cuts cuts = calendar.hours(day);
        KpiRequest question = asking.question();
        Grouping hours = new Grouping(cuts, null, null, question.filters(), question.scope(), question.asOf());
        return asking.service().cells(kpis, hours).map(cells -> new Today(day, curve(kpis, cuts, cells)));
    }

    private static List<Hour> curve(List<Kpi> kpis, Cuts cuts, Map<GroupKey, Cell> cells) {
        List<Hour> hours = new ArrayList<>();
        for (int hour = 0; hour < cuts.size(); hour++) {
            Cell cell = cells.getOrDefault(new GroupKey(hour, null, null), Cell.NOTHING);
            Map<Kpi, Estimate> values = new LinkedHashMap<>();
            kpis.forEach(kpi -> values.put(kpi, cell.of(kpi)));
            hours.add(new Hour(cuts.starts().get(hour), values));
        }
        return hours;
    }
}
