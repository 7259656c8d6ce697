package dev.manyi.kpi.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.manyi.config.InvalidSettings;
import dev.manyi.fact.FactKind;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules file: what it may say, and what is said about mistakes. */
class RulesReaderTest {
    private static final KpiNames NAMES = new KpiNames(
            RulesReader.shipped().scoring().keySet(),
            Set.of("response_sla"),
            Map.of(
                    "service_index", parts("service_index"),
                    "sqs", parts("sqs"),
                    "csi", parts("csi"),
                    "staff_index", parts("staff_index")));

    private static Rules read(String text) {
        return RulesReader.read(text, "rules.yaml", new ArrayList<>(), NAMES);
    }

    private static Set<String> parts(String index) {
        return RulesReader.shipped().indices().weights().get(index).usual().keySet();
    }

    @Test
    void anEmptyFileLeavesTheRulesAsTheyShip() {
        assertEquals(RulesReader.shipped(), read(""));
        assertEquals(RulesReader.shipped(), read("# nothing\n"));
        assertEquals(RulesReader.shipped(), read("live_contact: {step: ~}\nholidays:\n"));
    }

    @Test
    void aFileHoldsOnlyWhatDiffers() {
        Rules rules = read("""
                response_targets: {urgent: PT15M}
                fiscal_year_start: 4
                opening_hours:
                  saturday: []
                  sunday: ["20:00-00:00", "09:00-12:00"]
                holidays: [2026-10-01, 2026-10-02]
                swapped_workdays: ["2026-10-10"]
                opening_hours_for: [response_sla]
                expected_fields: {purchases: [amount]}
                scoring: {response_sla: [[0.5, 0], [0.8, 50], [1, 100]]}
                weights: {csi: {resolution_mean: 0.2, rating_attitude: 0.3, first_contact_resolution: 0.5}}
                grades: {excellent: 95}
                """);
        assertEquals(Duration.ofMinutes(15), rules.responseTargets().get("urgent"));
        assertEquals(Duration.ofHours(4), rules.responseTargets().get("important"));
        assertEquals(Month.APRIL, rules.fiscalYearStart());
        assertEquals(List.of(), rules.openingHours().week().get(DayOfWeek.SATURDAY));
        assertEquals(
                List.of(
                        new OpeningHours.Span(LocalTime.of(9, 0), LocalTime.of(12, 0)),
                        new OpeningHours.Span(LocalTime.of(20, 0), LocalTime.MIDNIGHT)),
                rules.openingHours().on(LocalDate.parse("2026-11-01")));
        assertEquals(List.of(), rules.openingHours().on(LocalDate.parse("2026-10-01")));
        assertEquals(1, rules.openingHours().on(LocalDate.parse("2026-10-10")).size());
        assertEquals(Set.of("response_sla"), rules.openingHoursFor());
        assertEquals(List.of("amount"), rules.expectedFields().get(FactKind.PURCHASE));
        assertEquals(65, rules.scoring("response_sla").at(0.86), 1e-9);
        assertEquals(0.5, rules.indices().weights().get("csi").of(null).get("first_contact_resolution"));
        assertEquals(Grade.GOOD, rules.indices().grades().of(94.9));
    }

    @Test
    void aPostHasWeightsOfItsOwnAndOthersTheUsualOnes() {
        IndexRules.Weights csi = read("""
                weights_by_post:
                  csi:
                    technical: {resolution_mean: 60, rating_attitude: 10, first_contact_resolution: 30}
                """).indices().weights().get("csi");
        assertEquals(0.6, csi.of("technical").get("resolution_mean"));
        assertEquals(0.4, csi.of("reception").get("resolution_mean"));
        assertEquals(0.4, csi.of(null).get("resolution_mean"));
    }

    @Test
    void theVersionIsThatOfTheContent() {
        String version =
                read("follow_up: PT24H\nholidays: [2026-10-01, 2026-10-02]").version();
        assertEquals(
                version,
                read("# sooner\nholidays: ['2026-10-02', 2026-10-01]\nfollow_up: PT24H")
                        .version());
        assertNotEquals(
                version,
                read("follow_up: PT48H\nholidays: [2026-10-01, 2026-10-02]").version());
        assertNotEquals(
                read("scoring: {resolution_rate: [[0, 0], [1, 100]]}").version(),
                read("scoring: {resolution_rate: [[0, 100], [1, 0]]}").version());
        assertEquals(RulesReader.shipped().version(), read("follow_up: PT48H").version());
    }

