package dev.manyi.reports.xlsx;

import dev.manyi.reports.style.Palette;
import java.util.List;
import java.util.Locale;
import org.apache.poi.xddf.usermodel.PresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFNoFillProperties;
import org.apache.poi.xddf.usermodel.XDDFPresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFShapeProperties;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFPieChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFRadarChartData;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTMarker;
import org.openxmlformats.schemas.drawingml.x2006.chart.STDLblPos;
import org.openxmlformats.schemas.drawingml.x2006.chart.STMarkerStyle;

/** Colour, dash and mark of a chart's series: never colour alone. LibreOffice draws nothing without explicit colours. */
final class SeriesLooks {
    private static final List<PresetLineDash> DASHES =
            List.of(PresetLineDash.SOLID, PresetLineDash.DASH, PresetLineDash.DOT);
    private static final List<MarkerStyle> MARKS =
            List.of(MarkerStyle.CIRCLE, MarkerStyle.SQUARE, MarkerStyle.TRIANGLE, MarkerStyle.DIAMOND);

    private SeriesLooks() {}

    static void apply(XDDFChartData.Series series, ChartCells cells, int index) {
        if (cells.isTarget(index)) {
            target(series);
        } else if (series instanceof XDDFLineChartData.Series line) {
            line.setLineProperties(line(index));
            line.setSmooth(false);
            line.setMarkerStyle(MARKS.get(index % MARKS.size()));
            marker(line.getCTLineSer().getMarker(), index);
        } else if (series instanceof XDDFRadarChartData.Series radar) {
            radar.setLineProperties(line(index));
            CTMarker marker = radar.getCTRadarSer().addNewMarker();
            marker.addNewSymbol().setVal(symbol(index));
            marker(marker, index);
        } else if (series instanceof XDDFPieChartData.Series pie) {
            slices(pie, cells);
        } else if (series instanceof XDDFBarChartData.Series bar) {
            bar(bar, cells.series().get(index).values(), Palette.series(index));
        }
    }

    private static void target(XDDFChartData.Series series) {
        XDDFLineProperties dashed = stroke(Palette.hex("ink"), 1.5);
        dashed.setPresetDash(new XDDFPresetLineDash(PresetLineDash.SYSTEM_DASH));
        series.setLineProperties(dashed);
        if (series instanceof XDDFLineChartData.Series line) {
            line.setSmooth(false);
            line.setMarkerStyle(MarkerStyle.NONE);
        } else if (series instanceof XDDFRadarChartData.Series radar) {
            radar.getCTRadarSer().addNewMarker().addNewSymbol().setVal(STMarkerStyle.NONE);
        } else if (series instanceof XDDFBarChartData.Series bar) {
            bar.setFillProperties(new XDDFNoFillProperties());
            bar.setInvertIfNegative(false);
        }
    }

    private static XDDFLineProperties line(int index) {
        XDDFLineProperties stroke = stroke(Palette.series(index), 2);
        stroke.setPresetDash(new XDDFPresetLineDash(DASHES.get(index % DASHES.size())));
        return stroke;
    }

    private static void marker(CTMarker marker, int index) {
        var shape = new XDDFShapeProperties();
        shape.setFillProperties(fill(Palette.series(index)));
        shape.setLineProperties(stroke(Palette.series(index), 0.75));
        marker.setSpPr(shape.getXmlObject());
    }

    private static STMarkerStyle.Enum symbol(int index) {
        return STMarkerStyle.Enum.forString(
                MARKS.get(index % MARKS.size()).name().toLowerCase(Locale.ROOT));
    }

    private static void bar(XDDFBarChartData.Series bar, List<Double> values, String colour) {
        bar.setFillProperties(fill(colour));
        bar.setInvertIfNegative(false);
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) != null && values.get(i) < 0) {
                bar.getDataPoint(i).setFillProperties(fill(Palette.hex("warning")));
                bar.getDataPoint(i).setInvertIfNegative(false);
            }
        }
    }

    /** With the share of each written on it. */
    private static void slices(XDDFPieChartData.Series pie, ChartCells cells) {
        for (int i = 0; i < cells.chart().categories().size(); i++) {
            pie.getDataPoint(i).setFillProperties(fill(Palette.series(i)));
            pie.getDataPoint(i).setLineProperties(stroke(Palette.hex("paper"), 1));
        }
        var labels = pie.getCTPieSer().addNewDLbls();
        var format = labels.addNewNumFmt();
        format.setFormatCode("0.0%");
        format.setSourceLinked(false);
        labels.addNewDLblPos().setVal(STDLblPos.OUT_END);
        labels.addNewShowLegendKey().setVal(false);
        labels.addNewShowVal().setVal(false);
        labels.addNewShowCatName().setVal(false);
        labels.addNewShowSerName().setVal(false);
        labels.addNewShowPercent().setVal(true);
        labels.addNewShowBubbleSize().setVal(false);
        labels.addNewShowLeaderLines().setVal(true);
    }

    private static XDDFSolidFillProperties fill(String hex) {
        return new XDDFSolidFillProperties(XDDFColor.from(Styles.rgb(hex)));
    }

    static XDDFLineProperties stroke(String hex, double width) {
        var line = new XDDFLineProperties(fill(hex));
        line.setWidth(width);
        return line;
    }
}
