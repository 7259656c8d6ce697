package dev.manyi.reports.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class FigureFormatTest {
    private static final Locale CHINESE = Locale.forLanguageTag("zh-CN");

    @TestFactory
    Stream<DynamicTest> everyCaseOfTheSharedTable() throws IOException {
        List<List<String>> rows = cases();
        assertEquals(List.of("value", "unit", "decimals", "zh-CN", "en"), rows.get(0));
        assertTrue(rows.size() > 40, "the table is there");
        return rows.stream()
                .skip(1)
                .map(row -> DynamicTest.dynamicTest(row.toString(), () -> {
                    Double value = row.get(0).isEmpty() ? null : Double.valueOf(row.get(0));
                    var format = new Format(Unit.valueOf(row.get(1)), Integer.parseInt(row.get(2)));
                    assertEquals(row.get(3), FigureFormat.text(value, format, CHINESE));
                    assertEquals(row.get(4), FigureFormat.text(value, format, Locale.ENGLISH));
                }));
    }

    @Test
    void aChangeCarriesItsSignAndPercentagesDifferByPoints() {
        var points = new Format(Unit.POINTS, 1);
        var share = new Format(Unit.FRACTION, 1);
        var duration = new Format(Unit.SECONDS, 0);
        assertEquals("+2.4", FigureFormat.difference(2.4, points, CHINESE));
        assertEquals("-2.4", FigureFormat.difference(-2.4, points, CHINESE));
        assertEquals("0.0", FigureFormat.difference(0.04, points, CHINESE));
        assertEquals("+1.3 pp", FigureFormat.difference(0.0125, share, Locale.ENGLISH));
        assertEquals("-1.3 个百分点", FigureFormat.difference(-0.0125, share, CHINESE));
        assertEquals("+12.3 min", FigureFormat.difference(738.0, duration, Locale.ENGLISH));
        assertEquals("–", FigureFormat.difference(null, share, CHINESE));
    }

    private static List<List<String>> cases() throws IOException {
        try (var in = FigureFormatTest.class.getResourceAsStream("/format-cases.csv")) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().map(FigureFormatTest::fields).toList();
        }
    }

    private static List<String> fields(String line) {
        var fields = new ArrayList<String>();
        for (String field : line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)) {
            fields.add(field.replace("\"", ""));
        }
        return fields;
    }
}
