package dev.manyi.mail;

import dev.manyi.language.Messages;
import dev.manyi.reports.format.FigureFormat;
import dev.manyi.reports.model.Change;
import dev.manyi.reports.model.Cover;
import dev.manyi.reports.model.Figure;
import dev.manyi.reports.style.Wording;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What both parts of the mail say. {@code until} is the last day of the links; empty when files are attached. */
record Body(Messages words, Letter letter, List<Enclosed> files, String until, Optional<Trend> trend) {
    /** One line about the report: what, and its value. */
    record Line(String label, String value) {}

    String greeting() {
        return letter.toName().isBlank() ? words.get("greeting.nobody") : words.get("greeting", letter.toName());
    }

    String intro() {
        return words.get("intro", cover().organisation(), cover().title());
    }

    List<Line> about() {
        Wording wording = wording();
        return List.of(
                new Line(words.get("period"), cover().period()),
                new Line(words.get("scope"), cover().scope()),
                new Line(words.get("sample"), wording.count(cover().sampleSize())),
                new Line(words.get("as.of"), wording.moment(cover().dataAsOf(), cover().zone())),
                new Line(words.get("number"), cover().reportNumber()));
    }

    /** Empty when all data had come. */
    String missing() {
        return letter.missing().isEmpty()
                ? ""
                : words.get("missing", String.join(words.get("list.join"), letter.missing()));
    }

    String number(Figure figure) {
        return number(figure, letter.report().language());
    }

    static String number(Figure figure, Locale language) {
        return FigureFormat.text(figure.value(), figure.format(), language);
    }

    String sample(Figure figure) {
        String n = words.get("sample.of", wording().count(figure.n()));
        return figure.smallSample() ? n + " · " + words.get("small") : n;
    }

    /** `▲ +2.4` */
    String difference(Change change) {
        Figure difference = change.difference();
        return wording().arrow(change) + " "
                + FigureFormat.difference(
                        difference.value(), difference.format(), letter.report().language());
    }

    /** `较上月 · 改善 · 差异显著` */
    String meaning(Change change) {
        return String.join(
                " · ",
                Stream.of(change.label(), wording().verdict(change), wording().certainty(change))
                        .filter(text -> !text.isEmpty())
                        .toList());
    }

    List<String> footer() {
        return List.of(words.get("footer"), words.get("footer.schedule", letter.schedule()));
    }

    Cover cover() {
        return letter.report().cover();
    }

    Wording wording() {
        return new Wording(dev.manyi.reports.style.Messages.of(letter.report().language()));
    }
}
