package dev.manyi.ingest.xlsx;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.NumberToTextConverter;

/** What a cell shows, as text that is read like a cell of a CSV. */
final class CellText {
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,30}");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{0,310}(\\.\\d{0,400})?([eE][+-]?\\d{1,3})?");
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private CellText() {}

    /** As a spreadsheet shows it: 4.35, although the file says 4.3499999999999996. Null for what is no number. */
    static String number(String value) {
        if (WHOLE.matcher(value).matches()) {
            return value;
        }
        if (!NUMBER.matcher(value).matches() || value.chars().noneMatch(Character::isDigit)) {
            return null;
        }
        double number = Double.parseDouble(value);
        return Double.isFinite(number) ? new BigDecimal(NumberToTextConverter.toText(number)).toPlainString() : null;
    }

    /** A day and time as ISO 8601 without an offset, a mere time without a day. Null for what is neither. */
    static String date(String value, boolean from1904) {
        String number = number(value);
        if (number == null || !DateUtil.isValidExcelDate(Double.parseDouble(number))) {
            return number;
        }
        double days = Double.parseDouble(value);
        LocalDateTime time = DateUtil.getLocalDateTime(days, from1904);
        LocalDate beginning = DateUtil.getLocalDateTime(0, from1904).toLocalDate();
        return days < 1 && time.toLocalDate().equals(beginning)
                ? DateTimeFormatter.ISO_LOCAL_TIME.format(time)
                : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
    }

    /** Characters that XML can not hold are written as _x000D_. */
    static String text(String text) {
        return text.indexOf("_x") < 0 ? text : ESCAPED.matcher(text).replaceAll(CellText::character);
    }

    private static String character(MatchResult escaped) {
        return java.util.regex.Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escaped.group(1), 16)));
    }
}
