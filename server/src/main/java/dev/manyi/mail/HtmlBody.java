package dev.manyi.mail;

import dev.manyi.reports.html.Markup;
import dev.manyi.reports.model.Change;
import dev.manyi.reports.model.Finding;
import dev.manyi.reports.model.Highlight;
import dev.manyi.reports.model.Summary;
import dev.manyi.reports.model.Tone;
import dev.manyi.reports.style.Palette;
import java.util.List;

/** The mail as a page: tables and styles on elements, which is what mail programs agree on; nothing is fetched. */
final class HtmlBody {
    private static final int TILES = 3;
    private static final String FONT =
            "font-family:'PingFang SC','Microsoft YaHei','Noto Sans SC',Arial,sans-serif;font-size:15px;line-height:1.6;";
    private final Body body;
    private final Markup page = new Markup();

    private HtmlBody(Body body) {
        this.body = body;
    }

    static String write(Body body) {
        HtmlBody html = new HtmlBody(body);
        html.begin();
        html.about();
        html.summary(body.letter().report().summary());
        html.files();
        html.end();
        return "<!doctype html>\n" + html.page.finished();
    }

    private void begin() {
        page.begin("html", "lang", body.letter().report().language().toLanguageTag());
        page.begin("head").single("meta", "charset", "utf-8");
        page.single("meta", "name", "viewport", "content", "width=device-width");
        page.element("title", body.cover().title()).end().line();
        page.begin("body", "style", "margin:0;padding:16px;background:" + colour("surface"));
        table("width:100%;max-width:640px;margin:0 auto;background:" + colour("paper") + ";color:" + colour("ink") + ";"
                + FONT);
        page.begin("tr")
                .begin("td", "style", "padding:20px 24px;background:" + colour("brand") + ";color:" + colour("paper"));
        page.element("div", body.cover().organisation(), "style", "font-size:13px");
        page.element("div", body.cover().title(), "style", "font-size:22px;font-weight:bold");
        page.element("div", body.cover().period() + " · " + body.cover().scope())
                .end()
                .end()
                .line();
        page.begin("tr").begin("td", "style", "padding:20px 24px");
    }

    private void end() {
        for (String line : body.footer()) {
            page.element("p", line, "style", "margin:4px 0;font-size:12px;color:" + colour("ink-soft"));
        }
        page.end().end().end().end().end().line();
    }

    private void about() {
        page.element("p", body.greeting(), "style", "margin:0 0 8px");
        page.element("p", body.intro(), "style", "margin:0 0 16px").line();
        if (!body.missing().isEmpty()) {
            page.element(
                    "p",
                    body.missing(),
                    "style",
                    "margin:0 0 16px;padding:10px 12px;background:" + colour("running-soft") + ";color:"
                            + colour("running") + ";border-left:4px solid " + colour("running"));
        }
    }

    private void summary(Summary summary) {
        tiles(summary.highlights());
        body.trend().ifPresent(this::trend);
        heading("findings", summary.findings());
        for (Finding finding : summary.findings()) {
            page.begin("p", "style", "margin:0 0 6px");
            page.element("b", sign(finding.tone()) + " ", "style", "color:" + colour(finding.tone()));
            page.text(finding.text()).end().line();
        }
        heading("improve", summary.improve());
        for (int i = 0; i < summary.improve().size(); i++) {
            page.begin("p", "style", "margin:0 0 6px")
                    .element("b", i + 1 + ". " + summary.improve().get(i).name());
            page.element("span", " " + summary.improve().get(i).reason(), "style", "color:" + colour("ink-soft"));
            page.end().line();
        }
    }

    private void tiles(List<Highlight> highlights) {
        heading("figures", highlights);
        table("width:100%;table-layout:fixed");
        for (int i = 0; i < highlights.size(); i += TILES) {
            page.begin("tr");
            highlights.subList(i, Math.min(i + TILES, highlights.size())).forEach(this::tile);
            page.end().line();
        }
        page.end();
    }

    private void tile(Highlight highlight) {
        page.begin(
                "td", "valign", "top", "style", "width:33%;padding:10px 8px;border-top:2px solid " + colour("brand"));
        page.element("div", highlight.label(), "style", "font-size:13px;color:" + colour("ink-soft"));
        String ink = highlight.figure().smallSample() ? "muted" : "ink";
        page.element(
                "div",
                body.number(highlight.figure()),
                "style",
                "font-size:24px;font-weight:bold;color:" + colour(ink));
        page.element("div", body.sample(highlight.figure()), "style", "font-size:12px;color:" + colour("ink-soft"));
        highlight.changes().forEach(this::change);
        page.end();
    }

    private void change(Change change) {
        page.begin("div", "style", "font-size:12px;margin-top:4px");
        page.element(
                "b",
                body.difference(change),
                "style",
                "color:" + colour(body.wording().colour(change)));
        page.element("span", " " + body.meaning(change), "style", "color:" + colour("ink-soft"))
                .end();
    }

    /** The picture has no letters: they stand around it, where every reader can read them. */
    private void trend(Trend trend) {
        title(trend.title());
        page.single(
                "img",
                "src",
                "cid:" + Trend.CONTENT_ID,
                "width",
                "592",
                "alt",
                trend.inWords(body),
                "style",
                "display:block;width:100%;max-width:592px;height:auto");
        table("width:100%;font-size:12px;color:" + colour("ink-soft"));
        page.begin("tr")
                .element("td", trend.first())
                .element("td", trend.last(), "align", "right")
                .end()
                .end();
        for (Trend.Line line : trend.lines()) {
            page.begin("p", "style", "margin:2px 0;font-size:13px");
            page.element("b", "● ", "style", "color:" + line.colour());
            page.text(trend.inWords(line, body)).end().line();
        }
    }

    private void files() {
        heading(body.until().isEmpty() ? "files" : "links", body.files());
        for (Enclosed file : body.files()) {
            String text = body.words().get("file", file.name(), file.size());
            page.begin("p", "style", "margin:0 0 6px");
            if (file.url().isEmpty()) {
                page.text(text);
            } else {
                page.element("a", text, "href", file.url(), "style", "color:" + colour("series-1"));
            }
            page.end().line();
        }
        if (!body.until().isEmpty()) {
            page.element(
                    "p",
                    body.words().get("links.until", body.until()),
                    "style",
                    "margin:0 0 6px;font-size:13px;color:" + colour("ink-soft"));
        }
        title("");
        for (Body.Line line : body.about()) {
            page.element(
                    "p",
                    line.label() + "  " + line.value(),
                    "style",
                    "margin:2px 0;font-size:12px;color:" + colour("ink-soft"));
        }
    }

    private void heading(String key, List<?> below) {
        if (!below.isEmpty()) {
            title(body.words().get(key));
        }
    }

    private void title(String text) {
        page.element("div", text, "style", "margin:20px 0 8px;font-size:16px;font-weight:bold;color:" + colour("brand"))
                .line();
    }

    private void table(String style) {
        page.begin(
                "table",
                "role",
                "presentation",
                "cellpadding",
                "0",
                "cellspacing",
                "0",
                "style",
                "border-collapse:collapse;" + style);
    }

    private static String colour(String name) {
        return Palette.hex(name);
    }

    private static String colour(Tone tone) {
        return switch (tone) {
            case BETTER -> colour("better");
            case WORSE -> colour("worse");
            case NEUTRAL -> colour("ink-soft");
        };
    }

    private static String sign(Tone tone) {
        return switch (tone) {
            case BETTER -> "✓";
            case WORSE -> "!";
            case NEUTRAL -> "●";
        };
    }
}
