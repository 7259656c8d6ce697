package dev.manyi.report.archive;

import static dev.manyi.report.archive.ReportBench.NOVEMBER;
import static dev.manyi.report.archive.ReportBench.hashes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.auth.Scope;
import dev.manyi.fact.FactKind;
import dev.manyi.report.ReportFile;
import dev.manyi.report.request.ReportRequest;
import dev.manyi.reports.model.Report;
import dev.manyi.testing.KpiBench;
import dev.manyi.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was told of a closed month stays what was told: the same bytes, whatever happens to the facts. */
class FrozenReportTest {
    private KpiBench facts;
    private ReportBench reports;

    @BeforeEach
    void october() {
        facts = new KpiBench("Asia/Shanghai");
        facts.sql("INSERT INTO region (code, name, mapped) VALUES ('EAST', '华东', true)");
        facts.sql("INSERT INTO store (code, name, region, mapped) VALUES ('S1', '一店', 'EAST', true),"
                + " ('S2', '二店', 'EAST', true), ('S3', '三店', NULL, true)");
        facts.responses("""
                store | submitted_at              | csat | nps | comment
                S1    | 2026-10-02T10:00:00+08:00 | 5    | 10  | 很好
                S1    | 2026-10-03T10:00:00+08:00 | 1    | 0   | 慢
                S2    | 2026-10-04T10:00:00+08:00 | 4    | 9   |
                S3    | 2026-10-05T10:00:00+08:00 | 2    | 3   |
                """);
        facts.tickets("""
                store | opened_at                 | resolved_at               | kind      | customer
                S1    | 2026-10-02T10:00:00+08:00 | 2026-10-02T12:00:00+08:00 | complaint | C1
                S2    | 2026-10-06T10:00:00+08:00 |                           | request   | C2
                """);
        reports = ReportBench.on(facts);
    }

    @AfterEach
    void close() {
        reports.close();
        facts.close();
    }

    /** A late answer of October, which changes every satisfaction figure of it. */
    private void aLateAnswer() {
        facts.add(FactKind.RESPONSE, """
                external_id | store | submitted_at              | csat | nps
                late        | S1    | 2026-10-20T10:00:00+08:00 | 1    | 0
                """);
    }