    @Test
    void everyMistakeIsToldWithItsPlaceAndWhatWouldBeAccepted() {
        assertEquals(
                List.of(
                        "oppening_hours: there is no such key; accepted here are response_targets, complaint_steps, follow_up, windows, live_contact,"
                                + " service_channels, fiscal_year_start, opening_hours, holidays, swapped_workdays,"
                                + " opening_hours_for, expected_fields, scoring, weights, weights_by_post, commendations,"
                                + " grades, stars",
                        "holidays: \"1 October\" is not accepted; give a date such as 2026-10-01",
                        "swapped_workdays: 2026-10-02 is among the holidays, too; name it in one of the two",
                        "opening_hours.funday: there is no such key; accepted here are monday, tuesday, wednesday, thursday,"
                                + " friday, saturday, sunday",
                        "opening_hours.monday[1]: \"18:00-9:00\" is not accepted; give \"09:00-21:00\" (00:00 as the end is"
                                + " midnight)",
                        "opening_hours.tuesday: the spans overlap at 11:00; give spans that end before the next begins",
                        "response_targets.asap: there is no such key; accepted here are urgent, important, routine",
                        "response_targets.urgent: \"30 minutes\" is not accepted; give a duration longer than 0 such as PT30M,"
                                + " PT4H or P30D",
                        "follow_up: \"PT0S\" is not accepted; give a duration longer than 0 such as PT30M, PT4H or P30D",
                        "windows.lost: a customer is silent before being lost; give at least windows.silent",
                        "live_contact.channels: give one channel or more, e.g. [phone, app]",
                        "fiscal_year_start: 13 is not accepted; give a whole number from 1 to 12",
                        "opening_hours_for: there is no \"nps\"; accepted are response_sla",
                        "expected_fields.tickets: there is no \"colour\"; accepted are source, external_id, store, channel,"
                                + " category, kind, priority, employee, customer, opened_at, first_response_at, investigated_at,"
                                + " proposed_at, resolved_at, closed_at, escalated_at, reopened, contacts, transfers,"
                                + " self_service, followed_up_at, follow_up_satisfied, compensation, subject, root_cause",
                        "scoring.resolution_rate[1]: the values must ascend: give one above 0.5",
                        "scoring.availability[0][1]: 101 is not accepted; give a number from 0 to 100",
                        "scoring.resolution_mean[0]: a point has a value and a score, e.g. [0.95, 100] or [PT4H, 60]",
                        "scoring.resolution_rte: there is no such KPI; GET /api/v1/kpis lists those there are",
                        "scoring.resolution_rte: a line needs two points or more, e.g. [[0, 0], [0.95, 100]]",
                        "weights.csi: the weights add up to 110.0; give weights that add up to 1 or to 100",
                        "weights_by_post.csi.driver: there is no such key; accepted here are technical, reception",
                        "weights_by_post.csi.technical.rating_attitude: is missing; give its weight, or 0 to leave it out",
                        "commendations.each: \"1 %\" is not accepted; give a number from 0 to 1",
                        "grades: each grade must begin below the one before: excellent, good, qualified, improve",
                        "stars.bands: has 3 shares; give four, e.g. [0.1, 0.3, 0.7, 0.9]",
                        "stars.bands[2]: the shares must ascend: give one above 0.5",
                        "stars.breach_cap: 6 is not accepted; give a whole number from 1 to 5"),
                mistakes("""
                        oppening_hours: {}
                        holidays: [1 October, 2026-10-02]
                        swapped_workdays: [2026-10-02]
                        opening_hours:
                          funday: []
                          monday: ["09:00-12:00", "18:00-9:00"]
                          tuesday: ["11:00-21:00", "09:00-12:00"]
                        response_targets: {asap: PT1M, urgent: 30 minutes}
                        follow_up: PT0S
                        windows: {lost: P30D}
                        live_contact: {channels: []}
                        fiscal_year_start: 13
                        opening_hours_for: [nps]
                        expected_fields: {tickets: [colour]}
                        scoring:
                          resolution_rate: [[0.5, 0], [0.5, 100], [1, 100]]
                          resolution_mean: [[1], [PT4H, 100], [PT5H, 0]]
                          resolution_rte: [[0, 0]]
                          availability: [[0, 101], [1, 100]]
                        weights: {csi: {resolution_mean: 50}}
                        weights_by_post:
                          csi:
                            driver: {}
                            technical: {resolution_mean: 40, first_contact_resolution: 60}
                        commendations: {each: 1 %}
                        grades: {good: 90}
                        stars: {bands: [0.1, 0.5, 0.5], breach_cap: 6}
                        """));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    windows: [           | rules.yaml, line 1: not readable as YAML: while parsing a flow node
                    follow_up: P1D, x    | rules.yaml, follow_up: "P1D, x" is not accepted; give a duration longer than 0 such as PT30M, PT4H or P30D
                    {grades: {}, grades: {}} | rules.yaml, line 1: not readable as YAML: Duplicate field 'grades'
                    just a text          | rules.yaml, the file: "just a text" is not accepted; give a block with response_targets
                    windows: P1D         | rules.yaml, windows: "P1D" is not accepted; give a block with repeat, repurchase, silent, lost, touched
                    """)
    void aFileOfAnotherShapeIsRefused(String text, String told) {
        String first = "rules.yaml, " + mistakes(text + "\n").get(0);
        assertEquals(told, first.substring(0, Math.min(told.length(), first.length())));
    }

    @Test
    void timeThatWouldNeverRunIsRefused() {
        String closed =
                "opening_hours: {monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: []}";
        assertEquals(Set.of(), read(closed).openingHoursFor());
        assertEquals(
                List.of(
                        "opening_hours: no day has hours, so that time would never run for response_sla; give one day a span"
                                + " or leave opening_hours_for empty"),
                mistakes(closed + "\nopening_hours_for: [response_sla]"));
    }

    private static List<String> mistakes(String text) {
        InvalidSettings refused = assertThrows(InvalidSettings.class, () -> read(text));
        return refused.problems().stream()
                .map(problem -> problem.replaceFirst("^rules.yaml, ", ""))
                .toList();
    }
}
