package dev.manyi.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.auth.Scope;
import dev.manyi.report.request.Focus;
import dev.manyi.reports.format.FigureFormat;
import dev.manyi.reports.model.Chart;
import dev.manyi.reports.model.Figure;
import dev.manyi.reports.model.FigureCell;
import dev.manyi.reports.model.Report;
import dev.manyi.reports.model.Table;
import dev.manyi.testing.KpiBench;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each report in each format, read back: every number of its model is in the file, as often as the model has it. */
class FilesHoldEveryNumberTest {
    private static final Pattern DATA = Pattern.compile("<data [^>]*value=\"([^\"]*)\"");
    /** A workbook's durations are in the unit that they are read in. */
    private static final List<Double> UNITS = List.of(1.0, 60.0, 3_600.0, 86_400.0);

    private static KpiBench bench;

    @BeforeAll
    static void facts() {
        bench = ShippedReportsTest.chain();
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @ParameterizedTest
    @CsvSource({
        "monthly, 2026-10, zh-CN",
        "quarterly, 2026-Q4, en",
        "half_year, 2026-H2, zh-CN",
        "topic, 2026-10, en",
        "staff, 2026-10, zh-CN",
        "complaints, 2026-10, en"
    })
    void everyNumberOfTheModel(String name, String period, Locale language) throws IOException {
        Scope scope = name.equals("staff") ? Scope.of(Set.of("EAST"), Set.of()) : Scope.ALL;
        Optional<Focus> focus =
                name.equals("topic") ? Optional.of(ShippedReportsTest.channel("app")) : Optional.empty();
        Report report = new ReportBench(bench).report(name, period, scope, focus, language);
        List<Figure> figures = figures(report);
        assertTrue(figures.size() > 10, "there is something to compare");

        String pdf = pdf(file(report, ReportFormat.PDF));
        figures.stream()
                .map(figure -> FigureFormat.text(figure.value(), figure.format(), language))
                .distinct()
                .forEach(text -> assertTrue(pdf.contains(text), () -> text + " is not in the PDF"));

        List<Double> page = page(file(report, ReportFormat.HTML));
        figures.forEach(figure -> assertTrue(page.remove(figure.value()), () -> figure + " is not on the page"));

        List<Double> cells = cells(file(report, ReportFormat.XLSX));
        List<Double> wanted =
                new ArrayList<>(figures.stream().map(Figure::value).toList());
        ReportBench.blocks(report)
                .filter(Chart.class::isInstance)
                .flatMap(chart -> ((Chart) chart).series().stream())
                .flatMap(series -> series.values().stream())
                .filter(Objects::nonNull)
                .forEach(wanted::add);
        wanted.forEach(value -> assertTrue(taken(cells, value), () -> value + " is in no cell"));
    }

    private static List<Figure> figures(Report report) {
        Stream<Figure> headline = report.summary().highlights().stream().map(one -> one.figure());
        Stream<Figure> tables = ReportBench.blocks(report)
                .filter(Table.class::isInstance)
                .flatMap(table -> ((Table) table).rows().stream())
                .flatMap(List::stream)
                .filter(FigureCell.class::isInstance)
                .map(cell -> ((FigureCell) cell).figure());
        return Stream.concat(headline, tables)
                .filter(figure -> figure.value() != null)
                .toList();
    }

    private static byte[] file(Report report, ReportFormat format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(report, null, out);
        return out.toByteArray();
    }

    private static String pdf(byte[] bytes) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
        }
    }

    private static List<Double> page(byte[] bytes) {
        return new ArrayList<>(DATA.matcher(new String(bytes, StandardCharsets.UTF_8))
                .results()
                .map(found -> found.group(1))
                .filter(text -> !text.isEmpty())
                .map(Double::valueOf)
                .toList());
    }

    private static List<Double> cells(byte[] bytes) throws IOException {
        List<Double> numbers = new ArrayList<>();
        try (Workbook workbook = WorkbookFactory.create(new ByteArrayInputStream(bytes))) {
            workbook.forEach(sheet -> sheet.forEach(row -> row.forEach(cell -> number(cell, numbers))));
        }
        return numbers;
    }

    private static void number(Cell cell, List<Double> numbers) {
        if (cell.getCellType() == CellType.NUMERIC) {
            numbers.add(cell.getNumericCellValue());
        }
    }

    private static boolean taken(List<Double> cells, double value) {
        return UNITS.stream()
                .anyMatch(unit -> cells.stream()
                        .filter(cell -> Math.abs(cell * unit - value) <= 1e-9 * Math.max(1, Math.abs(value)))
                        .findFirst()
                        .map(cells::remove)
                        .orElse(false));
    }
}
