package dev.manyi.kpi.files;

import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.period.Comparison;
import dev.manyi.kpi.period.Grain;
import dev.manyi.language.Language;
import dev.manyi.language.Messages;
import dev.manyi.reports.xlsx.DataWorkbook;
import java.util.Locale;

/** What files of values and rows call things, in one language. */
public final class FileWords {
    private final Language language;
    private final Messages words;

    public FileWords(Language language) {
        this.language = language;
        this.words = new Messages("/kpi/files", language);
    }

    public Language language() {
        return language;
    }

    public Locale locale() {
        return Locale.forLanguageTag(language.tag());
    }

    public String get(String key, Object... values) {
        return words.get(key, values);
    }

    String of(Dimension dimension) {
        return words.get("dimension." + dimension.id());
    }

    String of(Grain grain) {
        return words.get("grain." + grain.id());
    }

    String of(Comparison comparison) {
        return words.get("compare." + comparison.id());
    }

    public DataWorkbook.Names sheets() {
        return new DataWorkbook.Names(words.get("sheet.data"), words.get("sheet.about"));
    }
}