    @Test
    void builtAgainItIsTheSameFileWhateverCameInSince() {
        List<ReportFile> first = reports.october();
        assertEquals(hashes(first), hashes(reports.october()));
        aLateAnswer();
        facts.sql("UPDATE store SET name = '改名店'");
        assertEquals(hashes(first), hashes(reports.october()));
        Map<String, String> later = hashes(
                reports.build(reports.monthly("2026-10", Scope.ALL, "zh-CN", NOVEMBER.plus(Duration.ofDays(9)))));
        assertEquals(hashes(first), later);
        try (ReportBench other = ReportBench.anotherServer(facts)) {
            assertEquals(hashes(first), hashes(other.october()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pacific/Kiritimati ar-EG", "America/St_Johns tr-TR"})
    void itIsTheSameOnAMachineOfAnyZoneAndLocale(String machine) {
        Map<String, String> here = hashes(reports.october());
        TimeZone zone = TimeZone.getDefault();
        Locale locale = Locale.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(machine.split(" ")[0]));
            Locale.setDefault(Locale.forLanguageTag(machine.split(" ")[1]));
            assertEquals(here, hashes(reports.october()));
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
    }

    /** Whoever reads the other language later reads the same numbers. */
    @Test
    void theOtherLanguageIsOfTheSameMoment() {
        Report chinese = drawn("zh-CN");
        aLateAnswer();
        Report english = drawn("en");
        assertEquals(ModelCodec.numbers(chinese), ModelCodec.numbers(english));
        assertEquals(chinese.cover().generatedAt(), english.cover().generatedAt());
        assertEquals(chinese.cover().evidenceHead(), english.cover().evidenceHead());
        assertEquals("en", english.language().toLanguageTag());
        assertEquals(4, english.cover().sampleSize());
        assertNotEquals(chinese.cover().reportNumber(), english.cover().reportNumber());
    }

    private Report drawn(String language) {
        ReportRequest request = reports.monthly("2026-10", Scope.ALL, language, NOVEMBER);
        return KpiBench.await(reports.archive.drawn(
                        request, "zhang", one -> reports.parts.reports().collect(one, "1:a"), reports.rows(request)))
                .report();
    }

    @Test
    void aMonthThatRunsIsToldAsItIs() {
        Map<String, String> before = hashes(
                reports.build(reports.monthly("2026-10", Scope.ALL, "zh-CN", NOVEMBER.minus(Duration.ofDays(9)))));
        aLateAnswer();
        Map<String, String> after = hashes(
                reports.build(reports.monthly("2026-10", Scope.ALL, "zh-CN", NOVEMBER.minus(Duration.ofDays(9)))));
        assertNotEquals(before, after);
        assertEquals(5, drawn("en").cover().sampleSize());
    }

    /** The winter hour of Shanghai: the month ends sixteen hours UTC of its last day. */
    @Test
    void aMonthClosesAtItsEndInTheBusinessZone() {
        ReportRequest october = reports.monthly("2026-10", Scope.ALL, "en", NOVEMBER);
        Closing atOnce = new Closing(facts.parts().service().zone(), 0);
        Closing later = new Closing(facts.parts().service().zone(), 2);
        Instant end = Instant.parse("2026-10-31T16:00:00Z");
        assertTrue(atOnce.closed(october.period().range(), end));
        assertTrue(!atOnce.closed(october.period().range(), end.minusSeconds(1)));
        assertTrue(!later.closed(
                october.period().range(), end.plus(Duration.ofDays(2)).minusSeconds(1)));
        assertTrue(later.closed(october.period().range(), end.plus(Duration.ofDays(2))));
    }

    @Test
    void serversThatMakeItAtOnceGiveTheSameFile() {
        try (ReportBench other = ReportBench.anotherServer(facts)) {
            List<Future<List<ReportFile>>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                ReportBench server = i % 2 == 0 ? reports : other;
                all.add(server.begin(server.monthly("2026-10", Scope.ALL, "en", NOVEMBER.plusMillis(i))));
            }
            KpiBench.await(Future.all(all));
            assertEquals(
                    1,
                    all.stream().map(files -> hashes(files.result())).distinct().count());
            assertEquals("1", one("SELECT count(*)::text FROM frozen_report"));
            assertEquals("4", one("SELECT count(*)::text FROM evidence WHERE action = 'report_built'"));
        }
    }

    /** A report about a region is about the stores that lay in it; a store that has left is not theirs to read any more. */
    @Test
    void aRegionThatLostAStoreIsToldAnew() {
        Scope east = Scope.of(Set.of("EAST"), Set.of());
        Map<String, String> both = hashes(reports.build(reports.monthly("2026-10", east, "zh-CN", NOVEMBER)));
        facts.sql("INSERT INTO store (code, name, region, mapped) VALUES ('S4', '四店', 'EAST', true)");
        assertEquals(both, hashes(reports.build(reports.monthly("2026-10", east, "zh-CN", NOVEMBER))));
        facts.sql("UPDATE store SET region = NULL WHERE code = 'S2'");
        ReportRequest later = reports.monthly("2026-10", east, "zh-CN", NOVEMBER.plus(Duration.ofDays(1)));
        assertNotEquals(both, hashes(reports.build(later)));
        facts.sql("UPDATE store SET region = 'EAST' WHERE code = 'S2'");
        assertEquals(both, hashes(reports.build(reports.monthly("2026-10", east, "zh-CN", NOVEMBER))));
    }

    /** What is kept can not be erased, so it must not hold what a customer may ask to have erased. */
    @Test
    void erasingACustomerChangesNothingAndNothingOfThemWasKept() {
        Map<String, String> first = hashes(reports.october());
        facts.sql("UPDATE response SET comment = '***', customer = NULL");
        facts.sql("UPDATE ticket SET customer = 'nobody', subject = '***'");
        assertEquals(first, hashes(reports.october()));
        Report kept = drawn("zh-CN");
        for (String personal : List.of("很好", "C1", "C2")) {
            assertTrue(!ModelCodec.text(kept).contains("\"" + personal + "\""), personal);
        }
        String rows = rows();
        assertTrue(rows.contains("S1"), rows);
        for (String personal : List.of("很好", "慢", "\"C1\"", "\"C2\"")) {
            assertTrue(!rows.contains(personal), personal);
        }
    }

    /** It lists no facts in any format: none are read for it, and none are kept behind it. */
    @Test
    void behindANoticeForEverybodyNothingIsKept() {
        ReportRequest notice = reports.request("complaints", "2026-10", Scope.ALL, "zh-CN", NOVEMBER);
        Map<String, String> first = hashes(reports.build(notice));
        assertEquals("0", one("SELECT count(*)::text FROM frozen_rows"));
        aLateAnswer();
        assertEquals(first, hashes(reports.build(notice)));
        reports.october();
        assertEquals(
                "monthly",
                one("SELECT string_agg(DISTINCT report, ' ') FROM frozen_rows JOIN frozen_report ON id = frozen"));
    }

    /** The rows as they are kept, in plain text. */
    private String rows() {
        Path file = TestDatabase.folder().resolve("kept");
        UUID id = UUID.fromString(one("SELECT id::text FROM frozen_report"));
        KpiBench.await(reports.archive.rows(id, file));
        try (InputStream zipped = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(zipped.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatIsKeptCanNotBeRewritten() {
        reports.october();
        for (String table : List.of(
                "frozen_report",
                "frozen_model",
                "frozen_value",
                "frozen_fact_count",
                "frozen_rows",
                "issued_report",
                "issued_file")) {
            for (String sql : List.of("DELETE FROM " + table, "TRUNCATE " + table + " CASCADE")) {
                CompletionException refused = assertThrows(CompletionException.class, () -> facts.sql(sql));
                assertTrue(refused.getMessage().contains("only appended to"), refused.getMessage());
            }
        }
        assertThrows(CompletionException.class, () -> facts.sql("UPDATE frozen_value SET value = 100"));
        assertThrows(CompletionException.class, () -> facts.sql("UPDATE issued_file SET sha256 = 'x'"));
    }

    private String one(String sql) {
        return KpiBench.await(facts.db().database().list(sql, Tuple.tuple(), row -> row.getString(0)))
                .get(0);
    }
}
