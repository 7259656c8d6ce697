package dev.manyi.quality;

import dev.manyi.db.Turns;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.KpiService;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.kpi.measure.Condition;
import dev.manyi.kpi.measure.Hours;
import dev.manyi.kpi.measure.Measure;
import dev.manyi.kpi.measure.Measured;
import dev.manyi.quality.Quality.Counts;
import dev.manyi.quality.Quality.Excluded;
import dev.manyi.quality.Quality.NamedCode;
import dev.manyi.quality.Quality.NotInvited;
import dev.manyi.quality.Quality.Unmapped;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Answers how far the numbers of a period can be trusted, with few statements under way at a time. */
public final class QualityService {
    public static final String RESPONSE_RATE = "response_rate";
    private static final int STATEMENTS_AT_ONCE = 3;
    private static final int LONGEST_QUEUE = 1_000;
    private static final int MOST_CODES = 20;
    /** A source that sent nothing for so long may have been switched off long ago. */
    private static final Duration SOURCES_SINCE = Duration.ofDays(30);

    private static final List<Condition> COUNTED =
            List.of(Condition.INVITATIONS, Condition.INVITATION_ANSWERED, Condition.ALL_RESPONSES, Condition.RESPONSES);

    private final Turns turns = new Turns(STATEMENTS_AT_ONCE, LONGEST_QUEUE);
    private final KpiService kpis;
    private final QualityQueries queries;
    private final FreshnessQueries freshness;

    public QualityService(KpiService kpis, QualityQueries queries, FreshnessQueries freshness) {
        this.kpis = kpis.paced(turns);
        this.queries = queries;
        this.freshness = freshness;
    }

    ZoneId zone() {
        return kpis.zone();
    }

    /** Of the period, filters and scope of a question about whatever KPIs, the response rate among them. */
    public Future<Quality> of(KpiRequest question) {
        Future<Estimate> rate = rate(question);
        Future<Counts> counts = counts(question);
        Future<NotInvited> notInvited = turns.take(() -> queries.notInvited(question));
        Future<List<Excluded>> excluded = turns.take(() -> queries.excluded(question));
        Future<List<Unmapped>> unmapped =
                turns.take(() -> queries.unmapped(question, MOST_CODES)).map(this::told);
        Future<List<SourceState>> sources = turns.take(() -> freshness.of(question, since(question)));
        return Future.all(List.of(rate, counts, notInvited, excluded, unmapped, sources))
                .map(all -> new Quality(
                        question,
                        rate.result(),
                        counts.result(),
                        notInvited.result(),
                        excluded.result(),
                        unmapped.result(),
                        sources.result()));
    }

    private Future<Estimate> rate(KpiRequest question) {
        Kpi rate = question.kpis().stream()
                .filter(kpi -> kpi.id().equals(RESPONSE_RATE))
                .findFirst()
                .orElseThrow();
        KpiRequest request = KpiRequest.total(List.of(rate), question.range(), question.scope(), question.asOf())
                .filtered(question.filters());
        return kpis.values(request, "en")
                .map(answer -> answer.rows().get(0).values().get(rate).estimate());
    }

    private Future<Counts> counts(KpiRequest question) {
        List<Measure> measures =
                COUNTED.stream().<Measure>map(Measure.Count::new).toList();
        return kpis.measures(question, measures).map(groups -> {
            Measured found = groups.values().stream().findFirst().orElse(Measured.NOTHING);
            List<Long> counts = COUNTED.stream()
                    .map(condition -> found.count(condition, Hours.CALENDAR))
                    .toList();
            return new Counts(counts.get(0), counts.get(1), counts.get(2), counts.get(3));
        });
    }

    /** How many facts there are of somebody is told where such numbers are: by the rules of small groups, not here. */
    private List<Unmapped> told(List<Unmapped> found) {
        return found.stream()
                .map(one -> kpis.smallest() > 1 && one.dimension().equals("employee")
                        ? new Unmapped(one.dimension(), codesOnly(one.codes()), one.total())
                        : one)
                .toList();
    }

    private static List<NamedCode> codesOnly(List<NamedCode> codes) {
        return codes.stream()
                .map(named -> new NamedCode(named.code(), null))
                .sorted(Comparator.comparing(NamedCode::code))
                .toList();
    }

    /** Since the period began, and not only since lately. */
    private Instant since(KpiRequest question) {
        return Stream.of(question.range().start(kpis.zone()), question.asOf().minus(SOURCES_SINCE))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
