package dev.manyi.reports.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.reports.format.Format;
import dev.manyi.reports.format.Unit;
import dev.manyi.reports.model.Chart;
import dev.manyi.reports.model.Kind;
import dev.manyi.reports.model.Series;
import dev.manyi.reports.style.Messages;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.mozilla.javascript.Context;

class EChartsTest {
    private static final Messages ENGLISH = Messages.of(Locale.ENGLISH);

    @Test
    void theSameChartIsTheSameDrawing() {
        String option = ChartOption.json(chart("plain"), ENGLISH);
        assertEquals(withoutCounters(option), withoutCounters(option));
    }

    @Test
    void namesAreDataWhateverTheyContain() {
        String evil = "</text><script>\"'{a|b}\\ \u2028";
        String svg = ECharts.shared().svg(ChartOption.json(chart(evil), ENGLISH), 400, 200);
        assertTrue(svg.contains("&lt;/text&gt;&lt;script&gt;"), svg);
    }

    @Test
    void whatIsNotJsonFailsWithAReason() {
        var failure = assertThrows(ChartFailure.class, () -> ECharts.shared().svg("alert(1)", 400, 200));
        assertTrue(failure.getMessage().startsWith("chart not drawn: SyntaxError"), failure.getMessage());
    }

    @Test
    void theScriptSeesNoJava() {
        try (Context context = Context.enter()) {
            context.setLanguageVersion(Context.VERSION_ES6);
            var scope = ECharts.load(context);
            var seen = context.evaluateString(
                    scope, "[typeof java, typeof Packages, typeof JavaImporter, typeof load].join()", "test", 1, null);
            assertEquals("undefined,undefined,undefined,undefined", seen.toString());
        }
    }

    private static Chart chart(String name) {
        var series = List.of(new Series(name, Arrays.asList(1.0, null, 3.0)), new Series("b", List.of(2.0, 2.0, 2.0)));
        return new Chart("c", Kind.LINE, List.of(name, "y", "z"), series, new Format(Unit.POINTS, 1), "s", 3);
    }

    /** ECharts numbers its style classes and clip paths on through its life. */
    private static String withoutCounters(String option) {
        return ECharts.shared().svg(option, 400, 200).replaceAll("zr\\d+-(cls-\\d+|c)", "zr");
    }
}
