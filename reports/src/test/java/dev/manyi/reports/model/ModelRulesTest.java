package dev.manyi.reports.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.reports.format.Format;
import dev.manyi.reports.format.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelRulesTest {
    private static final Format POINTS = new Format(Unit.POINTS, 1);
    private static final List<Column> TWO_COLUMNS = List.of(new Column("a", false), new Column("b", true));

    @Test
    void aRowAsWideAsTheHeads() {
        List<List<Cell>> rows = List.of(List.of(new TextCell("only one")));
        assertRefused(
                "table \"t\", row 1: 1 cells for 2 columns", () -> new Table("t", TWO_COLUMNS, rows, "s", 1, 1, 1));
    }

    @Test
    void shownIsWhatIsThereAndNotMoreThanAll() {
        assertRefused("shown 5 of 9 with 0 rows", () -> new Table("t", TWO_COLUMNS, List.of(), "s", 1, 5, 9));
        List<List<Cell>> rows = List.of(List.of(new TextCell("a"), new TextCell("b")));
        assertRefused("shown 1 of 0", () -> new Table("t", TWO_COLUMNS, rows, "s", 1, 1, 0));
        assertTrue(new Table("t", TWO_COLUMNS, rows, "s", 1, 1, 2).isCut());
    }

    @Test
    void aSeriesWithAValueForEachCategory() {
        var series = List.of(new Series("x", List.of(1.0)));
        assertRefused(
                "chart \"c\", series \"x\": 1 values for 2 categories",
                () -> new Chart("c", Kind.LINE, List.of("a", "b"), series, POINTS, "s", 1));
    }

    @Test
    void numbersAreFiniteOrMissing() {
        assertRefused("low is NaN", () -> new Figure(1.0, POINTS, 1, Double.NaN, null));
        assertRefused(
                "series \"x\" holds Infinity", () -> new Series("x", Arrays.asList(null, Double.POSITIVE_INFINITY)));
        assertRefused("decimals is 7, accepted are 0 to 6", () -> new Format(Unit.POINTS, 7));
    }

    @Test
    void aReportDoesNotChangeWithTheListsItWasMadeFrom() {
        var values = new ArrayList<Double>(Arrays.asList(1.0, null));
        var series = new Series("x", values);
        values.clear();
        assertEquals(Arrays.asList(1.0, null), series.values());
        assertThrows(UnsupportedOperationException.class, () -> series.values().clear());
    }

    private static void assertRefused(String why, Runnable making) {
        var refused = assertThrows(IllegalArgumentException.class, making::run);
        assertTrue(refused.getMessage().contains(why), refused.getMessage());
    }
}
