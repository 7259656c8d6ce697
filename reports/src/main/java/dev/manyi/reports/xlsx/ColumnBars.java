package dev.manyi.reports.xlsx;

import dev.manyi.reports.format.Unit;
import dev.manyi.reports.model.Figure;
import dev.manyi.reports.model.FigureCell;
import dev.manyi.reports.model.Table;
import dev.manyi.reports.style.Palette;
import java.util.List;
import org.apache.poi.ss.usermodel.ConditionalFormattingThreshold.RangeType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * Bars in the cells of a column, as long as its numbers are large. In one colour, because the table does not know whether
 * much is good. Not where numbers are below zero: there Excel draws the smallest as nothing.
 */
final class ColumnBars {
    private static final int FEWEST = 3;

    private ColumnBars() {}

    static void add(XSSFSheet sheet, Table table, int column, CellRangeAddress cells) {
        List<Figure> figures = table.rows().stream()
                .map(row -> row.get(column))
                .filter(FigureCell.class::isInstance)
                .map(cell -> ((FigureCell) cell).figure())
                .filter(figure -> figure.value() != null)
                .toList();
        boolean measures = figures.stream().noneMatch(figure -> figure.format().unit() == Unit.COUNT);
        boolean positive = figures.stream().allMatch(figure -> figure.value() >= 0);
        boolean alike = figures.stream().map(Figure::format).distinct().count() == 1;
        if (figures.size() < FEWEST || !measures || !positive || !alike) {
            return;
        }
        var rules = sheet.getSheetConditionalFormatting();
        var rule = rules.createConditionalFormattingRule(new XSSFColor(Styles.rgb(Palette.hex("series-5")), null));
        var bar = rule.getDataBarFormatting();
        bar.getMinThreshold().setRangeType(RangeType.NUMBER);
        bar.getMinThreshold().setValue(0.0);
        if (figures.get(0).format().unit() == Unit.FRACTION) {
            bar.getMaxThreshold().setRangeType(RangeType.NUMBER);
            bar.getMaxThreshold().setValue(1.0);
        } else {
            bar.getMaxThreshold().setRangeType(RangeType.MAX);
        }
        rules.addConditionalFormatting(new CellRangeAddress[] {cells}, rule);
    }
}
