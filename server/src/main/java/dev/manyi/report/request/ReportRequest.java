package dev.manyi.report.request;

import dev.manyi.auth.Scope;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.disclosure.SmallGroups;
import dev.manyi.report.template.ReportTemplate;
import dev.manyi.report.template.ScopeKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which report to make, for whom and as of when. `scopeLabel` is how the cover names the scope. What the template was not
 * written for is refused.
 */
public record ReportRequest(
        ReportTemplate template,
        ReportPeriod period,
        Scope scope,
        String scopeLabel,
        Optional<Focus> focus,
        Locale language,
        Instant asOf) {
    /** What reports are written in. */
    public static final List<String> LANGUAGES = List.of("zh-CN", "en");

    /** Asks for what the report is not made for: which part of the question, and what would be accepted. */
    public static final class NotAccepted extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String field;

        NotAccepted(String field, String message) {
            super(message, null, false, false);
            this.field = field;
        }

        public String field() {
            return field;
        }
    }

    public ReportRequest {
        ReportTemplate.Accepts accepted = template.accepts();
        if (!accepted.periods().contains(period.kind())) {
            throw new NotAccepted(
                    "period",
                    "\"" + period.label() + "\" is no period of the report " + template.name() + "; accepted are "
                            + examples(accepted));
        }
        if (!accepted.scopes().contains(ScopeKind.of(scope))) {
            throw new NotAccepted(
                    "scope",
                    "the report " + template.name() + " is made for "
                            + accepted.scopes().stream()
                                    .sorted()
                                    .map(ScopeKind::id)
                                    .collect(Collectors.joining(" or "))
                            + "; name some");
        }
        boolean fits = focus.map(one -> accepted.focus().contains(one.by()))
                .orElse(accepted.focus().isEmpty());
        if (!fits) {
            throw new NotAccepted("focus", focusMessage(template));
        }
    }

    /** About everything in the scope. */
    public ReportRequest(
            ReportTemplate template,
            ReportPeriod period,
            Scope scope,
            String scopeLabel,
            Locale language,
            Instant asOf) {
        this(template, period, scope, scopeLabel, Optional.empty(), language, asOf);
    }

    private static String examples(ReportTemplate.Accepts accepted) {
        return accepted.periods().stream()
                .sorted(Comparator.naturalOrder())
                .map(kind -> kind.id() + " (" + kind.example() + ")")
                .collect(Collectors.joining(", "));
    }

    static String focusMessage(ReportTemplate template) {
        if (template.accepts().focus().isEmpty()) {
            return "the report " + template.name() + " is about everything in its scope; leave the focus out";
        }
        return "the report " + template.name() + " is about one of "
                + template.accepts().focus().stream()
                        .map(dimension -> dimension.id())
                        .collect(Collectors.joining(", "))
                + "; name its code";
    }

    /** What narrows its facts down, besides period and scope. */
    public Map<Dimension, List<String>> filters() {
        return focus.map(Focus::filters).orElse(Map.of());
    }

    /** Not of a notice for everybody, and not of a group of people, whose few members could be told apart. */
    public boolean listsFacts() {
        return !template.accepts().everybody()
                && focus.stream().noneMatch(one -> SmallGroups.PEOPLE.contains(one.by()));
    }

    /** How the cover names what it is about. */
    public String about() {
        return focus.map(one -> one.name() + " · " + scopeLabel).orElse(scopeLabel);
    }
}
