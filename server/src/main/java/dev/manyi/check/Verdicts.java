package dev.manyi.check;

import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is said of an index beyond its value: the grade and the vetoes of a service index, the stars of employees. */
final class Verdicts {
    private final Sheet sheet;
    private final Indices indices;
    private final Map<List<Object>, List<Double>> colleagues = new HashMap<>();

    Verdicts(Sheet sheet, Indices indices) {
        this.sheet = sheet;
        this.indices = indices;
        if (ranked()) {
            sheet.slots().stream().filter(slot -> slot.group() != null).forEach(this::enter);
        }
    }

    /** Null and nothing where there is none. */
    record Verdict(String grade, Map<String, Long> vetoes, Integer stars) {}

    /** Employees are ranked among all of the chain: only a question about all of them shows the field. */
    boolean ranked() {
        KpiRequest request = sheet.request();
        boolean everybody = request.by() == Dimension.EMPLOYEE
                && request.across() == null
                && request.filters().isEmpty()
                && request.scope().everything();
        return everybody && indices.has("staff_index");
    }

    private void enter(Slot slot) {
        Double value = sheet.result(slot, "staff_index").value();
        if (value != null) {
            colleagues.computeIfAbsent(field(slot), key -> new ArrayList<>()).add(value);
        }
    }

    private List<Object> field(Slot slot) {
        return Arrays.asList(slot.period(), sheet.post(slot));
    }

    Verdict of(Slot slot, String index) {
        Double value = sheet.result(slot, index).value();
        Tally tally = sheet.tally(slot);
        if (index.equals("service_index")) {
            return new Verdict(indices.grade(value, tally), tally.staff.vetoes(), null);
        }
        boolean starred = index.equals("staff_index") && ranked() && slot.group() != null && value != null;
        Integer stars =
                starred ? indices.stars(value, colleagues.get(field(slot)), tally.staff.conduct("breach") > 0) : null;
        return new Verdict(null, Map.of(), stars);
    }
}
