package dev.manyi.reports.html;

import dev.manyi.reports.chart.Json;
import dev.manyi.reports.format.Format;
import dev.manyi.reports.model.Cell;
import dev.manyi.reports.model.Drill;
import dev.manyi.reports.model.Figure;
import dev.manyi.reports.model.FigureCell;
import dev.manyi.reports.model.TextCell;
import dev.manyi.reports.style.Messages;
import dev.manyi.reports.style.Wording;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values to look further into, as data that the page's script shows; texts of numbers are made here, once. */
final class DrillPart {
    /** What the script says, wherever it adds something. */
    private static final List<String> WORDS = List.of(
            "noData",
            "html.numbers",
            "html.filter",
            "html.filter.of",
            "html.rows",
            "html.noRow",
            "html.all",
            "html.path",
            "html.levels",
            "html.step",
            "html.hint",
            "html.hint.flat",
            "html.curve",
            "html.down",
            "html.down.short");

    private final Markup page;
    private final Messages messages;
    private final Wording wording;

    DrillPart(Markup page, Messages messages) {
        this.page = page;
        this.messages = messages;
        this.wording = new Wording(messages);
    }

    /** Hidden until there is a script to fill it. */
    void write(Drill drill) {
        if (drill.isEmpty()) {
            return;
        }
        page.begin("section", "id", ContentsPart.DRILL, "aria-labelledby", "drill-title")
                .line();
        page.element("h2", drill.title(), "id", "drill-title").line();
        page.begin("noscript")
                .element("p", messages.text("html.noScript"), "class", "note")
                .end();
        page.begin("div", "id", "drill-panel").end().line();
        page.begin("p", "class", "source")
                .element("bdi", messages.text("source", drill.source()))
                .end();
        page.end().line();
    }

    /** The words are for all of the script, so they are there also without anything to look into. */
    void data(Drill drill) {
        page.begin("script", "type", "application/json", "id", "report-data");
        page.made(json(drill)).end().line();
    }

    /** Nothing in it ends the element that it stands in. */
    private String json(Drill drill) {
        var words = new LinkedHashMap<String, Object>();
        WORDS.forEach(word -> words.put(word, messages.text(word, "{0}", "{1}")));
        var data = new LinkedHashMap<String, Object>();
        data.put("words", words);
        data.put("measures", texts(drill.measures()));
        data.put("steps", texts(drill.steps()));
        data.put(
                "levels",
                drill.levels().stream()
                        .map(level -> level(level, drill.curve()))
                        .toList());
        return Json.write(data).replace("<", "\\u003c");
    }

    private Map<String, Object> level(Drill.Level level, Format curve) {
        var data = new LinkedHashMap<String, Object>();
        data.put("name", Markup.printable(level.name()));
        data.put("total", (double) level.total());
        data.put("totalText", messages.text("shown", wording.count(level.rows().size()), wording.count(level.total())));
        data.put("rows", level.rows().stream().map(row -> row(row, curve)).toList());
        return data;
    }

    private Map<String, Object> row(Drill.Row row, Format curve) {
        var data = new LinkedHashMap<String, Object>();
        data.put("key", Markup.printable(row.key()));
        data.put("parent", row.parent() == null ? null : Markup.printable(row.parent()));
        data.put("name", Markup.printable(row.name()));
        data.put("cells", row.cells().stream().map(this::cell).toList());
        data.put("curve", row.curve());
        data.put(
                "points",
                row.curve().stream().map(value -> wording.value(value, curve)).toList());
        return data;
    }

    private Map<String, Object> cell(Cell cell) {
        var data = new LinkedHashMap<String, Object>();
        if (cell instanceof FigureCell number) {
            Figure figure = number.figure();
            data.put("text", wording.value(figure.value(), figure.format()));
            data.put("value", figure.value());
            data.put("basis", wording.basis(figure));
            data.put("pale", Numbers.isPale(figure));
        } else {
            data.put("text", Markup.printable(((TextCell) cell).text()));
        }
        return data;
    }

    private static List<String> texts(List<String> texts) {
        return texts.stream().map(Markup::printable).toList();
    }
}
