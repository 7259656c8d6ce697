package dev.manyi.reports.xlsx;

import dev.manyi.reports.model.Chart;
import dev.manyi.reports.model.Kind;
import dev.manyi.reports.style.Messages;
import dev.manyi.reports.style.Palette;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xddf.usermodel.PresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFPresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFShapeProperties;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisOrientation;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickLabelPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickMark;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.DisplayBlanks;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** A chart that Excel draws itself from the cells, to be edited like any other. */
final class NativeChart {
    private static final int WIDTH = 95;
    private static final List<PresetLineDash> DASHES =
            List.of(PresetLineDash.SOLID, PresetLineDash.DASH, PresetLineDash.DOT);
    private static final List<MarkerStyle> MARKS =
            List.of(MarkerStyle.CIRCLE, MarkerStyle.SQUARE, MarkerStyle.TRIANGLE, MarkerStyle.DIAMOND);

    private final XSSFSheet sheet;
    private final Messages messages;

    NativeChart(XSSFSheet sheet, Messages messages) {
        this.sheet = sheet;
        this.messages = messages;
    }

    /** The series' names stand in row {@code head}, the categories in column {@code names}, the series right of it. */
    void draw(Chart chart, int names, int head, int rows) {
        XSSFChart drawn = sheet.createDrawingPatriarch()
                .createChart(anchor(names + chart.series().size() + 2, head, rows));
        drawn.setTitleText(Texts.line(chart.title()));
        drawn.setTitleOverlay(false);
        var title = drawn.getTitle().getBody().getParagraph(0).getTextRuns().get(0);
        title.setFontSize(12.0);
        title.setBold(true);
        title.setLanguage(messages.language()); // POI would put the machine's
        drawn.displayBlanksAs(DisplayBlanks.GAP);
        if (chart.series().size() > 1) {
            drawn.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        }
        boolean line = chart.kind() == Kind.LINE;
        XDDFCategoryAxis labels = drawn.createCategoryAxis(line ? AxisPosition.BOTTOM : AxisPosition.LEFT);
        XDDFValueAxis values = drawn.createValueAxis(line ? AxisPosition.LEFT : AxisPosition.BOTTOM);
        axes(chart, labels, values, line);
        XDDFChartData data = drawn.createData(line ? ChartTypes.LINE : ChartTypes.BAR, labels, values);
        data.setVaryColors(false);
        int last = head + chart.categories().size();
        var categories =
                XDDFDataSourcesFactory.fromStringCellRange(sheet, new CellRangeAddress(head + 1, last, names, names));
        for (int i = 0; i < chart.series().size(); i++) {
            var cells = new CellRangeAddress(head + 1, last, names + i + 1, names + i + 1);
            var series = data.addSeries(categories, XDDFDataSourcesFactory.fromNumericCellRange(sheet, cells));
            series.setTitle(
                    Texts.line(chart.series().get(i).name()),
                    new CellReference(sheet.getSheetName(), head, names + i + 1, true, true));
            style(series, chart, i);
        }
        if (data instanceof XDDFBarChartData bars) {
            bars.setBarDirection(BarDirection.BAR);
            bars.setGapWidth(60);
        }
        drawn.plot(data);
    }

    private void axes(Chart chart, XDDFCategoryAxis labels, XDDFValueAxis values, boolean line) {
        AxisBounds bounds = AxisBounds.of(chart);
        values.setMinimum(bounds.low());
        values.setMaximum(bounds.high());
        values.setMajorUnit(bounds.step());
        values.setNumberFormat(new CellFormats(messages).value(chart.format()));
        values.setMajorTickMark(AxisTickMark.NONE);
        values.getOrAddMajorGridProperties().setLineProperties(stroke(Palette.hex("rule"), 0.75));
        labels.setMajorTickMark(AxisTickMark.NONE);
        // Names stay at the edge where bars go to both sides.
        labels.setTickLabelPosition(AxisTickLabelPosition.LOW);
        if (!line) {
            labels.setOrientation(AxisOrientation.MAX_MIN); // the first category on top …
            values.setCrosses(AxisCrosses.MAX); // … and the scale still below
        }
    }

    private static void style(XDDFChartData.Series series, Chart chart, int index) {
        String colour = Palette.series(index);
        if (series instanceof XDDFLineChartData.Series line) {
            XDDFLineProperties stroke = stroke(colour, 2);
            stroke.setPresetDash(new XDDFPresetLineDash(DASHES.get(index % DASHES.size())));
            line.setLineProperties(stroke);
            line.setSmooth(false);
            line.setMarkerStyle(MARKS.get(index % MARKS.size()));
            var marker = line.getCTLineSer().getMarker();
            var shape = new XDDFShapeProperties();
            shape.setFillProperties(fill(colour));
            shape.setLineProperties(stroke(colour, 0.75));
            marker.setSpPr(shape.getXmlObject());
        } else if (series instanceof XDDFBarChartData.Series bar) {
            bar.setFillProperties(fill(colour));
            bar.setInvertIfNegative(false);
            List<Double> values = chart.series().get(index).values();
            for (int i = 0; i < values.size(); i++) {
                if (values.get(i) != null && values.get(i) < 0) {
                    bar.getDataPoint(i).setFillProperties(fill(Palette.hex("warning")));
                    bar.getDataPoint(i).setInvertIfNegative(false);
                }
            }
        }
    }

    /** Right of the chart's cells, about {@link #WIDTH} characters wide whatever the columns there are. */
    private XSSFClientAnchor anchor(int from, int head, int rows) {
        int to = from;
        for (int width = 0; width < WIDTH; to++) {
            width += sheet.getColumnWidth(to) / 256;
        }
        return new XSSFClientAnchor(0, 0, 0, 0, from, head, to, head + rows);
    }

    private static XDDFSolidFillProperties fill(String hex) {
        return new XDDFSolidFillProperties(XDDFColor.from(Styles.rgb(hex)));
    }

    private static XDDFLineProperties stroke(String hex, double width) {
        var line = new XDDFLineProperties(fill(hex));
        line.setWidth(width);
        return line;
    }
}
