package dev.manyi.reports.pdf;

import com.lowagie.text.pdf.PdfContentByte;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Path data of SVG: all its commands, absolute and relative, arcs turned into curves. */
final class SvgPath {
    private static final Pattern TOKEN =
            Pattern.compile("[MmLlHhVvCcSsQqTtAaZz]|[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?");

    private final Matcher tokens;
    private final Path2D.Double path = new Path2D.Double();
    private String token;
    private char command;
    private double x;
    private double y;
    private double startX;
    private double startY;
    /** The last control point, which a smooth curve mirrors. */
    private double controlX;

    private double controlY;

    private SvgPath(String data) {
        tokens = TOKEN.matcher(data);
        advance();
    }

    static Path2D parse(String data) {
        var parser = new SvgPath(data);
        while (parser.token != null) {
            parser.step();
        }
        return parser.path;
    }

    static void draw(Path2D path, PdfContentByte content) {
        var at = new double[6];
        double x = 0;
        double y = 0;
        for (PathIterator i = path.getPathIterator(null); !i.isDone(); i.next()) {
            switch (i.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> content.moveTo((float) at[0], (float) at[1]);
                case PathIterator.SEG_LINETO -> content.lineTo((float) at[0], (float) at[1]);
                // PDF's two-point curve starts at the current point, which is not the same; raise to a cubic.
                case PathIterator.SEG_QUADTO -> {
                    double fromX = x + 2 * (at[0] - x) / 3;
                    double fromY = y + 2 * (at[1] - y) / 3;
                    double toX = at[2] + 2 * (at[0] - at[2]) / 3;
                    double toY = at[3] + 2 * (at[1] - at[3]) / 3;
                    curve(content, fromX, fromY, toX, toY, at[2], at[3]);
                }
                case PathIterator.SEG_CUBICTO -> curve(content, at[0], at[1], at[2], at[3], at[4], at[5]);
                default -> content.closePath();
            }
            int end = lastPoint(i.currentSegment(at));
            if (end >= 0) {
                x = at[end];
                y = at[end + 1];
            }
        }
    }

    private static int lastPoint(int segment) {
        return switch (segment) {
            case PathIterator.SEG_QUADTO -> 2;
            case PathIterator.SEG_CUBICTO -> 4;
            case PathIterator.SEG_CLOSE -> -1;
            default -> 0;
        };
    }

    private static void curve(PdfContentByte content, double... at) {
        content.curveTo((float) at[0], (float) at[1], (float) at[2], (float) at[3], (float) at[4], (float) at[5]);
    }

    private void step() {
        if (Character.isLetter(token.charAt(0))) {
            command = token.charAt(0);
            advance();
        } else if (command == 'M' || command == 'm') {
            command = command == 'M' ? 'L' : 'l'; // further points of a move are lines
        }
        double fromX = Character.isLowerCase(command) ? x : 0;
        double fromY = Character.isLowerCase(command) ? y : 0;
        char before = Character.toUpperCase(command);
        switch (before) {
            case 'M' -> {
                to(fromX + number(), fromY + number());
                startX = x;
                startY = y;
                path.moveTo(x, y);
            }
            case 'L' -> line(fromX + number(), fromY + number());
            case 'H' -> line(fromX + number(), y);
            case 'V' -> line(x, fromY + number());
            case 'C' -> cubic(fromX + number(), fromY + number(), fromX, fromY);
            case 'S' -> cubic(2 * x - controlX, 2 * y - controlY, fromX, fromY);
            case 'Q' -> quadratic(fromX + number(), fromY + number(), fromX, fromY);
            case 'T' -> quadratic(2 * x - controlX, 2 * y - controlY, fromX, fromY);
            case 'A' -> arc(fromX, fromY);
            case 'Z' -> {
                path.closePath();
                to(startX, startY);
            }
            default -> throw new IllegalArgumentException("path begins with \"" + token + "\"");
        }
    }

    private void to(double newX, double newY) {
        x = newX;
        y = newY;
        controlX = x;
        controlY = y;
    }

    private void line(double toX, double toY) {
        path.lineTo(toX, toY);
        to(toX, toY);
    }

    private void cubic(double firstX, double firstY, double fromX, double fromY) {
        double secondX = fromX + number();
        double secondY = fromY + number();
        double toX = fromX + number();
        double toY = fromY + number();
        path.curveTo(firstX, firstY, secondX, secondY, toX, toY);
        to(toX, toY);
        controlX = secondX;
        controlY = secondY;
    }

    private void quadratic(double middleX, double middleY, double fromX, double fromY) {
        double toX = fromX + number();
        double toY = fromY + number();
        path.quadTo(middleX, middleY, toX, toY);
        to(toX, toY);
        controlX = middleX;
        controlY = middleY;
    }

    /** From end points to centre, as in the implementation notes of the SVG recommendation (F.6.5). */
    private void arc(double fromX, double fromY) {
        double rx = Math.abs(number());
        double ry = Math.abs(number());
        double turn = Math.toRadians(number());
        boolean large = number() != 0;
        boolean sweep = number() != 0;
        double toX = fromX + number();
        double toY = fromY + number();
        if (rx == 0 || ry == 0) {
            line(toX, toY);
            return;
        }
        double cos = Math.cos(turn);
        double sin = Math.sin(turn);
        double px = cos * (x - toX) / 2 + sin * (y - toY) / 2;
        double py = -sin * (x - toX) / 2 + cos * (y - toY) / 2;
        double tooSmall = px * px / (rx * rx) + py * py / (ry * ry);
        if (tooSmall > 1) {
            rx *= Math.sqrt(tooSmall);
            ry *= Math.sqrt(tooSmall);
        }
        double below = rx * rx * py * py + ry * ry * px * px;
        double factor = below == 0 ? 0 : Math.sqrt(Math.max(0, rx * rx * ry * ry / below - 1));
        double sign = large == sweep ? -factor : factor;
        double centreX = sign * rx * py / ry;
        double centreY = -sign * ry * px / rx;
        double start = Math.atan2((py - centreY) / ry, (px - centreX) / rx);
        double sweepAngle = Math.atan2((-py - centreY) / ry, (-px - centreX) / rx) - start;
        if (sweep && sweepAngle < 0) {
            sweepAngle += 2 * Math.PI;
        } else if (!sweep && sweepAngle > 0) {
            sweepAngle -= 2 * Math.PI;
        }
        // Arc2D counts angles against the clock in a plane whose y points down, hence the minus.
        var arc = new Arc2D.Double(
                -rx, -ry, 2 * rx, 2 * ry, -Math.toDegrees(start), -Math.toDegrees(sweepAngle), Arc2D.OPEN);
        var place = AffineTransform.getTranslateInstance(
                cos * centreX - sin * centreY + (x + toX) / 2, sin * centreX + cos * centreY + (y + toY) / 2);
        place.rotate(turn);
        path.append(arc.getPathIterator(place), true);
        to(toX, toY);
    }

    private double number() {
        if (token == null || Character.isLetter(token.charAt(0))) {
            throw new IllegalArgumentException("path command " + command + " lacks a number");
        }
        double number = Double.parseDouble(token);
        advance();
        return number;
    }

    private void advance() {
        token = tokens.find() ? tokens.group() : null;
    }
}
