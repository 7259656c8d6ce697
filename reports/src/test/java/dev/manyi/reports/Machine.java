package dev.manyi.reports;

import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.Callable;

/** Runs something as on a machine with another time zone and locale. */
public final class Machine {
    private Machine() {}

    public static <T> T in(String zone, String locale, Callable<T> work) throws Exception {
        TimeZone zoneBefore = TimeZone.getDefault();
        Locale localeBefore = Locale.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            Locale.setDefault(Locale.forLanguageTag(locale));
            return work.call();
        } finally {
            TimeZone.setDefault(zoneBefore);
            Locale.setDefault(localeBefore);
        }
    }
}
