package dev.manyi.reports;

import dev.manyi.reports.chart.ChartOption;
import dev.manyi.reports.html.HtmlReport;
import dev.manyi.reports.model.Chart;
import dev.manyi.reports.model.Report;
import dev.manyi.reports.pdf.PdfReport;
import dev.manyi.reports.style.Messages;
import dev.manyi.reports.xlsx.XlsxReport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Milliseconds per report: the first, then the median of the following ones; beside it headless Chromium printing a page
 * with the same charts and as many table rows, in the same run. Chromium starts anew for each page, as it does for who
 * calls it on the command line. Arguments: how often (10), then what, in that order: pdf, xlsx, html (all three), or the
 * path of a Chromium. Only the first of a JVM is a cold one.
 */
public final class ReportBenchmark {
    private ReportBenchmark() {}

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int times = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        Report report = QuarterReport.in(DemoReport.CHINESE);
        List<String> formats = List.of(arguments).subList(Math.min(1, arguments.length), arguments.length);
        for (String format : formats.isEmpty() ? List.of("pdf", "xlsx", "html") : formats) {
            switch (format) {
                case "pdf" -> measure(format, times, () -> PdfReport.write(report, OutputStream.nullOutputStream()));
                case "xlsx" -> measure(format, times, () -> XlsxReport.write(report, OutputStream.nullOutputStream()));
                case "html" -> measure(format, times, () -> HtmlReport.write(report, OutputStream.nullOutputStream()));
                default -> chromium(format, times, report);
            }
        }
    }

    private static void chromium(String program, int times, Report report) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("benchmark");
        Path page = Files.writeString(folder.resolve("page.html"), page(report));
        Path pdf = folder.resolve("page.pdf");
        measure("Chromium", times, () -> print(program, page, pdf));
        System.out.printf(Locale.ROOT, "Chromium's file %,d kB%n", Files.size(pdf) / 1024);
    }

    private static void measure(String what, int times, Work work) throws IOException, InterruptedException {
        long first = milliseconds(work);
        var following = new long[times];
        for (int i = 0; i < times; i++) {
            following[i] = milliseconds(work);
        }
        Arrays.sort(following);
        System.out.printf(
                Locale.ROOT,
                "%s: first %d ms, then %d ms (median of %d, %d to %d)%n",
                what,
                first,
                following[times / 2],
                times,
                following[0],
                following[times - 1]);
    }

    private static long milliseconds(Work work) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1_000_000;
    }

    private static void print(String chromium, Path page, Path pdf) throws IOException, InterruptedException {
        Files.deleteIfExists(pdf);
        new ProcessBuilder(
                        chromium,
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-pdf-header-footer",
                        "--print-to-pdf=" + pdf,
                        page.toUri().toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (!Files.exists(pdf)) {
            throw new IOException("Chromium printed nothing");
        }
    }

    /** The charts of the report, drawn by the same ECharts in the browser, and a table of 60 rows. */
    private static String page(Report report) throws IOException {
        String script;
        try (var in =
                ReportBenchmark.class.getResourceAsStream("/META-INF/resources/webjars/echarts/5.5.0/echarts.min.js")) {
            script = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
        var html = new StringBuilder("<!doctype html><meta charset=utf-8><script>")
                .append(script)
                .append("</script><h1>")
                .append(report.cover().title())
                .append("</h1>");
        report.sections().stream()
                .flatMap(section -> section.blocks().stream())
                .filter(Chart.class::isInstance)
                .map(block -> ChartOption.json((Chart) block, Messages.of(report.language())))
                .forEach(option -> html.append("<div style='width:500px;height:240px'></div><script>")
                        .append("echarts.init(document.currentScript.previousElementSibling,null,{renderer:'svg'})")
                        .append(".setOption(")
                        .append(option.replace("</", "<\\/"))
                        .append(")</script>"));
        html.append("<table>");
        IntStream.rangeClosed(1, 60)
                .forEach(i -> html.append("<tr><td>")
                        .append(i)
                        .append("<td>呼和浩特高新区万达广场旗舰店<td>42.5<td>81.3%<td>12.3 分钟<td>128"));
        return html.append("</table>").toString();
    }
}
