package dev.manyi.fact;

/** Which field of reference data stands in which column. */
final class ReferenceTables {
    private static final ReferenceTable<Region> REGION = ReferenceTable.<Region>described(ReferenceKind.REGION)
            .text("code", Region::code)
            .text("name", Region::name);

    private static final ReferenceTable<Store> STORE = ReferenceTable.<Store>described(ReferenceKind.STORE)
            .text("code", Store::code)
            .text("name", Store::name)
            .text("region", Store::region)
            .text("city", Store::city)
            .number("latitude", Store::latitude)
            .number("longitude", Store::longitude)
            .number("radius", Store::radius);

    private static final ReferenceTable<Employee> EMPLOYEE = ReferenceTable.<Employee>described(ReferenceKind.EMPLOYEE)
            .text("code", Employee::code)
            .text("name", Employee::name)
            .text("store", Employee::store)
            .text("post", Employee::post);

    private static final ReferenceTable<Category> CATEGORY = ReferenceTable.<Category>described(ReferenceKind.CATEGORY)
            .text("code", Category::code)
            .text("name", Category::name)
            .text("parent", Category::parent);

    private static final ReferenceTable<Customer> CUSTOMER = ReferenceTable.<Customer>described(ReferenceKind.CUSTOMER)
            .text("code", Customer::customer)
            .text("tier", Customer::tier);

    private static final ReferenceTable<Survey> SURVEY = ReferenceTable.<Survey>described(ReferenceKind.SURVEY)
            .text("code", Survey::code)
            .text("name", Survey::name);

    private static final ReferenceTable<Target> TARGET = ReferenceTable.<Target>keyed(ReferenceKind.TARGET, 4)
            .text("kpi", Target::kpi)
            .text("scope", Target::scope)
            .text("code", target -> target.code() == null ? "" : target.code())
            .with("from_month", "::date", target -> target.fromMonth().atDay(1))
            .number("value", Target::value);

    private static final ReferenceTable<Benchmark> BENCHMARK = ReferenceTable.<Benchmark>keyed(
                    ReferenceKind.BENCHMARK, 1)
            .text("kpi", Benchmark::kpi)
            .number("value", Benchmark::value)
            .text("origin", Benchmark::origin);

    private ReferenceTables() {}

    static ReferenceTable<? extends Reference> of(ReferenceKind kind) {
        return switch (kind) {
            case REGION -> REGION;
            case STORE -> STORE;
            case EMPLOYEE -> EMPLOYEE;
            case CATEGORY -> CATEGORY;
            case CUSTOMER -> CUSTOMER;
            case SURVEY -> SURVEY;
            case CHANNEL, TOUCHPOINT, RATING_DIMENSION -> term(kind);
            case TARGET -> TARGET;
            case BENCHMARK -> BENCHMARK;
        };
    }

    private static ReferenceTable<Term> term(ReferenceKind kind) {
        return ReferenceTable.<Term>described(kind)
                .text("code", Term::code)
                .text("name", Term::name)
                .text("name_en", Term::nameEn);
    }
}
