package dev.manyi.schedule;

import dev.manyi.language.Language;
import dev.manyi.language.Messages;
import dev.manyi.report.request.ReportWords;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** A run as people say it: when, by which clock, about what. */
final class RunWords {
    private final Locale locale;
    private final Messages texts;
    private final ReportWords report;

    RunWords(Language language) {
        this.locale = Locale.forLanguageTag(language.tag());
        this.texts = new Messages("/schedule/words", language);
        this.report = new ReportWords(locale);
    }

    String of(Run run, ZoneId zone) {
        String when = DateTimeFormatter.ofPattern(texts.get("moment"), locale)
                .format(run.due().atZone(zone));
        String clock = zone.getDisplayName(TextStyle.FULL, locale);
        return texts.get("run", when, clock, run.period().title(report));
    }
}
