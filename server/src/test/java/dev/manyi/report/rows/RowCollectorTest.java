package dev.manyi.report.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.auth.Scope;
import dev.manyi.report.request.ReportPeriod;
import dev.manyi.report.request.ReportRequest;
import dev.manyi.report.template.ReportTemplateReader;
import dev.manyi.reports.xlsx.DataColumn;
import dev.manyi.reports.xlsx.FactRows;
import dev.manyi.testing.KpiBench;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowCollectorTest {
    private static final Locale CHINESE = Locale.forLanguageTag("zh-CN");
    private final KpiBench bench = new KpiBench("Asia/Shanghai");

    @TempDir
    private Path folder;

    @BeforeEach
    void facts() {
        bench.responses("""
                store | submitted_at              | csat | nps | channel | survey | customer | comment  | ratings.attitude
                S1    | 2026-09-30T15:59:59Z      | 1    | 0   | phone   | EXIT   | c-9      | 上月的   |
                S1    | 2026-09-30T16:00:00Z      | 5    | 10  | phone   | EXIT   | c-1      | 秘密甲   | 4
                S2    | 2026-10-20T10:00:00+08:00 | 2    | 3   | app     | EXIT   | c-2      | 秘密乙   |
                """);
        bench.tickets("""
                external_id | store | opened_at                 | resolved_at               | kind      | priority | subject | customer | reopened
                T-1         | S2    | 2026-10-02T09:00:00+08:00 | 2026-10-02T10:30:00+08:00 | complaint | urgent   | 秘密丙  | c-1      | 2
                T-2         | S1    | 2026-11-01T00:00:00+08:00 |                           | request   | routine  | 下月的  |          |
                """);
        bench.sql("INSERT INTO region (code, name) VALUES ('EAST', '华东')");
        bench.sql("UPDATE store SET name = '南京东路店', region = 'EAST' WHERE code = 'S1'");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void theFactsOfThePeriodInTheBusinessZoneWithTheirNames() throws IOException {
        List<Map<String, Object>> rows = told(collected(Scope.ALL, Locale.ENGLISH));
        assertEquals(3, rows.size());
        Map<String, Object> first = rows.get(0);
        assertEquals("Response", first.get("Record"));
        assertEquals("2", first.get("External ID"));
        assertEquals(LocalDateTime.parse("2026-10-01T00:00"), first.get("Time"));
        assertEquals("南京东路店", first.get("Store"));
        assertEquals("EAST", first.get("Region code"));
        assertEquals("华东", first.get("Region"));
        assertEquals("Phone", first.get("Channel"));
        assertEquals(5, first.get("Satisfaction (1–5)"));
        assertEquals(4.0, first.get("Attitude"));
        assertNull(first.get("Resolved"));
        Map<String, Object> ticket = rows.get(2);
        assertEquals("Ticket", ticket.get("Record"));
        assertEquals("Complaint", ticket.get("Ticket kind"));
        assertEquals(LocalDateTime.parse("2026-10-02T10:30"), ticket.get("Resolved"));
        assertEquals(2, ticket.get("Reopened"));
        assertNull(ticket.get("Attitude"));
    }

    @Test
    void theFileHoldsBothLanguages() throws IOException {
        FactRows english = collected(Scope.ALL, Locale.ENGLISH);
        Map<String, Object> ticket = told(RowCollector.read(file(), CHINESE)).get(2);
        assertEquals("工单", ticket.get("记录类型"));
        assertEquals("投诉", ticket.get("工单类型"));
        assertEquals("紧急", ticket.get("优先级"));
        assertEquals("电话", told(RowCollector.read(file(), CHINESE)).get(0).get("渠道"));
        assertEquals(
                english.columns().size(),
                RowCollector.read(file(), CHINESE).columns().size());
        assertTrue(english.notes().get(0).contains("Asia/Shanghai"));
    }

    @Test
    void nothingOfOtherStores() throws IOException {
        FactRows rows = collected(Scope.of(Set.of(), Set.of("S2")), Locale.ENGLISH);
        assertEquals(
                List.of("3", "T-1"),
                told(rows).stream().map(row -> row.get("External ID")).toList());
        assertFalse(text().contains("S1"));
        assertEquals(0, collected(Scope.of(Set.of(), Set.of()), Locale.ENGLISH).count());
    }

    @Test
    void nobodysWordsAndNobodysName() throws IOException {
        collected(Scope.ALL, Locale.ENGLISH);
        assertTrue(text().contains("T-1"));
        assertFalse(text().contains("秘密"));
        assertFalse(text().contains("c-1"));
    }

    @Test
    void moreThanOnePageInTheOrderOfTime() throws IOException {
        String many = IntStream.rangeClosed(1, 2_345)
                .mapToObj(i ->
                        "M" + i + " | 2026-10-10T" + "%02d:%02d:%02d".formatted(i % 7, i % 60, i % 59) + "+08:00 | 4")
                .collect(Collectors.joining("\n", "external_id | submitted_at | csat\n", ""));
        bench.responses(many);
        FactRows rows = collected(Scope.ALL, Locale.ENGLISH);
        assertEquals(2_348, rows.count());
        List<Map<String, Object>> told = told(rows);
        assertEquals(
                2_348,
                told.stream().map(row -> row.get("External ID")).distinct().count());
        List<LocalDateTime> moments = told.stream()
                .filter(row -> row.get("Record").equals("Response"))
                .map(row -> (LocalDateTime) row.get("Time"))
                .toList();
        assertEquals(moments.stream().sorted().toList(), moments);
        assertEquals(
                bench.value("responses", "2026-10").value(), moments.size(), "the number that the rows are behind");
    }

    @Test
    void theSameFactsAreTheSameBytes() throws IOException {
        collected(Scope.ALL, Locale.ENGLISH);
        byte[] once = Files.readAllBytes(file());
        collected(Scope.ALL, CHINESE);
        assertEquals(-1, java.util.Arrays.mismatch(once, Files.readAllBytes(file())));
    }

    private Path file() {
        return folder.resolve("rows");
    }

    private FactRows collected(Scope scope, Locale language) {
        ReportRequest request = new ReportRequest(
                ReportTemplateReader.shipped("monthly").orElseThrow(),
                ReportPeriod.parse("2026-10"),
                scope,
                "",
                language,
                KpiBench.AS_OF);
        return KpiBench.await(bench.parts().reportRows().collect(request, file()));
    }

    private String text() throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** By the titles of the columns. */
    private static List<Map<String, Object>> told(FactRows rows) throws IOException {
        List<String> titles = rows.columns().stream().map(DataColumn::title).toList();
        List<Map<String, Object>> told = new ArrayList<>();
        try (var all = rows.rows()) {
            all.forEach(cells -> {
                Map<String, Object> row = new LinkedHashMap<>();
                IntStream.range(0, titles.size()).forEach(i -> row.put(titles.get(i), cells.get(i)));
                told.add(row);
            });
        }
        return told;
    }
}
