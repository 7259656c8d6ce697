package dev.manyi.report.appendix;

import dev.manyi.language.Language;
import dev.manyi.language.Messages;
import dev.manyi.report.block.Figures;
import dev.manyi.report.request.ReportWords;
import dev.manyi.reports.format.FigureFormat;
import dev.manyi.reports.model.Cell;
import dev.manyi.reports.model.Column;
import dev.manyi.reports.model.FigureCell;
import dev.manyi.reports.model.TextCell;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The words of an appendix in one language, and what its tables are made of. */
final class AppendixWords {
    private final Messages texts;
    private final String tag;

    AppendixWords(ReportWords words) {
        this.tag = words.tag();
        this.texts = new Messages("/report/appendix", Language.of(tag));
    }

    String get(String key, String... values) {
        return texts.get(key, (Object[]) values);
    }

    String tag() {
        return tag;
    }

    Language language() {
        return Language.of(tag);
    }

    String count(long number) {
        return FigureFormat.text((double) number, Figures.count(number).format(), Locale.forLanguageTag(tag));
    }

    /** In the largest unit that divides it: 48 hours, not 2 days, as the rules are called. */
    String time(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds % Duration.ofDays(1).toSeconds() == 0 && duration.toDays() > 3) {
            return get("time.days", count(duration.toDays()));
        }
        if (seconds % Duration.ofHours(1).toSeconds() == 0) {
            return get("time.hours", count(duration.toHours()));
        }
        return seconds % Duration.ofMinutes(1).toSeconds() == 0
                ? get("time.minutes", count(duration.toMinutes()))
                : get("time.seconds", count(seconds));
    }

    String list(List<String> items) {
        return items.isEmpty() ? get("none") : String.join(get("comma"), items);
    }

    /** Columns by their keys; those with an asterisk hold numbers. */
    List<Column> columns(String... keys) {
        return Arrays.stream(keys)
                .map(key -> new Column(get("column." + key.replace("*", "")), key.endsWith("*")))
                .toList();
    }

    static Cell text(String text) {
        return new TextCell(text);
    }

    static Cell figure(long number) {
        return new FigureCell(Figures.count(number));
    }
}
