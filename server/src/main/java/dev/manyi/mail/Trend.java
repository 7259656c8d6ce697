package dev.manyi.mail;

import dev.manyi.reports.format.FigureFormat;
import dev.manyi.reports.model.Chart;
import dev.manyi.reports.model.Kind;
import dev.manyi.reports.model.Report;
import dev.manyi.reports.model.Series;
import dev.manyi.reports.style.Palette;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * The first trend of the report as a picture, for programs that show no SVG. It holds no letters, and so needs no fonts:
 * what they would say stands in the words around it.
 */
record Trend(Chart chart, Locale language) {
    static final String CONTENT_ID = "trend";
    private static final int WIDTH = 1_184;
    private static final int HEIGHT = 320;
    private static final int MARGIN = 24;
    private static final int GRID = 4;
    private static final int DOT = 10;
    private static final int MOST_LINES = 3;

    record Line(Series series, String colour) {}

    static Optional<Trend> of(Report report) {
        return report.sections().stream()
                .flatMap(section -> section.blocks().stream())
                .filter(Chart.class::isInstance)
                .map(Chart.class::cast)
                .filter(chart -> chart.kind() == Kind.LINE && chart.categories().size() > 1)
                .filter(chart -> chart.series().stream().anyMatch(Trend::hasValues))
                .findFirst()
                .map(chart -> new Trend(chart, report.language()));
    }

    private static boolean hasValues(Series series) {
        return series.values().stream().anyMatch(Objects::nonNull);
    }

    String title() {
        return chart.title();
    }

    String first() {
        return chart.categories().get(0);
    }

    String last() {
        return chart.categories().get(chart.categories().size() - 1);
    }

    List<Line> lines() {
        return IntStream.range(0, Math.min(MOST_LINES, chart.series().size()))
                .mapToObj(i -> new Line(chart.series().get(i), Palette.series(i)))
                .filter(line -> hasValues(line.series()))
                .toList();
    }

    /** `净推荐值 最新 42.5（最低 38.0，最高 45.2）` */
    String inWords(Line line, Body body) {
        List<Double> values =
                line.series().values().stream().filter(Objects::nonNull).toList();
        return line.series().name() + " "
                + body.words().get("trend.last", text(values.get(values.size() - 1))) + " · "
                + body.words()
                        .get(
                                "trend.range",
                                text(values.stream().min(Double::compare).orElseThrow()),
                                text(values.stream().max(Double::compare).orElseThrow()));
    }

    String inWords(Body body) {
        return title() + ": "
                + lines().stream().map(line -> inWords(line, body)).collect(Collectors.joining("; "));
    }

    private String text(Double value) {
        return FigureFormat.text(value, chart.format(), language);
    }

    byte[] png() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.setColor(Color.decode(Palette.hex("paper")));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setColor(Color.decode(Palette.hex("rule")));
        for (int i = 0; i <= GRID; i++) {
            int y = MARGIN + i * (HEIGHT - 2 * MARGIN) / GRID;
            pen.fillRect(0, y, WIDTH, 2);
        }
        lines().forEach(line -> draw(pen, line));
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void draw(Graphics2D pen, Line line) {
        pen.setColor(Color.decode(line.colour()));
        pen.setStroke(new BasicStroke(5, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        Path2D path = new Path2D.Double();
        boolean drawing = false;
        for (int i = 0; i < line.series().values().size(); i++) {
            Double value = line.series().values().get(i);
            if (value == null) {
                drawing = false;
                continue;
            }
            double x = x(i);
            double y = y(value);
            if (drawing) {
                path.lineTo(x, y);
            } else {
                path.moveTo(x, y);
            }
            drawing = true;
            pen.fill(new Ellipse2D.Double(x - DOT / 2.0, y - DOT / 2.0, DOT, DOT));
        }
        pen.draw(path);
    }

    private double x(int index) {
        return MARGIN + index * (WIDTH - 2.0 * MARGIN) / (chart.categories().size() - 1);
    }

    /** From the lowest to the highest value of all lines. */
    private double y(double value) {
        double[] all = lines().stream()
                .flatMap(line -> line.series().values().stream())
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        double low = all[0];
        double span = all[all.length - 1] - low;
        double share = span == 0 ? 1 / 2.0 : (value - low) / span;
        return HEIGHT - MARGIN - share * (HEIGHT - 2.0 * MARGIN);
    }
}
