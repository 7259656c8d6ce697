package dev.manyi.reports.html;

import dev.manyi.reports.model.Change;
import dev.manyi.reports.model.Cover;
import dev.manyi.reports.model.Figure;
import dev.manyi.reports.model.Finding;
import dev.manyi.reports.model.Highlight;
import dev.manyi.reports.model.Problem;
import dev.manyi.reports.model.Summary;
import dev.manyi.reports.style.Messages;
import dev.manyi.reports.style.Wording;

/** What is read in ten seconds: headline numbers, what they say, what to improve first. */
final class SummaryPart {
    private final Markup page;
    private final Messages messages;
    private final Wording wording;
    private final Numbers numbers;

    SummaryPart(Markup page, Messages messages) {
        this.page = page;
        this.messages = messages;
        this.wording = new Wording(messages);
        this.numbers = new Numbers(messages);
    }

    void write(Cover cover, Summary summary) {
        page.begin("section", "id", ContentsPart.SUMMARY, "aria-labelledby", "summary-title")
                .line();
        page.element("h2", messages.text("summary.title"), "id", "summary-title")
                .line();
        page.begin("p", "class", "soft").element("bdi", cover.period()).text(" · ");
        page.element("bdi", cover.scope()).end().line();
        if (!summary.highlights().isEmpty()) {
            page.begin("ul", "class", "tiles").line();
            summary.highlights().forEach(this::tile);
            page.end().line();
            page.element("p", messages.text("summary.legend"), "class", "source")
                    .line();
        }
        if (!summary.improve().isEmpty()) {
            page.element("h3", messages.text("summary.improve"));
            page.begin("ol", "class", "improve").line();
            summary.improve().forEach(this::problem);
            page.end().line();
        }
        if (!summary.findings().isEmpty()) {
            page.element("h3", messages.text("summary.findings"));
            page.begin("ul", "class", "findings").line();
            summary.findings().forEach(this::finding);
            page.end().line();
        }
        page.end().line();
    }

    private void tile(Highlight highlight) {
        Figure figure = highlight.figure();
        page.begin("li", "class", "tile");
        page.element("h3", highlight.label());
        page.begin("p", "class", "headline");
        numbers.write(page, figure.value(), figure.format(), Numbers.isPale(figure) ? "value pale" : "value");
        page.end();
        page.element("p", wording.sample(figure), "class", "soft");
        page.element("p", figure.hasInterval() ? wording.interval(figure) : "", "class", "soft interval");
        for (Change change : highlight.changes()) {
            page.begin("p", "class", "change");
            page.element("strong", wording.change(change), "class", "tone-" + wording.colour(change));
            page.begin("span", "class", "soft").element("bdi", change.label());
            String certainty = wording.certainty(change);
            page.text(certainty.isEmpty() ? "" : " · " + certainty).end().end();
        }
        page.end().line();
    }

    private void finding(Finding finding) {
        page.begin("li", "class", Tones.style(finding.tone()));
        page.element("span", Tones.sign(finding.tone()), "class", "sign", "aria-hidden", "true");
        page.element("span", finding.text()).end().line();
    }

    private void problem(Problem problem) {
        page.begin("li").element("strong", problem.name());
        page.element("p", problem.reason(), "class", "soft").end().line();
    }
}
