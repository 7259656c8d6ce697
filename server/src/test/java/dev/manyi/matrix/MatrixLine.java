package dev.manyi.matrix;

import dev.manyi.http.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of the table: a request, and what each principal is answered. With `same`, all who are answered with 200 are told the
 * same. A code in braces is one that some may not see: to them it must look like one that nobody has ever heard of.
 */
record MatrixLine(String text, String method, String path, String body, boolean same, Map<String, Integer> statuses) {
    private static final String FILE = "/matrix/routes.txt";
    private static final Pattern REQUEST = Pattern.compile("(=?)\\s*([A-Z]+) (\\S+)\\s*(.*)");
    private static final Pattern HIDDEN = Pattern.compile("\\{([^{}:\"]+)}");

    static List<MatrixLine> all() {
        List<String> lines = read().lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
        List<String> principals = words(lines.get(0).split("\\|")[1]);
        return lines.stream().skip(1).map(line -> of(line, principals)).toList();
    }

    private static String read() {
        try (InputStream file = MatrixLine.class.getResourceAsStream(FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MatrixLine of(String line, List<String> principals) {
        String[] sides = line.split("\\|");
        Matcher request = REQUEST.matcher(sides[0].strip());
        List<String> statuses = words(sides[1]);
        if (!request.matches() || statuses.size() != principals.size()) {
            throw new IllegalArgumentException("Not a line of the table: " + line);
        }
        Map<String, Integer> expected = new LinkedHashMap<>();
        for (int i = 0; i < principals.size(); i++) {
            expected.put(principals.get(i), Integer.valueOf(statuses.get(i)));
        }
        String body = request.group(4).isEmpty() ? null : request.group(4);
        return new MatrixLine(
                sides[0].strip(),
                request.group(2),
                request.group(3),
                body,
                !request.group(1).isEmpty(),
                expected);
    }

    private static List<String> words(String text) {
        return Arrays.asList(text.strip().split("\\s+"));
    }

    /** The code in braces. */
    Optional<String> hidden() {
        List<String> found = new ArrayList<>();
        for (String part : Arrays.asList(path, body == null ? "" : body)) {
            HIDDEN.matcher(part).results().forEach(match -> found.add(match.group(1)));
        }
        return found.stream().findFirst();
    }

    /** The same request with something else for the code in braces. */
    MatrixLine about(String code) {
        return new MatrixLine(text, method, replaced(path, code), replaced(body, code), same, statuses);
    }

    private static String replaced(String part, String code) {
        return part == null ? null : HIDDEN.matcher(part).replaceAll(Matcher.quoteReplacement(code));
    }

    /** The operation that the request is one of. */
    Operation operation(Set<Operation> all) {
        String plain = replaced(path, "code").replaceAll("\\?.*", "");
        return all.stream()
                .filter(operation -> operation.method().equals(method))
                .filter(operation -> plain.matches(operation.path().replaceAll("\\{\\w+}", "[^/]+")))
                // /kpis/values is no /kpis/{id}.
                .min((a, b) -> Integer.compare(parameters(a), parameters(b)))
                .orElseThrow(() -> new AssertionError("No route for the line: " + text));
    }

    private static int parameters(Operation operation) {
        return (int) operation.path().chars().filter(c -> c == '{').count();
    }
}
