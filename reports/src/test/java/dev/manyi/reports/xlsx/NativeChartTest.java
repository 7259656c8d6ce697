package dev.manyi.reports.xlsx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.reports.model.Chart;
import dev.manyi.reports.model.Report;
import dev.manyi.reports.model.Series;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFPieChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFRadarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NativeChartTest {
    private final Report report = ChartsReport.report();
    private XSSFWorkbook workbook;

    @BeforeEach
    void write() throws IOException {
        var out = new ByteArrayOutputStream();
        XlsxReport.write(report, out);
        workbook = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()));
    }

    @AfterEach
    void close() throws IOException {
        workbook.close();
    }

    @Test
    void everyKindIsFedByTheCellsThatHoldItsNumbers() {
        for (var block : report.sections().get(0).blocks()) {
            if (block instanceof Chart chart) {
                XDDFChartData drawn = drawn(chart.title());
                for (int i = 0; i < chart.series().size(); i++) {
                    fedBy(chart, chart.series().get(i), drawn.getSeries(i));
                }
            }
        }
        assertTrue(drawn(ChartsReport.RADAR) instanceof XDDFRadarChartData);
        assertTrue(drawn(ChartsReport.PIE) instanceof XDDFPieChartData);
    }

    @Test
    void aTargetIsASeriesOfItsOwnWithTheSameNumberEverywhere() {
        for (String title : List.of(ChartsReport.LINE, ChartsReport.BAR, ChartsReport.BARS)) {
            XDDFChartData drawn = drawn(title);
            var target = drawn.getSeries(drawn.getSeriesCount() - 1);
            double expected = title.equals(ChartsReport.LINE) ? 45.0 : 0.85;
            for (Cell cell : cells(target.getValuesData().getDataRangeReference())) {
                assertEquals(expected, cell.getNumericCellValue());
            }
        }
        assertEquals(2, drawn(ChartsReport.RADAR).getSeriesCount());
    }

    @Test
    void aRadarEndsAtFullMarks() {
        XDDFValueAxis axis = drawn(ChartsReport.RADAR).getValueAxes().get(0);
        assertEquals(1.0, axis.getMinimum());
        assertEquals(5.0, axis.getMaximum());
    }

    @Test
    void theSourceStandsBelowTheChartAndNotBehindIt() {
        var shapes = workbook.getSheet("结构").getDrawingPatriarch().getShapes();
        assertFalse(shapes.isEmpty());
        for (var shape : shapes) {
            int below = ((XSSFClientAnchor) shape.getAnchor()).getRow2() + 1;
            String source =
                    cell(new CellReference("结构", below, 0, false, false)).toString();
            assertTrue(source.startsWith("来源："), source);
        }
    }

    @Test
    void headlinesAndTablesHaveNames() {
        var nps = workbook.getName("KPI_净推荐值_NPS");
        assertEquals(42.512345678, cells(nps.getRefersToFormula()).get(0).getNumericCellValue());
        List<Cell> stores = cells(workbook.getName("TABLE_门店排名").getRefersToFormula());
        assertEquals("名次", stores.get(0).getStringCellValue());
        assertEquals(61 * 9, stores.size());
    }

    @Test
    void theSummarySaysWhatWasFoundAndWhatToImprove() {
        XSSFSheet summary = workbook.getSheetAt(0);
        var texts = new ArrayList<String>();
        summary.forEach(row -> {
            if (row.getCell(0) != null) {
                texts.add(row.getCell(0).getStringCellValue());
            }
        });
        report.summary().findings().forEach(finding -> assertTrue(texts.contains(finding.text()), finding.text()));
        assertTrue(texts.contains("1. 配送延误：502 件投诉，占 39.1%，华东区占其中一半以上。"), texts::toString);
        assertEquals("逐行可复算。", workbook.getSheet("抽样与剔除").getRow(3).getCell(0).getStringCellValue());
    }

    private void fedBy(Chart chart, Series series, XDDFChartData.Series drawn) {
        List<Cell> names = cells(drawn.getCategoryData().getDataRangeReference());
        List<Cell> values = cells(drawn.getValuesData().getDataRangeReference());
        assertEquals(
                chart.categories(), names.stream().map(Cell::getStringCellValue).toList());
        for (int i = 0; i < values.size(); i++) {
            Double value = series.values().get(i);
            String text = values.get(i).toString();
            assertEquals(value == null ? "" : value.toString(), text, chart.title());
        }
    }

    private XDDFChartData drawn(String title) {
        return workbook.getSheet("结构").getDrawingPatriarch().getCharts().stream()
                .filter(chart -> chart.getTitleText().getString().equals(title))
                .map(XSSFChart::getChartSeries)
                .findFirst()
                .orElseThrow()
                .get(0);
    }

    private List<Cell> cells(String range) {
        return Arrays.stream(new AreaReference(range, workbook.getSpreadsheetVersion()).getAllReferencedCells())
                .map(this::cell)
                .toList();
    }

    private Cell cell(CellReference at) {
        return workbook.getSheet(at.getSheetName()).getRow(at.getRow()).getCell(at.getCol());
    }
}
