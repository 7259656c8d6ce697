package dev.manyi.reports.xlsx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * The rules of ECMA-376 (parts 1 and 2) that Excel insists on and POI does not look at when it reads: parts, types and
 * relations, the order of elements, names, styles and cells. Written without POI's reader, which made most of the parts.
 */
record OoxmlPackage(Map<String, byte[]> parts) {
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /** CT_Worksheet, in its sequence. */
    private static final List<String> WORKSHEET = List.of(
            "sheetPr",
            "dimension",
            "sheetViews",
            "sheetFormatPr",
            "cols",
            "sheetData",
            "sheetCalcPr",
            "sheetProtection",
            "protectedRanges",
            "scenarios",
            "autoFilter",
            "sortState",
            "dataConsolidate",
            "customSheetViews",
            "mergeCells",
            "phoneticPr",
            "conditionalFormatting",
            "dataValidations",
            "hyperlinks",
            "printOptions",
            "pageMargins",
            "pageSetup",
            "headerFooter",
            "rowBreaks",
            "colBreaks",
            "customProperties",
            "cellWatches",
            "ignoredErrors",
            "smartTags",
            "drawing",
            "legacyDrawing",
            "legacyDrawingHF",
            "picture",
            "oleObjects",
            "controls",
            "webPublishItems",
            "tableParts",
            "extLst");
    /** CT_Workbook. */
    private static final List<String> WORKBOOK = List.of(
            "fileVersion",
            "fileSharing",
            "workbookPr",
            "workbookProtection",
            "bookViews",
            "sheets",
            "functionGroups",
            "externalReferences",
            "definedNames",
            "calcPr",
            "oleSize",
            "extLst");
    /** CT_Stylesheet. */
    private static final List<String> STYLES = List.of(
            "numFmts",
            "fonts",
            "fills",
            "borders",
            "cellStyleXfs",
            "cellXfs",
            "cellStyles",
            "dxfs",
            "tableStyles",
            "colors",
            "extLst");
    /** CT_Chart. */
    private static final List<String> CHART = List.of(
            "title",
            "autoTitleDeleted",
            "pivotFmts",
            "view3D",
            "floor",
            "sideWall",
            "backWall",
            "plotArea",
            "legend",
            "plotVisOnly",
            "dispBlanksAs",
            "extLst");
    /** CT_BarSer, CT_LineSer, CT_PieSer and CT_RadarSer: what they have is in one order. */
    private static final List<String> SERIES = List.of(
            "idx",
            "order",
            "tx",
            "spPr",
            "invertIfNegative",
            "explosion",
            "marker",
            "dPt",
            "dLbls",
            "trendline",
            "errBars",
            "cat",
            "val",
            "smooth",
            "shape",
            "extLst");
    /** CT_DLbls. */
    private static final List<String> LABELS = List.of(
            "dLbl",
            "delete",
            "numFmt",
            "spPr",
            "txPr",
            "dLblPos",
            "showLegendKey",
            "showVal",
            "showCatName",
            "showSerName",
            "showPercent",
            "showBubbleSize",
            "separator",
            "showLeaderLines",
            "leaderLines",
            "extLst");

