package dev.manyi.kpi.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.catalogue.Catalogue.RatedSide;
import dev.manyi.kpi.catalogue.Kpi.Words;
import dev.manyi.kpi.explain.FormulaWords;
import dev.manyi.kpi.formula.Formula;
import dev.manyi.kpi.formula.Mean;
import dev.manyi.kpi.formula.NetShare;
import dev.manyi.kpi.formula.Share;
import dev.manyi.kpi.rules.Rules;
import dev.manyi.kpi.rules.RulesReader;
import dev.manyi.language.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/kpis.md is written from the catalogue and the shipped rules and can not drift from them. */
class KpisDocTest {
    private static final Path FILE = Path.of("../docs/kpis.md");
    private static final String WRITE = "manyi.docs.write";
    private static final String COMMAND =
            "mvn -pl server -am test -Dtest=KpisDocTest -Dsurefire.failIfNoSpecifiedTests=false -D" + WRITE + "=true";
    private static final FormulaWords CHINESE = new FormulaWords(Language.CHINESE);
    private static final FormulaWords ENGLISH = new FormulaWords(Language.ENGLISH);

    @Test
    void describesEveryKpi() throws IOException {
        String page = page();
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(FILE, page);
        }
        assertEquals(page, Files.readString(FILE), "Write " + FILE + " anew with: " + COMMAND);
    }

    private static String page() {
        Rules rules = RulesReader.shipped();
        // One rated side stands for all of them.
        List<Kpi> kpis = CatalogueReader.shipped()
                .in(rules)
                .kpis(List.of(new RatedSide("<dimension>", new Words("<名称>", "<name>"))));
        return """
                # KPIs 指标

                <!-- Written from the catalogue and the shipped rules by: %s -->

                Every number of Manyi is one of these; `GET /api/v1/kpis/values` gives it, `explain=true` says how it came about, and
                `GET /api/v1/kpis/{id}/rows` lists what is behind it. `n` is what a value rests on; without data it is null, never 0.
                Fractions are shown as per cent, durations in seconds. "Clock" says in which hours time runs by the rules that ship
                (`opening_hours_for` changes it).

                %s
                """.formatted(COMMAND, kpis.stream().map(KpisDocTest::section).collect(Collectors.joining("\n")));
    }

    private static String section(Kpi kpi) {
        return """
                ## `%s` %s · %s

                %s

                %s

                | | |
                |---|---|
                | formula | %s |
                | 公式 | %s |
                | unit | %s, %s |
                | interval | %s |
                | clock | %s |
                | by, filters | %s |
                """.formatted(
                        kpi.id(),
                        kpi.name().chinese(),
                        kpi.name().english(),
                        kpi.description().chinese(),
                        kpi.description().english(),
                        ENGLISH.of(kpi.formula()),
                        CHINESE.of(kpi.formula()),
                        kpi.unit().id(),
                        better(kpi.direction()),
                        interval(kpi.formula()),
                        kpi.hours().map(hours -> hours.id()).orElse("–"),
                        Arrays.stream(Dimension.values())
                                .filter(kpi::has)
                                .map(Dimension::id)
                                .collect(Collectors.joining(", ")));
    }

    private static String better(Direction direction) {
        return direction == Direction.NONE ? "no direction is better" : direction.id() + " is better";
    }

    private static String interval(Formula formula) {
        if (formula instanceof Share) {
            return "95 %, Wilson";
        }
        if (formula instanceof NetShare) {
            return "95 %, normal";
        }
        return formula instanceof Mean mean && mean.interval() ? "95 %, Student's t" : "–";
    }
}
