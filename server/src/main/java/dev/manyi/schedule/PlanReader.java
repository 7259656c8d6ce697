package dev.manyi.schedule;

import dev.manyi.auth.Scope;
import dev.manyi.delivery.NewDelivery.About;
import dev.manyi.delivery.Recipient;
import dev.manyi.http.JsonFields;
import dev.manyi.http.Rejection;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Reads a plan from a request, a file or a row: they are written in the same way. */
final class PlanReader {
    static final List<String> WHEN_INCOMPLETE = List.of("send", "hold");
    private static final int MOST_RECIPIENTS = 200;
    private static final int LONGEST_WAIT_MINUTES = 20_160;
    private static final int USUAL_WAIT_MINUTES = 240;

    private final ZoneId zone;
    private final Scope scope;

    /** @param zone of plans that name none; and the scope of recipients who have none of their own */
    PlanReader(ZoneId zone, Scope scope) {
        this.zone = zone;
        this.scope = scope;
    }

    /** Refuses it with all that does not fit. */
    Plan read(JsonFields body) {
        String name = body.text("name", 1, 100);
        String report = body.text("report", 1, 40);
        Optional<JsonFields> focus = body.object("focus");
        String by = focus.map(fields -> fields.text("by", 1, 40)).orElse("");
        String code = focus.map(fields -> fields.text("code", 1, 64)).orElse("");
        String period = body.choice("period_rule", PeriodRule.ids());
        WrittenTiming timing = WrittenTiming.of(body);
        List<WrittenRecipient> recipients = body.objects("recipients", MOST_RECIPIENTS).stream()
                .map(WrittenRecipient::of)
                .toList();
        Optional<Integer> deadline = body.optionalNumber("deadline_minutes", 0, LONGEST_WAIT_MINUTES);
        String incomplete =
                body.optionalChoice("when_incomplete", WHEN_INCOMPLETE).orElse("send");
        body.done();
        PeriodRule rule = PeriodRule.of(period);
        return new Plan(
                name,
                report,
                focus.map(given -> new About(by, code)),
                rule,
                timing.timing(zone, rule),
                different(recipients),
                Duration.ofMinutes(deadline.orElse(USUAL_WAIT_MINUTES)),
                incomplete.equals("hold"));
    }

    private List<Recipient> different(List<WrittenRecipient> written) {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < written.size(); i++) {
            if (!keys.add(written.get(i).recipient(i, scope).key())) {
                throw Rejection.invalid(
                        "recipients[" + i + "]",
                        "is there twice, with the same address, scope and language; name all formats in one of them");
            }
        }
        return IntStream.range(0, written.size())
                .mapToObj(i -> written.get(i).recipient(i, scope))
                .toList();
    }

    /** When, as it is written: asked for before it is known whether everything fits. */
    record WrittenTiming(String cron, Optional<String> zone, Optional<String> workingDay) {
        static WrittenTiming of(JsonFields body) {
            return new WrittenTiming(
                    body.text("cron", 9, 100),
                    body.optionalText("zone", 1, 60),
                    body.optionalChoice("working_day", WorkingDayRule.ids()));
        }

        Timing timing(ZoneId usual, PeriodRule period) {
            try {
                Cron parsed = Cron.parse(cron);
                if (period == PeriodRule.TODAY && !parsed.onceADay()) {
                    throw Rejection.invalid(
                            "cron",
                            "\"" + cron + "\" comes more than once a day, and a day is reported on once;"
                                    + " give one hour, or make a schedule for each hour");
                }
                return new Timing(parsed, zoneOr(usual), WorkingDayRule.of(workingDay.orElse("any")));
            } catch (IllegalArgumentException e) {
                throw Rejection.invalid("cron", e.getMessage());
            }
        }

        private ZoneId zoneOr(ZoneId usual) {
            if (zone.isPresent() && !ZoneId.getAvailableZoneIds().contains(zone.get())) {
                throw Rejection.invalid(
                        "zone",
                        "\"" + zone.get()
                                + "\" is not accepted; give a time zone such as Asia/Shanghai or Europe/Berlin");
            }
            return zone.map(ZoneId::of).orElse(usual);
        }
    }
}
