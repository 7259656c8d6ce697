package dev.manyi.reports.xlsx;

import dev.manyi.reports.format.Format;
import dev.manyi.reports.format.Unit;
import dev.manyi.reports.model.Change;
import dev.manyi.reports.model.Cover;
import dev.manyi.reports.model.Figure;
import dev.manyi.reports.model.Finding;
import dev.manyi.reports.model.Highlight;
import dev.manyi.reports.model.Problem;
import dev.manyi.reports.model.Report;
import dev.manyi.reports.model.Summary;
import dev.manyi.reports.model.Tone;
import dev.manyi.reports.style.Messages;
import dev.manyi.reports.style.Wording;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;

/** The first sheet: what the report is about, and the headline numbers as a table. */
final class SummarySheet {
    private static final Format WHOLE = new Format(Unit.COUNT, 0);
    private static final int FIRST_CHANGE = 5;

    private final Page page;
    private final RangeNames ranges;
    private final Styles styles;
    private final Messages messages;
    private final Wording wording;

    SummarySheet(Page page, Book book) {
        this.page = page;
        this.ranges = book.ranges();
        this.styles = book.styles();
        this.messages = book.messages();
        this.wording = new Wording(messages);
    }

    void write(Report report) throws IOException {
        Cover cover = report.cover();
        if (cover.logo() != null) {
            SheetLogo.read(cover.logo()).place(page, cover.organisation());
        }
        page.title(cover.organisation() + " · " + cover.title());
        page.note(cover.period() + " · " + cover.scope());
        if (cover.running()) {
            page.paragraph(
                    messages.text("running") + messages.text("summary.colon") + messages.text("running.note"),
                    styles.warning());
        }
        headlines(report.summary().highlights());
        findings(report.summary());
        improve(report.summary());
        about(cover);
    }

    private void findings(Summary summary) {
        if (summary.findings().isEmpty()) {
            return;
        }
        page.nextRow();
        page.caption(messages.text("summary.findings"));
        for (Finding finding : summary.findings()) {
            page.paragraph(finding.text(), styles.remark(finding.tone()));
        }
    }

    /** The worst first, with its rank. */
    private void improve(Summary summary) {
        if (summary.improve().isEmpty()) {
            return;
        }
        page.nextRow();
        page.caption(messages.text("summary.improve"));
        int rank = 1;
        for (Problem problem : summary.improve()) {
            page.paragraph(
                    rank++ + ". " + problem.name() + messages.text("summary.colon") + problem.reason(),
                    styles.remark(Tone.WORSE));
        }
    }

    private void about(Cover cover) {
        page.nextRow();
        page.caption(messages.text("summary.about"));
        fact("cover.period", cover.period());
        fact("cover.scope", cover.scope());
        fact("cover.sample", messages.text("sample", wording.count(cover.sampleSize())));
        fact("cover.dataAsOf", wording.moment(cover.dataAsOf(), cover.zone()));
        fact("cover.generated", wording.moment(cover.generatedAt(), cover.zone()));
        fact("cover.number", cover.reportNumber());
        fact("cover.evidence", cover.evidenceHead());
    }

    private void fact(String label, String value) {
        page.fact(messages.text(label), value, styles.label());
    }

    private void headlines(List<Highlight> highlights) {
        List<String> comparisons = comparisons(highlights);
        page.nextRow();
        page.nextRow();
        int head = page.row();
        int last = heads(comparisons);
        for (Highlight highlight : highlights) {
            page.nextRow();
            row(highlight, comparisons);
        }
        page.sheet().setAutoFilter(new CellRangeAddress(head, page.row(), 0, last));
        page.sheet().createFreezePane(1, head + 1);
        page.note(messages.text("summary.legend"));
    }

    /** Each comparison has its columns, also where some headline lacks it. */
    private static List<String> comparisons(List<Highlight> highlights) {
        var labels = new LinkedHashSet<String>();
        highlights.forEach(highlight -> highlight.changes().forEach(change -> labels.add(change.label())));
        return new ArrayList<>(labels);
    }

    private int heads(List<String> comparisons) {
        page.head(0, messages.text("table.indicator"), false);
        page.head(1, messages.text("table.value"), true);
        page.head(2, "n", true);
        page.head(3, messages.text("interval.low"), true);
        page.head(4, messages.text("interval.high"), true);
        int at = FIRST_CHANGE;
        for (String comparison : comparisons) {
            page.head(at++, messages.text("table.difference", comparison), true);
            page.head(at++, messages.text("table.verdict", comparison), false);
        }
        return at - 1;
    }

    private void row(Highlight highlight, List<String> comparisons) {
        Figure figure = highlight.figure();
        boolean pale = figure.smallSample();
        page.text(0, highlight.label());
        ranges.kpi(highlight.label(), page.sheet(), page.row(), 1);
        page.number(1, figure.value(), figure.format(), pale);
        page.number(2, (double) figure.n(), WHOLE, pale);
        page.number(3, figure.low(), figure.format(), pale);
        page.number(4, figure.high(), figure.format(), pale);
        for (int i = 0; i < comparisons.size(); i++) {
            String comparison = comparisons.get(i);
            int at = FIRST_CHANGE + 2 * i;
            highlight.changes().stream()
                    .filter(change -> change.label().equals(comparison))
                    .findFirst()
                    .ifPresent(change -> change(at, change));
        }
    }

    private void change(int at, Change change) {
        page.difference(at, change.difference().value(), change.difference().format());
        String certainty = wording.certainty(change);
        String verdict = wording.arrow(change) + " " + wording.verdict(change);
        page.text(
                at + 1,
                certainty.isEmpty() ? verdict : verdict + " · " + certainty,
                styles.verdict(wording.colour(change)));
    }
}
