package dev.manyi.demo;

import dev.manyi.blocking.Wait;
import dev.manyi.fact.DimensionQueries;
import dev.manyi.fact.FactKind;
import dev.manyi.fact.Privacy;
import dev.manyi.ingest.FactWriter;
import dev.manyi.ingest.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Brings the demo chain of a database up to now: 24 months the first time, later only what is new since. A load that was
 * interrupted is begun again; the writer knows the facts that were already stored.
 */
public final class DemoLoader {
    private static final int MONTHS = 24;
    private final DemoChain chain;
    private final DemoQueries queries;
    private final int months;

    public DemoLoader(DemoChain chain, DemoQueries queries) {
        this(chain, queries, MONTHS);
    }

    /** For tests that need fewer facts. */
    DemoLoader(DemoChain chain, DemoQueries queries, int months) {
        this.chain = chain;
        this.queries = queries;
        this.months = months;
    }

    /** Blocks: call it from a thread of your own. Tells of the progress after each day. */
    public Outcome load(
            FactWriter writer,
            DimensionQueries dimensions,
            Privacy privacy,
            Instant now,
            Consumer<DemoProgress> progress) {
        Optional<DemoState> state = Wait.until(queries.state());
        state.ifPresentOrElse(this::refuseAnotherChain, this::refuseFactsOfOthers);
        LocalDate first = date(now).minusMonths(months);
        // What an older edition made is made again; the writer knows what stayed as it was.
        if (state.filter(known -> known.edition() == DemoChain.EDITION).isEmpty()) {
            saveDimensions(dimensions, privacy);
            saveTargets(dimensions, first, date(now));
            return generate(writer, first, Instant.EPOCH, now, progress);
        }
        Instant before = state.get().until();
        if (!now.isAfter(before)) {
            return Outcome.NOTHING;
        }
        // Tickets of this long ago may have gone on since.
        return generate(writer, date(before).minusDays(DemoDay.REACH), before, now, progress);
    }

    private Outcome generate(
            FactWriter writer, LocalDate first, Instant before, Instant now, Consumer<DemoProgress> progress) {
        LocalDate last = date(now);
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        Batches batches = new Batches(writer);
        Map<FactKind, Batches.Buffer> buffers = new EnumMap<>(FactKind.class);
        Arrays.stream(FactKind.values()).forEach(kind -> buffers.put(kind, batches.new Buffer()));
        try {
            for (long i = 0; i < days; i++) {
                DemoDay day = chain.day(first.plusDays(i));
                buffers.forEach((kind, buffer) -> buffer.add(day.newSince(kind, before, now)));
                progress.accept(new DemoProgress(i + 1, days, batches.facts()));
            }
            buffers.values().forEach(Batches.Buffer::flush);
            Outcome outcome = batches.finish();
            Wait.until(queries.remember(new DemoState(chain.seed(), chain.zone(), now, DemoChain.EDITION)));
            return outcome;
        } finally {
            batches.settle();
        }
    }

    private LocalDate date(Instant instant) {
        return instant.atZone(chain.zone()).toLocalDate();
    }

    /** Once it is a demo, it stays one, whatever visitors send to it. */
    private void refuseFactsOfOthers() {
        if (Wait.until(queries.holdsFactsOfOthers())) {
            throw new DemoRefused(
                    "The database holds facts that are not of the demo: invented ones are not mixed with them."
                            + " Use an empty database (DATABASE_URL) or another data folder (MANYI_DATA_DIR).");
        }
    }

    private void refuseAnotherChain(DemoState state) {
        if (!state.isOf(chain)) {
            throw new DemoRefused(
                    "The database holds the demo chain of seed " + state.seed() + " in zone " + state.zone()
                            + "; asked for was seed " + chain.seed() + " in zone " + chain.zone()
                            + ". Use the same, or an empty database (DATABASE_URL) or another data folder (MANYI_DATA_DIR).");
        }
    }

    private void saveDimensions(DimensionQueries dimensions, Privacy privacy) {
        Wait.until(dimensions
                .saveRegions(chain.regions())
                .compose(done -> dimensions.saveStores(chain.stores()))
                .compose(done -> dimensions.saveEmployees(chain.employees()))
                .compose(done -> dimensions.saveCategories(chain.categories()))
                .compose(done -> dimensions.saveSurveys(chain.surveys()))
                .compose(done -> dimensions.saveCustomers(chain.customers(privacy))));
    }

    private void saveTargets(DimensionQueries dimensions, LocalDate first, LocalDate last) {
        Wait.until(dimensions
                .saveTargets(chain.targets(first, last))
                .compose(done -> dimensions.saveBenchmarks(chain.benchmarks())));
    }
}
