package dev.manyi.kpi.explain;

import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.catalogue.Unit;
import dev.manyi.language.Messages;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as people read them in a sentence. */
final class Figure {
    private static final int PERCENT = 100;

    private Figure() {}

    /** A value in the KPI's unit, with as many decimals as it is shown with. */
    static String value(Kpi kpi, double value, Messages words) {
        String number = String.format(
                Locale.ROOT, "%,." + kpi.decimals() + "f", kpi.unit() == Unit.FRACTION ? value * PERCENT : value);
        return switch (kpi.unit()) {
            case FRACTION -> number + "%";
            case SECONDS -> words.get("seconds", number);
            case COUNT, POINTS -> number;
        };
    }

    /** At most two decimals, and none where there are none. */
    static String plain(double number) {
        BigDecimal rounded =
                BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(0, rounded.scale()) + "f", rounded);
    }
}
