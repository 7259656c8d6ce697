package dev.manyi.reports.xlsx;

import dev.manyi.reports.model.Chart;
import dev.manyi.reports.model.Kind;
import dev.manyi.reports.style.Messages;
import dev.manyi.reports.style.Palette;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisOrientation;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickLabelPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickMark;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.DisplayBlanks;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.RadarStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFRadarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** A chart that Excel draws itself from the cells, to be edited like any other. */
final class NativeChart {
    private static final int WIDTH = 95;
    /** Of charts that are as high as wide. */
    private static final int NARROW = 62;

    private final XSSFSheet sheet;
    private final Messages messages;

    NativeChart(XSSFSheet sheet, Messages messages) {
        this.sheet = sheet;
        this.messages = messages;
    }

    /** Right of its cells, so many rows high. */
    void draw(ChartCells cells, int rows) {
        Chart chart = cells.chart();
        XSSFChart drawn = sheet.createDrawingPatriarch().createChart(anchor(cells, rows));
        title(drawn, chart);
        drawn.displayBlanksAs(DisplayBlanks.GAP);
        if (cells.series().size() > 1 || chart.kind() == Kind.PIE) {
            drawn.getOrAddLegend().setPosition(chart.kind() == Kind.PIE ? LegendPosition.RIGHT : LegendPosition.BOTTOM);
        }
        XDDFChartData data =
                chart.kind() == Kind.PIE ? drawn.createData(ChartTypes.PIE, null, null) : axes(drawn, chart);
        data.setVaryColors(chart.kind() == Kind.PIE);
        var categories = XDDFDataSourcesFactory.fromStringCellRange(sheet, cells.categories());
        for (int i = 0; i < cells.series().size(); i++) {
            var series =
                    data.addSeries(categories, XDDFDataSourcesFactory.fromNumericCellRange(sheet, cells.values(i)));
            series.setTitle(
                    Texts.line(cells.series().get(i).name()),
                    new CellReference(sheet.getSheetName(), cells.head(), cells.column(i), true, true));
            SeriesLooks.apply(series, cells, i);
        }
        if (data instanceof XDDFBarChartData bars) {
            bars.setBarDirection(BarDirection.BAR);
            bars.setGapWidth(60);
        }
        drawn.plot(data);
    }

    private void title(XSSFChart drawn, Chart chart) {
        drawn.setTitleText(Texts.line(chart.title()));
        drawn.setTitleOverlay(false);
        var title = drawn.getTitle().getBody().getParagraph(0).getTextRuns().get(0);
        title.setFontSize(12.0);
        title.setBold(true);
        title.setLanguage(messages.language()); // POI would put the machine's
    }

    private XDDFChartData axes(XSSFChart drawn, Chart chart) {
        boolean bar = chart.kind() == Kind.BAR;
        XDDFCategoryAxis labels = drawn.createCategoryAxis(bar ? AxisPosition.LEFT : AxisPosition.BOTTOM);
        XDDFValueAxis values = drawn.createValueAxis(bar ? AxisPosition.BOTTOM : AxisPosition.LEFT);
        scale(chart, values);
        labels.setMajorTickMark(AxisTickMark.NONE);
        if (chart.kind() == Kind.RADAR) {
            labels.getOrAddMajorGridProperties().setLineProperties(SeriesLooks.stroke(Palette.hex("rule"), 0.75));
            var radar = (XDDFRadarChartData) drawn.createData(ChartTypes.RADAR, labels, values);
            radar.setStyle(RadarStyle.MARKER);
            return radar;
        }
        // Names stay at the edge where bars go to both sides.
        labels.setTickLabelPosition(AxisTickLabelPosition.LOW);
        if (bar) {
            labels.setOrientation(AxisOrientation.MAX_MIN); // the first category on top …
            values.setCrosses(AxisCrosses.MAX); // … and the scale still below
        }
        return drawn.createData(bar ? ChartTypes.BAR : ChartTypes.LINE, labels, values);
    }

    private void scale(Chart chart, XDDFValueAxis values) {
        AxisBounds bounds = AxisBounds.of(chart);
        values.setMinimum(bounds.low());
        values.setMaximum(bounds.high());
        values.setMajorUnit(bounds.step());
        values.setNumberFormat(new CellFormats(messages).value(chart.format()));
        values.setMajorTickMark(AxisTickMark.NONE);
        values.getOrAddMajorGridProperties().setLineProperties(SeriesLooks.stroke(Palette.hex("rule"), 0.75));
    }

    /** Some characters wide, whatever the columns there are. */
    private XSSFClientAnchor anchor(ChartCells cells, int rows) {
        Kind kind = cells.chart().kind();
        int wide = kind == Kind.RADAR || kind == Kind.PIE ? NARROW : WIDTH;
        int from = cells.column(cells.series().size()) + 1;
        int to = from;
        for (int width = 0; width < wide; to++) {
            width += sheet.getColumnWidth(to) / 256;
        }
        return new XSSFClientAnchor(0, 0, 0, 0, from, cells.head(), to, cells.head() + rows);
    }
}
