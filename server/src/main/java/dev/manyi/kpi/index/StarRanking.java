package dev.manyi.kpi.index;

import dev.manyi.kpi.Slot;
import dev.manyi.kpi.measure.Measured;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The stars of employees by their rank among all who have the same post and a value in the same period. A rank is how many
 * are better; who are equal share it, and with it the better band.
 */
public final class StarRanking {
    /** Values that differ by less are equal: sums in another order must not cost a star. */
    private static final double SAME = 1e9;

    private StarRanking() {}

    /** Who is ranked against each other; the post is null where it is not known. */
    private record Field(LocalDate period, String post) {}

    private record Runner(Slot slot, long value, Measured measured) {}

    /** The stars by place, from the measures of every employee of the organisation. */
    public static Map<Slot, Integer> stars(StaffIndex index, Map<Slot, Measured> employees) {
        Map<Field, List<Runner>> fields = new HashMap<>();
        employees.forEach((slot, measured) -> {
            Double value = index.of(measured).value();
            if (slot.group() != null && value != null) {
                fields.computeIfAbsent(new Field(slot.period(), measured.post()), field -> new ArrayList<>())
                        .add(new Runner(slot, Math.round(value * SAME), measured));
            }
        });
        Map<Slot, Integer> stars = new HashMap<>();
        fields.values().forEach(field -> {
            field.sort(Comparator.comparingLong(Runner::value).reversed());
            int better = 0;
            for (int i = 0; i < field.size(); i++) {
                Runner runner = field.get(i);
                better = i > 0 && field.get(i - 1).value == runner.value ? better : i;
                stars.put(runner.slot, index.stars(runner.measured, better, field.size()));
            }
        });
        return stars;
    }
}
