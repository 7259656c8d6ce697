package dev.manyi.desk;

import dev.manyi.answer.AnswerRoutes;
import dev.manyi.answer.AnswerRoutes.Asked;
import dev.manyi.auth.Guard;
import dev.manyi.auth.Permission;
import dev.manyi.http.Rejection;
import dev.manyi.http.Rejection.FieldError;
import dev.manyi.kpi.DimensionNames;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.catalogue.Catalogue;
import dev.manyi.kpi.disclosure.SmallGroups;
import dev.manyi.kpi.period.BusinessCalendar;
import dev.manyi.kpi.period.Range;
import dev.manyi.kpi.routes.KpiParameters;
import dev.manyi.kpi.sql.DeskWriter.Due;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** `GET /service-desk`: what is open, overdue and due next. */
public final class DeskRoutes {
    private static final int MOST = 200;
    private static final int USUAL = 50;
    private static final int DAYS = 30;

    private final DeskService service;
    private final Catalogue catalogue;
    private final DimensionNames names;
    private final BusinessCalendar calendar;
    private final Guard guard;
    private final AnswerRoutes answers;

    public DeskRoutes(
            DeskService service,
            Catalogue catalogue,
            DimensionNames names,
            BusinessCalendar calendar,
            Guard guard,
            AnswerRoutes answers) {
        this.service = service;
        this.catalogue = catalogue;
        this.names = names;
        this.calendar = calendar;
        this.guard = guard;
        this.answers = answers;
    }

    public void mount(Router api) {
        answers.answer(guard.permit(api.get("/service-desk"), Permission.KPI_READ), this::desk);
    }

    private Future<JsonObject> desk(Asked asked) {
        Due due = due(asked.parameters().get("due"));
        return question(asked)
                .compose(question -> service.of(question, due, asked.mayReadFacts()))
                .compose(desk -> DeskNames.of(names, desk.next().tickets(), asked.language())
                        .map(known -> new DeskJson(calendar.zone(), known).of(desk)));
    }

    /** A question about tickets; without a period it is about the complaints of the last days. */
    private Future<KpiRequest> question(Asked asked) {
        MultiMap given = MultiMap.caseInsensitiveMultiMap()
                .addAll(asked.parameters())
                .set("kpi", "tickets")
                .remove("due");
        boolean periodGiven = given.contains("from") || given.contains("to");
        if (!periodGiven) {
            Range lately = lately(asked.now());
            given.set("from", lately.from().toString()).set("to", lately.to().toString());
        }
        if (!given.contains("limit")) {
            given.set("limit", String.valueOf(USUAL));
        }
        return new KpiParameters(given, catalogue.kpis(List.of()), calendar.zone(), asked.now())
                .read(asked.scope(), names)
                .map(DeskRoutes::accepted)
                .map(question -> periodGiven ? question : question.over(lately(question.asOf())));
    }

    /** The last days, today among them. */
    private Range lately(Instant moment) {
        LocalDate tomorrow = calendar.day(moment).plusDays(1);
        return new Range(tomorrow.minusDays(DAYS), tomorrow);
    }

    /** A list of somebody's tickets would tell of few what no number tells. */
    private static KpiRequest accepted(KpiRequest question) {
        List<FieldError> refused = question.filters().keySet().stream()
                .filter(SmallGroups.PEOPLE::contains)
                .map(dimension -> new FieldError(
                        dimension.id(), "is no filter here: people and groups of them are asked about at /kpis/values"))
                .collect(Collectors.toList());
        if (question.limit() > MOST) {
            refused.add(
                    new FieldError("limit", question.limit() + " is not accepted; give a number from 1 to " + MOST));
        }
        if (!refused.isEmpty()) {
            throw Rejection.invalid("The question is not valid", refused);
        }
        return question;
    }

    private static Due due(String text) {
        return Arrays.stream(Due.values())
                .filter(due ->
                        text == null || due.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> Rejection.invalid("due", "give all, overdue or ahead"));
    }
}