    static OoxmlPackage of(byte[] file) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertTrue(parts.put(entry.getName(), zip.readAllBytes()) == null, "twice " + entry.getName());
            }
        }
        return new OoxmlPackage(parts);
    }

    void check() throws IOException {
        types();
        for (String part : parts.keySet()) {
            relations(part);
        }
        workbook();
        ordered(xml("xl/styles.xml").getDocumentElement(), STYLES);
        for (String part : parts.keySet()) {
            if (part.startsWith("xl/worksheets/sheet")) {
                worksheet(part);
            } else if (part.startsWith("xl/charts/chart")) {
                chart(part);
            }
        }
    }

    private void types() throws IOException {
        assertEquals("[Content_Types].xml", parts.keySet().iterator().next());
        Set<String> endings = new HashSet<>();
        Set<String> named = new HashSet<>();
        for (Element type : children(xml("[Content_Types].xml").getDocumentElement())) {
            boolean common = type.getLocalName().equals("Default");
            String what = common
                    ? type.getAttribute("Extension")
                    : type.getAttribute("PartName").substring(1);
            assertTrue((common ? endings : named).add(what), "two types for " + what);
            assertTrue(common || parts.containsKey(what), "a type for " + what + ", which is not there");
        }
        for (String part : parts.keySet()) {
            assertTrue(
                    part.equals("[Content_Types].xml")
                            || named.contains(part)
                            || endings.contains(part.substring(part.lastIndexOf('.') + 1)),
                    "no type for " + part);
        }
    }

    /** Every id that a part names leads to a part that is there. */
    private void relations(String part) throws IOException {
        if (!part.endsWith(".xml") || part.startsWith("[")) {
            return;
        }
        Map<String, String> targets = targets(part);
        for (String target : targets.values()) {
            assertTrue(parts.containsKey(target), part + " leads to " + target + ", which is not there");
        }
        every(xml(part).getDocumentElement(), element -> {
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                Attr attribute = (Attr) element.getAttributes().item(i);
                if (RELATIONS.equals(attribute.getNamespaceURI())) {
                    assertTrue(targets.containsKey(attribute.getValue()), part + " names " + attribute);
                }
            }
        });
    }

    private Map<String, String> targets(String part) throws IOException {
        int slash = part.lastIndexOf('/');
        String file = part.substring(0, slash + 1) + "_rels/" + part.substring(slash + 1) + ".rels";
        Map<String, String> targets = new HashMap<>();
        if (parts.containsKey(file)) {
            for (Element relation : children(xml(file).getDocumentElement())) {
                String target = URI.create("/" + part)
                        .resolve(relation.getAttribute("Target"))
                        .getPath()
                        .substring(1);
                assertTrue(targets.put(relation.getAttribute("Id"), target) == null, "an id twice in " + file);
            }
        }
        return targets;
    }

    private void workbook() throws IOException {
        Element workbook = xml("xl/workbook.xml").getDocumentElement();
        ordered(workbook, WORKBOOK);
        Set<String> names = new HashSet<>();
        Set<String> ids = new HashSet<>();
        Set<String> relations = new HashSet<>();
        for (Element sheet : children(child(workbook, "sheets"))) {
            String name = sheet.getAttribute("name");
            assertTrue(!name.isBlank() && name.length() <= 31 && !name.matches(".*[\\[\\]:*?/\\\\].*"), name);
            assertFalse(name.startsWith("'") || name.endsWith("'"), name);
            assertTrue(names.add(name.toLowerCase(Locale.ROOT)), "two sheets are called " + name);
            assertTrue(ids.add(sheet.getAttribute("sheetId")));
            assertTrue(relations.add(sheet.getAttributeNS(RELATIONS, "id")));
        }
        Element defined = child(workbook, "definedNames");
        Set<String> known = new HashSet<>();
        for (Element name : defined == null ? List.<Element>of() : children(defined)) {
            String text = name.getAttribute("name");
            assertTrue(text.matches("_xlnm\\.\\w+|[\\p{L}_][\\p{L}\\p{N}_.]{0,254}"), text);
            assertTrue(known.add(name.getAttribute("localSheetId") + " " + text.toLowerCase(Locale.ROOT)), text);
            assertFalse(name.getTextContent().contains("#REF!"));
        }
    }

    private void worksheet(String part) throws IOException {
        Element sheet = xml(part).getDocumentElement();
        ordered(sheet, WORKSHEET);
        int styles = children(child(xml("xl/styles.xml").getDocumentElement(), "cellXfs"))
                .size();
        int strings = parts.containsKey("xl/sharedStrings.xml")
                ? children(xml("xl/sharedStrings.xml").getDocumentElement()).size()
                : 0;
        int row = -1;
        for (Element line : children(child(sheet, "sheetData"))) {
            int number = Integer.parseInt(line.getAttribute("r")) - 1;
            assertTrue(number > row, part + ": rows are not in order at " + number);
            row = number;
            cells(part, line, styles, strings);
        }
        ranges(part, sheet);
    }

    private static void cells(String part, Element line, int styles, int strings) {
        int column = -1;
        for (Element cell : children(line)) {
            CellReference at = new CellReference(cell.getAttribute("r"));
            assertTrue(at.getCol() > column, part + " " + cell.getAttribute("r") + " is not in order");
            assertEquals(line.getAttribute("r"), String.valueOf(at.getRow() + 1));
            column = at.getCol();
            if (cell.hasAttribute("s")) {
                assertTrue(Integer.parseInt(cell.getAttribute("s")) < styles);
            }
            String type = cell.getAttribute("t");
            assertTrue(Set.of("", "n", "s", "b", "inlineStr").contains(type), "a cell of type " + type);
            Element value = child(cell, type.equals("inlineStr") ? "is" : "v");
            if (type.equals("s")) {
                assertTrue(Integer.parseInt(value.getTextContent()) < strings);
            } else if (value != null && !type.equals("inlineStr")) {
                assertTrue(Double.isFinite(Double.parseDouble(value.getTextContent())));
            }
            assertTrue(child(cell, "f") == null, "a formula in " + cell.getAttribute("r"));
        }
    }

    /** Merged cells do not overlap, and a filter is not merged. */
    private static void ranges(String part, Element sheet) {
        List<CellRangeAddress> taken = new ArrayList<>();
        Element filter = child(sheet, "autoFilter");
        if (filter != null) {
            taken.add(CellRangeAddress.valueOf(filter.getAttribute("ref")));
        }
        Element merged = child(sheet, "mergeCells");
        for (Element one : merged == null ? List.<Element>of() : children(merged)) {
            CellRangeAddress range = CellRangeAddress.valueOf(one.getAttribute("ref"));
            assertTrue(taken.stream().noneMatch(range::intersects), part + ": " + range + " overlaps");
            taken.add(range);
        }
        for (Element breaks : children(sheet)) {
            if (breaks.getLocalName().equals("rowBreaks")) {
                assertEquals(
                        breaks.getAttribute("count"),
                        String.valueOf(children(breaks).size()));
            }
        }
    }

    private void chart(String part) throws IOException {
        Element space = xml(part).getDocumentElement();
        Element chart = child(space, "chart");
        ordered(chart, CHART);
        every(chart, element -> {
            if (element.getLocalName().equals("ser")) {
                ordered(element, SERIES);
            } else if (element.getLocalName().equals("dLbls")) {
                ordered(element, LABELS);
            }
        });
        assertNotNull(child(chart, "plotArea"));
    }

    /** As the schema has it; each element but those that may be many once. */
    private static void ordered(Element parent, List<String> sequence) {
        Set<String> many = Set.of("conditionalFormatting", "dPt", "dLbl", "trendline");
        List<String> found =
                children(parent).stream().map(Element::getLocalName).toList();
        int[] places = found.stream().mapToInt(sequence::indexOf).toArray();
        IntStream.range(0, places.length).forEach(i -> {
            assertTrue(places[i] >= 0, parent.getLocalName() + " holds " + found.get(i));
            boolean after =
                    i == 0 || places[i] > places[i - 1] || places[i] == places[i - 1] && many.contains(found.get(i));
            assertTrue(after, parent.getLocalName() + " holds " + found);
        });
    }

    private interface Visit {
        void at(Element element);
    }

    private static void every(Element element, Visit visit) {
        visit.at(element);
        children(element).forEach(child -> every(child, visit));
    }

    private Document xml(String part) throws IOException {
        assertTrue(parts.containsKey(part), part + " is not there");
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(parts.get(part)));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(part, e);
        }
    }

    private static Element child(Element parent, String name) {
        return children(parent).stream()
                .filter(element -> element.getLocalName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
