package dev.manyi.testing;

import dev.manyi.KpiParts;
import dev.manyi.answer.AnswerRoutes;
import dev.manyi.auth.Guard;
import dev.manyi.auth.Scope;
import dev.manyi.config.Settings.Disclosure;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.fact.Fact;
import dev.manyi.fact.FactKind;
import dev.manyi.fact.Privacy;
import dev.manyi.ingest.FactStore;
import dev.manyi.ingest.Outcome;
import dev.manyi.ingest.check.FactCheck;
import dev.manyi.ingest.row.Row;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.KpiAnswer;
import dev.manyi.kpi.KpiAnswer.KpiValue;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.kpi.period.Range;
import dev.manyi.kpi.routes.KpiRoutes;
import dev.manyi.kpi.routes.ValueFileRoutes;
import dev.manyi.kpi.rules.Rules;
import dev.manyi.kpi.rules.RulesReader;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Facts in as a readable table, KPIs out: the writer and the engine of the product on a real, empty database. */
public final class KpiBench implements AutoCloseable {
    public static final Instant AS_OF = Instant.parse("2026-11-01T00:00:00Z");
    private final TestDatabase db = TestDatabase.create();
    private final ZoneId zone;
    private final FactStore store;
    private final KpiParts parts;

    public KpiBench(String zone) {
        this(zone, RulesReader.shipped());
    }

    public KpiBench(String zone, Rules rules) {
        this(zone, rules, Disclosure.OF_EVERYTHING);
    }

    /** With small groups kept back, and what lies beyond a reader's scope. */
    public KpiBench(String zone, Rules rules, Disclosure disclosure) {
        this.zone = ZoneId.of(zone);
        Privacy privacy = new Privacy("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8));
        this.store = new FactStore(db.database(), privacy, false);
        this.parts = KpiParts.of(db.database(), this.zone, "测试", rules, disclosure);
    }

    /** The routes of values and their files, as the server puts them together. */
    public KpiRoutes values(Guard guard, AnswerRoutes answers, Clock clock) {
        EvidenceQueries evidence = new EvidenceQueries(db.database(), clock);
        return new KpiRoutes(
                parts.service(),
                parts.explainer(),
                parts.catalogue(),
                parts.names(),
                guard,
                answers,
                new ValueFileRoutes(parts.service(), parts.catalogue(), parts.names(), evidence, clock));
    }

    /** Columns by `|`, a header first; `source` is "test" and `external_id` the row's number unless they are columns. */
    public Outcome responses(String table) {
        return write(facts(FactKind.RESPONSE, table));
    }

    public Outcome tickets(String table) {
        return write(facts(FactKind.TICKET, table));
    }

    /** Facts of any kind, by the same kind of table. */
    public Outcome add(FactKind kind, String table) {
        return write(facts(kind, table));
    }

    public Outcome write(List<Fact> facts) {
        return await(store.write(facts));
    }

    public List<Fact> facts(FactKind kind, String table) {
        List<String[]> lines = table.lines()
                .filter(line -> !line.isBlank())
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new))
                .toList();
        FactCheck check = new FactCheck(kind, zone);
        List<Fact> facts = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            Map<String, Object> values = new LinkedHashMap<>(Map.of("source", "test", "external_id", "" + i));
            if (kind != FactKind.OUTAGE && kind != FactKind.ASSESSMENT) {
                values.put("store", "S1");
            }
            for (int column = 0; column < lines.get(0).length; column++) {
                if (!lines.get(i)[column].isEmpty()) {
                    values.put(lines.get(0)[column], lines.get(i)[column]);
                }
            }
            FactCheck.Checked<Fact> checked = check.check(Row.textual(i, values));
            facts.add(checked.record().orElseThrow(() -> new AssertionError(checked.errors())));
        }
        return facts;
    }

    /** One KPI of one month, e.g. "2026-10". */
    public Estimate value(String kpi, String month) {
        return value(kpi, Range.month(LocalDate.parse(month + "-01")));
    }

    public Estimate value(String kpi, Range range) {
        return only(question(range, kpi));
    }

    /** The one value of a question about one KPI that is answered by one row. */
    public Estimate only(KpiRequest request) {
        return answer(request).rows().get(0).values().values().iterator().next().estimate();
    }

    public KpiRequest question(Range range, String... ids) {
        List<Kpi> known = kpis();
        List<Kpi> asked = Arrays.stream(ids)
                .map(id -> known.stream()
                        .filter(kpi -> kpi.id().equals(id))
                        .findFirst()
                        .orElseThrow())
                .toList();
        return KpiRequest.total(asked, range, Scope.ALL, AS_OF);
    }

    public List<Kpi> kpis() {
        return await(parts.names().ratedSides(Scope.ALL).map(parts.catalogue()::kpis));
    }

    public KpiAnswer answer(KpiRequest request) {
        return await(parts.service().values(request, "en"));
    }

    /** The values of one KPI by key. */
    public Map<String, Double> by(Dimension dimension, String kpi, Range range) {
        return answer(question(range, kpi).by(dimension)).rows().stream()
                .collect(Collectors.toMap(
                        KpiAnswer.KpiRow::key,
                        row -> ((KpiValue) row.values().values().toArray()[0])
                                .estimate()
                                .value()));
    }

    public KpiParts parts() {
        return parts;
    }

    public TestDatabase db() {
        return db;
    }

    public void sql(String sql) {
        await(db.database().execute(sql, Tuple.tuple()));
    }

    public static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    @Override
    public void close() {
        db.close();
    }
}
