package dev.manyi.reports.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.reports.HostileReport;
import dev.manyi.reports.format.Format;
import dev.manyi.reports.format.Unit;
import dev.manyi.reports.model.Drill;
import dev.manyi.reports.model.Report;
import dev.manyi.reports.model.TextCell;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whatever names and comments hold, the page has the same elements and attributes, and they are its text. */
class HostilePageTest {
    private static final List<String> MARKUP = List.of(
            "</script><script>document.title='run'</script>",
            "<!--<script>",
            "--><img src=x onerror=document.title='run'>",
            "</style><style>body{display:none}",
            "</title><svg onload=document.title='run'>",
            "\" onmouseover=\"document.title='run'",
            "' autofocus onfocus='document.title=1",
            "javascript:document.title='run'",
            "<iframe src=http://evil.example></iframe>",
            "<link rel=stylesheet href=http://evil.example/a.css>",
            "<base href=http://evil.example/>",
            "<meta http-equiv=refresh content=0;url=http://evil.example>",
            "<template><noscript><plaintext>",
            "</text></svg><script>document.title='run'</script>",
            "<![CDATA[ <b> ]]>",
            "&lt;script&gt; &#60;script&#62; &#x3c;",
            "a\u2028b\u2029c",
            "</details></section></main></html>",
            "{{constructor.constructor('document.title=1')()}} ${1+1} {0}",
            "\u202e<b>detrevni\u202c \u2066isolate \u200f\u200e");

    static Stream<String> texts() {
        return Stream.concat(HostileReport.TEXTS.stream(), MARKUP.stream());
    }

    @Test
    void thereAreFortyOfThem() {
        assertTrue(
                texts().distinct().count() >= 40, "only " + texts().distinct().count());
    }

    @TestFactory
    Stream<DynamicTest> eachIsJustText() {
        return texts().map(text -> DynamicTest.dynamicTest("text " + Markup.printable(text), () -> isJustText(text)));
    }

    private static void isJustText(String text) throws IOException {
        String page = page(with(text));
        String harmless = page(with("x"));
        assertEquals(skeleton(harmless), skeleton(page));
        assertTrue(page.contains("<td>" + Markup.escaped(text) + "</td>")
                || page.contains("<th scope=\"row\">" + Markup.escaped(text) + "</th>"));
        String data = page.substring(page.indexOf("application/json"), page.indexOf("<script type=\"module\">"));
        assertEquals(1, data.split("<", -1).length - 1, "only the end of the element: " + data);
        assertFalse(Pattern.compile("[\\u2028\\u2029]").matcher(data).find());
        assertFalse(page.contains("\u0000") || page.contains("\ufffe"), "what no document may hold");
    }

    private static Report with(String text) {
        Report hostile = HostileReport.with(text, Locale.ENGLISH);
        var row = new Drill.Row(text, null, text, List.of(new TextCell(text)), List.of(1.0));
        var drill = new Drill(
                text,
                List.of(text),
                List.of(text),
                new Format(Unit.POINTS, 1),
                List.of(new Drill.Level(text, List.of(row), 1)),
                text);
        return new Report(
                hostile.name(),
                hostile.language(),
                hostile.cover(),
                hostile.summary(),
                hostile.sections(),
                hostile.appendix(),
                drill);
    }

    /** The names of elements and attributes in their order, without the drawings, which have as many lines as texts have. */
    private static String skeleton(String page) {
        String html = page.replaceAll("(?s)<svg.*?</svg>", "<svg></svg>").replaceAll("(?s)<style>.*?</style>", "");
        var elements = new StringBuilder();
        Pattern.compile("<(/?[A-Za-z!][^\\s>]*)((?:\\s[^\\s=]+=\"[^\"]*\")*)")
                .matcher(html.substring(0, html.indexOf("<script type=\"module\">")))
                .results()
                .forEach(element -> elements.append(element.group(1))
                        .append(element.group(2).replaceAll("=\"[^\"]*\"", ""))
                        .append('\n'));
        return elements.toString();
    }

    private static String page(Report report) throws IOException {
        var out = new ByteArrayOutputStream();
        HtmlReport.write(report, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
