package dev.manyi.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.auth.Scope;
import dev.manyi.fact.DimensionQueries;
import dev.manyi.fact.Target;
import dev.manyi.matrix.Api.Answer;
import dev.manyi.matrix.RandomQuestions.Asked;
import dev.manyi.testing.KpiBench;
import dev.manyi.testing.RandomFacts;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * To somebody with a scope the rest of the organisation is not there: to any question they get, to the byte, what the admin
 * of an organisation gets that has nothing but what is theirs. Left out are only the two things that are about the whole
 * organisation by definition: the parent of a store or region, and the stars of employees.
 */
class OwnWorldTest {
    private static final int QUESTIONS = 120;
    private static final World WHOLE = new World();

    @BeforeAll
    static void fill() {
        fill(WHOLE);
        WHOLE.open();
    }

    /** The same facts each time, with the same moments of arrival. */
    private static void fill(World world) {
        new RandomFacts(20261101, KpiBench.AS_OF).fill(world.bench(), 400);
        List.of("response", "ticket", "purchase", "invitation", "conduct", "outage", "assessment")
                .forEach(table -> world.sql("UPDATE " + table + " SET received_at = '2026-11-01T00:00Z'"));
        YearMonth from = YearMonth.of(2026, 1);
        KpiBench.await(new DimensionQueries(world.bench().db().database())
                .saveTargets(List.of(
                        new Target("nps", "all", null, from, 30.0),
                        new Target("nps", "region", "EAST", from, 31.0),
                        new Target("nps", "region", "WEST", from, 32.0),
                        new Target("nps", "store", "S1", from, 33.0),
                        new Target("nps", "store", "S3", from, 34.0))));
    }

    @AfterAll
    static void close() {
        WHOLE.close();
    }

    static Stream<Arguments> readers() {
        return Stream.of(
                Arguments.of("store_manager", Scope.of(Set.of(), Set.of("S1")), List.of("S1")),
                Arguments.of(
                        "store_manager", Scope.of(Set.of(), Set.of("S-unmapped", "S4")), List.of("S-unmapped", "S4")),
                Arguments.of("regional_manager", Scope.of(Set.of("EAST"), Set.of()), List.of("S1", "S2")),
                Arguments.of(
                        "regional_manager", Scope.of(Set.of("WEST"), Set.of("S4")), List.of("S3", "S4", "S-empty")));
    }

    @ParameterizedTest
    @MethodSource("readers")
    void everyAnswerIsThatOfAnOrganisationWithNothingElse(String role, Scope scope, List<String> stores) {
        String reader = WHOLE.person("reader of " + stores, role, scope);
        try (World own = new World()) {
            fill(own);
            Narrowed.to(stores, own);
            own.open();
            String admin = own.api().login("admin");
            RandomQuestions questions = new RandomQuestions(stores.hashCode());
            List<String> differences = new ArrayList<>();
            int told = 0;
            for (int i = 0; i < QUESTIONS; i++) {
                Asked asked = questions.next();
                Answer here = WHOLE.api().get(asked.path(), reader, "Accept", asked.type());
                Answer there = own.api().get(asked.path(), admin, "Accept", asked.type());
                if (!comparable(here, asked).equals(comparable(there, asked))) {
                    differences.add(asked.path() + "\n  " + here + "\n  " + there);
                }
                told += here.status() == 200 ? 1 : 0;
            }
            assertEquals("", String.join("\n", differences));
            // The others name what is not there, or not for them: they are told the same, too.
            assertTrue(told > QUESTIONS / 3 && told < QUESTIONS, "answered with 200: " + told);
        }
    }

    private static String comparable(Answer answer, Asked asked) {
        if (answer.status() != 200 || asked.type().equals("text/csv")) {
            return answer.status() + " " + answer.body();
        }
        JsonObject json = answer.json();
        withoutWhole(json, asked);
        return json.encodePrettily();
    }

    /** The hand-written exceptions. */
    private static void withoutWhole(Object json, Asked asked) {
        if (json instanceof JsonArray array) {
            array.forEach(each -> withoutWhole(each, asked));
        } else if (json instanceof JsonObject object) {
            object.remove("stars");
            if (asked.besideThePlace()) {
                object.remove("parent");
            }
            if (asked.path().startsWith("/overview")) {
                object.remove("target");
            }
            object.forEach(entry -> withoutWhole(entry.getValue(), asked));
        }
    }
}
