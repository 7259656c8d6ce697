package dev.manyi.report.template;

import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.catalogue.Kpi.Words;
import dev.manyi.kpi.period.Comparison;
import dev.manyi.kpi.period.Grain;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a chapter is made of: each becomes a table, a chart or both. */
public sealed interface Piece {
    Words title();

    /** The KPIs that it shows; without those it has nothing to say. */
    List<String> kpis();

    /** What it groups by; nothing where it looks at the whole. */
    default Optional<Dimension> by() {
        return Optional.empty();
    }

    /** KPIs as a table, each with its interval and what it is held against. */
    record Overview(Words title, List<String> kpis, List<Comparison> against) implements Piece {}

    /** KPIs of one unit as lines over time, a single one with its target; without a grain it follows the period. */
    record Trend(Words title, List<String> kpis, Optional<Grain> grain) implements Piece {}

    /** Groups ordered by one KPI, cut after `most` rows; a group with fewer than `minimum` facts is not ranked. */
    record Ranking(
            Words title,
            Dimension grouping,
            String order,
            boolean worst,
            List<String> columns,
            int most,
            long minimum,
            boolean bars)
            implements Piece {
        @Override
        public List<String> kpis() {
            return Stream.concat(Stream.of(order), columns.stream()).distinct().toList();
        }

        @Override
        public Optional<Dimension> by() {
            return Optional.of(grouping);
        }
    }

    /** How a count is made up of groups: the largest `most` and the rest, as bars or as a pie. */
    record Breakdown(Words title, Dimension grouping, String kpi, int most, boolean pie) implements Piece {
        @Override
        public List<String> kpis() {
            return List.of(kpi);
        }

        @Override
        public Optional<Dimension> by() {
            return Optional.of(grouping);
        }
    }

    /** Ratings around a centre, with their gap to full marks. */
    record Radar(Words title, List<String> kpis) implements Piece {}

    /** How often each value of a score's scale was given. */
    record Distribution(Words title, String kpi) implements Piece {
        @Override
        public List<String> kpis() {
            return List.of(kpi);
        }
    }

    /** How far complaints came in time: the five steps, each with the time that it may take. */
    record ComplaintSteps(Words title) implements Piece {
        @Override
        public List<String> kpis() {
            return List.of("step_received", "step_investigated", "step_proposed", "step_fed_back", "closure_48h");
        }
    }

    /** The problem types that hurt customers most, with why. */
    record Problems(Words title, int most) implements Piece {
        @Override
        public List<String> kpis() {
            return List.of("tickets", "csat_score", "complaints", "repeat_rate");
        }

        @Override
        public Optional<Dimension> by() {
            return Optional.of(Dimension.CATEGORY);
        }
    }

    /** Employees by their index, with stars, what they are good at and their weakest points. */
    record Staff(Words title, int most) implements Piece {
        @Override
        public List<String> kpis() {
            return List.of("staff_index", ReportTemplate.EVERY_RATING);
        }

        @Override
        public Optional<Dimension> by() {
            return Optional.of(Dimension.EMPLOYEE);
        }
    }

    /** One KPI of groups in the steps of the period, side by side. */
    record Steps(Words title, Dimension grouping, String kpi, Optional<Grain> grain, int most) implements Piece {
        @Override
        public List<String> kpis() {
            return List.of(kpi);
        }

        @Override
        public Optional<Dimension> by() {
            return Optional.of(grouping);
        }
    }

    /** A paragraph as it stands in the file. */
    record Paragraph(Words title) implements Piece {
        @Override
        public List<String> kpis() {
            return List.of();
        }
    }
}
