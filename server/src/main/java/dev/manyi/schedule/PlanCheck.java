package dev.manyi.schedule;

import dev.manyi.auth.Scope;
import dev.manyi.delivery.Recipient;
import dev.manyi.http.Rejection;
import dev.manyi.report.request.Focus;
import dev.manyi.report.request.ReportPeriod;
import dev.manyi.report.request.ReportRequest;
import dev.manyi.report.request.ReportScope;
import dev.manyi.report.template.ReportTemplate;
import dev.manyi.report.template.ReportTemplates;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whether there is such a report, and whether whoever sends it sees what its recipients are to see. */
final class PlanCheck {
    private static final LocalDate SOME_DAY = LocalDate.of(2026, 11, 21);
    private final ReportTemplates templates;
    private final ReportScope scopes;
    private final Set<String> webhooks;

    PlanCheck(ReportTemplates templates, ReportScope scopes, Set<String> webhooks) {
        this.templates = templates;
        this.scopes = scopes;
        this.webhooks = Set.copyOf(webhooks);
    }

    /** Fails with what would be accepted. */
    Future<Void> check(Plan plan, Scope maker) {
        template(plan);
        Future<Void> all = Future.succeededFuture();
        for (int i = 0; i < plan.recipients().size(); i++) {
            Recipient recipient = plan.recipients().get(i);
            String place = "recipients[" + i + "].";
            all = all.compose(before ->
                    check(plan, recipient, maker, place).recover(e -> Future.failedFuture(refusal(e, place))));
        }
        return all;
    }

    /** The same of one recipient. */
    Future<Void> check(Plan plan, Recipient recipient, Scope maker) {
        return check(plan, recipient, maker, "");
    }

    private Future<Void> check(Plan plan, Recipient recipient, Scope maker, String place) {
        ReportTemplate template = template(plan);
        ReportPeriod period = plan.period().at(SOME_DAY);
        Scope scope = recipient.scope();
        if (!recipient.address().contains("@") && !webhooks.contains(recipient.address())) {
            return Future.failedFuture(Rejection.invalid(place + "webhook", noWebhook(recipient.address())));
        }
        if (scope.everything() && !maker.everything()) {
            return Future.failedFuture(
                    Rejection.of(404, "There is no scope \"everything\" for you: name regions or stores"));
        }
        Locale language = recipient.language();
        // Who sees it all is not asked for each place; the others are, and a scope of nothing is what is left of one.
        return scopes.of(maker, scope.regions(), scope.stores(), language)
                .compose(named -> focus(plan, template, maker, language)
                        .map(focus -> new ReportRequest(
                                template, period, scope, named.label(), focus, language, Instant.EPOCH)))
                .mapEmpty();
    }

    private String noWebhook(String name) {
        String known = String.join(", ", new TreeSet<>(webhooks));
        return "there is no webhook " + name + "; "
                + (known.isEmpty() ? "the settings name none" : "give one of " + known);
    }

    private ReportTemplate template(Plan plan) {
        return templates
                .named(plan.report())
                .orElseThrow(() -> Rejection.invalid(
                        "report",
                        "there is no report " + plan.report() + "; give one of "
                                + String.join(", ", templates.names())));
    }

    private Future<Optional<Focus>> focus(Plan plan, ReportTemplate template, Scope maker, Locale language) {
        return plan.focus()
                .map(about -> scopes.focus(template, maker, about.by(), about.code(), language)
                        .map(Optional::of))
                .orElse(Future.succeededFuture(Optional.empty()));
    }

    private static Throwable refusal(Throwable e, String place) {
        if (e instanceof ReportRequest.NotAccepted wrong) {
            String field = wrong.field().equals("period") ? "period_rule" : wrong.field();
            return Rejection.invalid(field.equals("scope") ? place + field : field, wrong.getMessage());
        }
        return e instanceof ReportScope.Unknown ? Rejection.of(404, e.getMessage()) : e;
    }
}
