package dev.manyi.surfaces;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The cells of an XLSX file as they are stored, read without the library that wrote them. */
final class Workbook {
    private final Map<String, byte[]> parts = new HashMap<>();
    private final List<String> texts = new ArrayList<>();

    /** A row's cells by column: String or Double; an empty cell is not in it. */
    record Row(String sheet, Map<Integer, Object> cells) {
        String text(int column) {
            return cells.get(column) instanceof String text ? text : null;
        }

        Double number(int column) {
            return cells.get(column) instanceof Double number ? number : null;
        }
    }

    Workbook(byte[] file) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        elements(xml("xl/sharedStrings.xml"), "si").forEach(text -> texts.add(text.getTextContent()));
    }

    /** The rows of all sheets in their order. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        List<Element> sheets = elements(xml("xl/workbook.xml"), "sheet");
        for (int i = 0; i < sheets.size(); i++) {
            String name = sheets.get(i).getAttribute("name");
            elements(xml("xl/worksheets/sheet" + (i + 1) + ".xml"), "row")
                    .forEach(row -> rows.add(new Row(name, cells(row))));
        }
        return rows;
    }

    /** The native charts in it. */
    long charts() {
        return parts.keySet().stream()
                .filter(name -> name.matches("xl/charts/chart\\d+\\.xml"))
                .count();
    }

    private Map<Integer, Object> cells(Element row) {
        Map<Integer, Object> cells = new TreeMap<>();
        for (Element cell : elements(row, "c")) {
            List<Element> value = elements(cell, "v");
            if (!value.isEmpty()) {
                String stored = value.get(0).getTextContent();
                boolean text = cell.getAttribute("t").equals("s");
                cells.put(column(cell), text ? texts.get(Integer.parseInt(stored)) : Double.valueOf(stored));
            }
        }
        return cells;
    }

    /** A is 0, Z is 25, AA is 26. */
    private static int column(Element cell) {
        return cell.getAttribute("r").chars().filter(Character::isLetter).reduce(0, (sum, c) -> sum * 26 + c - 'A' + 1)
                - 1;
    }

    private Document xml(String part) {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(parts.get(part)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException(part + " can not be read", e);
        }
    }

    private static List<Element> elements(Document in, String name) {
        return elements(in.getDocumentElement(), name);
    }

    private static List<Element> elements(Element in, String name) {
        NodeList found = in.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }
}
