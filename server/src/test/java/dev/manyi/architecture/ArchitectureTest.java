package dev.manyi.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.kpi.index.IndexDetail;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

/** The directions of the house. A rule that hinders is argued about in docs/decisions, not worked around. */
class ArchitectureTest {
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.manyi");

    private static final DescribedPredicate<JavaClass> WIRING = new DescribedPredicate<>("the wiring") {
        @Override
        public boolean test(JavaClass type) {
            return type.getPackageName().equals("dev.manyi");
        }
    };

    @Test
    void onlyQueriesAndTheDatabasePackageKnowTheSqlClient() {
        check(noClasses()
                .that(not(topLevelEndsWith("Queries")).and(not(resideInAPackage("dev.manyi.db.."))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx.sqlclient..", "io.vertx.pgclient..", "java.sql..", "org.postgresql.."));
    }

    @Test
    void onlyRoutesAndTheHttpShellKnowVertxWeb() {
        check(noClasses()
                .that(not(topLevelEndsWith("Routes"))
                        .and(not(resideInAPackage("dev.manyi.http..")))
                        .and(not(resideInAPackage("dev.manyi.ops..")))
                        .and(not(simpleNameEndingWith("ServerVerticle")))
                        .and(not(simpleNameEndingWith("Guard"))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.vertx.ext.web.."));
    }

    @Test
    void onlyTheConfigPackageReadsTheEnvironment() {
        check(noClasses()
                .that(not(resideInAPackage("dev.manyi.config..")))
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class));
    }

    @Test
    void nobodyAsksTheTimeWithoutAClock() {
        check(noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callConstructor(java.util.Date.class));
    }

    @Test
    void onlyCommandsChooseTheClock() {
        check(noClasses()
                .that(not(resideInAPackage("dev.manyi.cli..")))
                .should()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone"));
    }

    @Test
    void theKpiEngineKnowsNoHttp() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.manyi.kpi..")
                .and()
                .resideOutsideOfPackage("dev.manyi.kpi.routes..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.manyi.http..", "io.vertx.ext.web.."));
    }

    /** What recomputes the KPIs would prove nothing if it were made of the same parts; it knows only what an answer holds. */
    @Test
    void theSecondOpinionSharesNothingWithTheEngine() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.manyi.check..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "dev.manyi.kpi.sql..",
                                "dev.manyi.kpi.formula..",
                                "dev.manyi.kpi.measure..",
                                "dev.manyi.kpi.index..")
                        .and(not(type(Estimate.class)))
                        .and(not(type(IndexDetail.class)))
                        .and(not(type(IndexDetail.Veto.class)))));
    }

    @Test
    void theDatabasePackageKnowsNoTableAndNoFeature() {
        check(classes()
                .that()
                .resideInAPackage("dev.manyi.db..")
                .should()
                .onlyDependOnClassesThat(resideInAPackage("dev.manyi.db..")
                        .or(resideInAPackage("dev.manyi.config.."))
                        .or(not(resideInAPackage("dev.manyi..")))));
    }

    @Test
    void reportsKnowNothingOfTheServer() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.manyi.reports..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.vertx..")
                        .or(resideInAPackage("java.sql.."))
                        .or(resideInAPackage("dev.manyi..").and(not(resideInAPackage("dev.manyi.reports.."))))));
    }

    @Test
    void featuresDependOnEachOtherInOneDirection() {
        check(slices().matching("dev.manyi.(*)..").should().beFreeOfCycles());
    }

    @Test
    void onlyTheWiringAndCommandsPutFeaturesTogether() {
        check(noClasses()
                .that(not(WIRING).and(not(resideInAPackage("dev.manyi.cli.."))))
                .should()
                .dependOnClassesThat(WIRING));
    }

    /** Rows and other inner types of a class count as the class. */
    private static DescribedPredicate<JavaClass> topLevelEndsWith(String ending) {
        return new DescribedPredicate<>("named *" + ending) {
            @Override
            public boolean test(JavaClass type) {
                JavaClass outermost = type;
                while (outermost.getEnclosingClass().isPresent()) {
                    outermost = outermost.getEnclosingClass().get();
                }
                return outermost.getSimpleName().endsWith(ending);
            }
        };
    }

    private static void check(ArchRule rule) {
        rule.check(PRODUCT);
    }
}
