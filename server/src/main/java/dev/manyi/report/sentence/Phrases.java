package dev.manyi.report.sentence;

import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.catalogue.Unit;
import dev.manyi.language.Language;
import dev.manyi.language.Messages;
import dev.manyi.report.block.Figures;
import dev.manyi.report.request.ReportWords;
import dev.manyi.reports.format.FigureFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of sentences in one language, and numbers as people say them. Numbers are rounded as everywhere else. */
final class Phrases {
    /** Scores are counted in points (分); rates per thousand and money are bare numbers. */
    private static final String BARE_FAMILY = "customer";

    private final Messages texts;
    private final String tag;

    Phrases(ReportWords words) {
        this.tag = words.tag();
        this.texts = new Messages("/report/sentences", Language.of(tag));
    }

    String get(String key, String... values) {
        return texts.get(key, (Object[]) values);
    }

    /** For a number of things, which comes first: one has a phrase of its own. */
    String counted(String key, long count, String... others) {
        Object[] values =
                Stream.concat(Stream.of(count(count)), Stream.of(others)).toArray();
        return texts.get(key + (count == 1 ? ".one" : ".many"), values);
    }

    Locale language() {
        return Locale.forLanguageTag(tag);
    }

    String name(Kpi kpi) {
        return kpi.name().in(tag);
    }

    /** The name as a word follows it: Chinese sets Latin letters off from Hanzi. */
    String nameBeforeWord(Kpi kpi) {
        String name = name(kpi);
        return Character.UnicodeScript.of(name.codePointBefore(name.length())) == Character.UnicodeScript.LATIN
                ? name + get("after.latin")
                : name;
    }

    String count(long number) {
        return FigureFormat.text((double) number, Figures.count(number).format(), language());
    }

    /** Such as "82.4 分", "72.1%" or "35". */
    String value(Kpi kpi, double value) {
        String number = FigureFormat.text(value, Figures.format(kpi), language());
        return scored(kpi) ? get("value.points", number) : number;
    }

    /** A difference without its sign: "2.4 points", "2.4 percentage points", "5". */
    String amount(Kpi kpi, double difference) {
        return isNothing(kpi, difference) ? get("less", in(kpi, least(kpi))) : in(kpi, unsigned(kpi, difference));
    }

    /** The same with its sign. */
    String signed(Kpi kpi, double difference) {
        return isNothing(kpi, difference)
                ? amount(kpi, difference)
                : in(kpi, (difference < 0 ? "-" : "+") + unsigned(kpi, difference));
    }

    /** Whether nothing is left of a difference once it is rounded. */
    boolean isNothing(Kpi kpi, double difference) {
        return unsigned(kpi, difference).chars().noneMatch(c -> c >= '1' && c <= '9');
    }

    /** "A", "A and B", "A, B and C". */
    String list(List<String> items) {
        int last = items.size() - 1;
        return last < 1
                ? String.join("", items)
                : items.stream().limit(last).collect(Collectors.joining(get("comma"))) + get("and") + items.get(last);
    }

    private String in(Kpi kpi, String number) {
        if (kpi.unit() == Unit.FRACTION) {
            return get("amount.percentage_points", number);
        }
        return scored(kpi)
                ? get(number.equals("1") ? "amount.point" : "amount.points", number)
                : get("amount.bare", number);
    }

    private static boolean scored(Kpi kpi) {
        return kpi.unit() == Unit.POINTS && !kpi.family().equals(BARE_FAMILY);
    }

    /** Of a percentage the number alone. */
    private String unsigned(Kpi kpi, double difference) {
        return FigureFormat.text(Math.abs(difference), Figures.format(kpi), language())
                .replace("%", "");
    }

    /** The smallest step that its decimals can show. */
    private String least(Kpi kpi) {
        double step = kpi.unit() == Unit.SECONDS ? 0.1 : Math.pow(10, -kpi.decimals());
        return unsigned(kpi, kpi.unit() == Unit.FRACTION ? step / 100 : step);
    }
}
