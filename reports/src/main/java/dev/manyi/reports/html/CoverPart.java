package dev.manyi.reports.html;

import dev.manyi.reports.model.Cover;
import dev.manyi.reports.model.Logo;
import dev.manyi.reports.style.Messages;
import dev.manyi.reports.style.Wording;
import java.util.Set;

/** The head of the page: who, what, when on a coloured field, and the facts about the data. */
final class CoverPart {
    private static final Set<String> PICTURES = Set.of("image/png", "image/jpeg");

    private final Markup page;
    private final Messages messages;
    private final Wording wording;

    CoverPart(Markup page, Messages messages) {
        this.page = page;
        this.messages = messages;
        this.wording = new Wording(messages);
    }

    void write(Cover cover) {
        page.begin("header", "class", "cover").line();
        page.begin("div", "class", "cover-text").line();
        page.begin("p", "class", "organisation");
        if (cover.logo() != null) {
            logo(cover.logo());
        }
        page.element("span", cover.organisation()).end().line();
        page.element("h1", cover.title()).line();
        page.element("p", cover.period(), "class", "period").line();
        if (cover.running()) {
            page.begin("p", "class", "running").element("strong", messages.text("running"));
            page.text(" ").element("span", messages.text("running.note")).end().line();
        }
        page.begin("dl", "class", "facts").line();
        fact("cover.scope", cover.scope());
        fact("cover.sample", messages.text("sample", wording.count(cover.sampleSize())));
        fact("cover.dataAsOf", wording.moment(cover.dataAsOf(), cover.zone()));
        fact("cover.generated", wording.moment(cover.generatedAt(), cover.zone()));
        fact("cover.number", cover.reportNumber());
        // For comparing, not for reading.
        page.begin("div", "class", "evidence").element("dt", messages.text("cover.evidence"));
        page.element("dd", cover.evidenceHead()).end().line();
        page.end().end().end().line();
    }

    private void logo(Logo logo) {
        if (!PICTURES.contains(logo.mediaType())) {
            throw new IllegalArgumentException(
                    "the logo is " + logo.mediaType() + ", accepted are image/png and image/jpeg");
        }
        page.single("img", "class", "logo", "alt", "", "src", "data:" + logo.mediaType() + ";base64," + logo.base64());
    }

    private void fact(String label, String value) {
        page.begin("div")
                .element("dt", messages.text(label))
                .element("dd", value)
                .end()
                .line();
    }
}
