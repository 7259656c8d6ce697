package dev.manyi.ingest.check;

import dev.manyi.fact.Benchmark;
import dev.manyi.fact.Category;
import dev.manyi.fact.Customer;
import dev.manyi.fact.Employee;
import dev.manyi.fact.Reference;
import dev.manyi.fact.ReferenceKind;
import dev.manyi.fact.Region;
import dev.manyi.fact.Store;
import dev.manyi.fact.Survey;
import dev.manyi.fact.Target;
import dev.manyi.fact.Term;
import dev.manyi.ingest.row.Shown;
import java.time.ZoneId;

/** Rows of reference data: each by itself. What they name is looked up when they are stored. */
public final class ReferenceCheck extends RowCheck<Reference> {
    private static final int CODE = 64;
    private static final int NAME = 200;
    private static final int WIDEST_STORE = 100_000;
    private static final long LARGEST_VALUE = 1_000_000_000_000L;

    private final ReferenceKind kind;
    private final KnownKpis kpis;

    public ReferenceCheck(ReferenceKind kind, ZoneId zone, KnownKpis kpis) {
        super(kind, zone);
        this.kind = kind;
        this.kpis = kpis;
    }

    @Override
    Reference read(Cells cells) {
        return switch (kind) {
            case REGION -> new Region(cells.code("code", CODE), cells.code("name", NAME));
            case STORE -> store(cells);
            case EMPLOYEE ->
                new Employee(
                        cells.code("code", CODE),
                        cells.code("name", NAME),
                        cells.code("store", CODE),
                        cells.oneOf("post", "technical", "reception"));
            case CATEGORY ->
                new Category(cells.code("code", CODE), cells.code("name", NAME), cells.code("parent", CODE));
            case CUSTOMER ->
                new Customer(
                        cells.code("customer", FactCheck.IDENTIFIER),
                        cells.oneOf("tier", "new", "normal", "vip", "strategic"));
            case SURVEY -> new Survey(cells.code("code", CODE), cells.code("name", NAME));
            case CHANNEL, TOUCHPOINT, RATING_DIMENSION ->
                new Term(cells.code("code", CODE), cells.code("name", NAME), cells.code("name_en", NAME));
            case TARGET -> target(cells);
            case BENCHMARK -> new Benchmark(kpi(cells), value(cells), cells.code("origin", NAME));
        };
    }

    private static Store store(Cells cells) {
        Store store = new Store(
                cells.code("code", CODE),
                cells.code("name", NAME),
                cells.code("region", CODE),
                cells.code("city", CODE),
                cells.decimal("latitude", -90, 90),
                cells.decimal("longitude", -180, 180),
                cells.decimal("radius", 0, WIDEST_STORE));
        if (cells.errors().isEmpty() && (store.latitude() == null) != (store.longitude() == null)) {
            cells.wrong(
                    store.latitude() == null ? "latitude" : "longitude",
                    "is missing: a position needs latitude and longitude");
        }
        return store;
    }

    private Target target(Cells cells) {
        String scope = cells.oneOf("scope", "all", "region", "store");
        String code = cells.code("code", CODE);
        if ("all".equals(scope) && code != null) {
            cells.wrong("code", "is " + Shown.value(code) + ": a target for all has none; leave it out");
        } else if (scope != null && !scope.equals("all") && code == null) {
            cells.wrong("code", "is missing: say which " + scope + " the target is for");
        }
        return new Target(kpi(cells), scope, code, cells.month("from_month"), value(cells));
    }

    private String kpi(Cells cells) {
        String kpi = cells.code("kpi", 2 * CODE);
        if (kpi != null) {
            kpis.instead(kpi)
                    .ifPresent(known -> cells.wrong("kpi", Shown.value(kpi) + " is no KPI of the catalogue: " + known));
        }
        return kpi;
    }

    private static Double value(Cells cells) {
        return cells.decimal("value", -LARGEST_VALUE, LARGEST_VALUE);
    }
}
