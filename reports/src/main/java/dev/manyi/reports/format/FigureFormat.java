package dev.manyi.reports.format;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Numbers as people read them, the same on every surface. The page implements these rules in JavaScript; both are held
 * to the table {@code format-cases.csv}.
 *
 * <p>Rounding is half up on the exact binary value, as JavaScript's {@code toFixed} does it: 1.005 is a little less than
 * it looks and becomes 1.00. What rounds to zero carries no sign.
 */
public final class FigureFormat {
    /** Stands where there are no data; never a zero. */
    public static final String NO_DATA = "–";

    private static final int MINUTE = 60;
    private static final int HOUR = 3_600;
    private static final int DAY = 86_400;

    private FigureFormat() {}

    public static String text(Double value, Format format, Locale language) {
        return value == null ? NO_DATA : text(value.doubleValue(), format, language);
    }

    /** A change: always with its sign; the difference of two percentages is in percentage points. */
    public static String difference(Double value, Format format, Locale language) {
        if (value == null) {
            return NO_DATA;
        }
        String text = format.unit() == Unit.FRACTION
                ? percent(value, format.decimals()) + (isChinese(language) ? " 个百分点" : " pp")
                : text(value.doubleValue(), format, language);
        return value > 0 && !isZero(text) ? "+" + text : text;
    }

    private static String text(double value, Format format, Locale language) {
        return switch (format.unit()) {
            case FRACTION -> percent(value, format.decimals()) + "%";
            case POINTS -> plain(value, format.decimals());
            case COUNT -> grouped(plain(value, format.decimals()));
            case SECONDS -> duration(value, isChinese(language));
        };
    }

    private static String percent(double value, int decimals) {
        return rounded(new BigDecimal(value).movePointRight(2), decimals);
    }

    private static String duration(double seconds, boolean chinese) {
        double size = Math.abs(seconds);
        if (size < 90) {
            return plain(seconds, seconds == Math.rint(seconds) ? 0 : 1) + (chinese ? " 秒" : " s");
        }
        // Divided in binary like the page does, so that both round the same number.
        if (size < 90 * MINUTE) {
            return plain(seconds / MINUTE, 1) + (chinese ? " 分钟" : " min");
        }
        if (size < 48 * HOUR) {
            return plain(seconds / HOUR, 1) + (chinese ? " 小时" : " h");
        }
        return plain(seconds / DAY, 1) + (chinese ? " 天" : " d");
    }

    private static String plain(double value, int decimals) {
        return rounded(new BigDecimal(value), decimals);
    }

    private static String rounded(BigDecimal value, int decimals) {
        return value.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }

    private static String grouped(String digits) {
        int dot = digits.indexOf('.');
        String whole = dot < 0 ? digits : digits.substring(0, dot);
        return whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", ",") + digits.substring(whole.length());
    }

    private static boolean isZero(String text) {
        return text.chars().noneMatch(c -> c >= '1' && c <= '9');
    }

    private static boolean isChinese(Locale language) {
        return language.getLanguage().equals("zh");
    }
}
