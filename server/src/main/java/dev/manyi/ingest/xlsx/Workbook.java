package dev.manyi.ingest.xlsx;

import dev.manyi.ingest.check.Suggestion;
import dev.manyi.ingest.row.MalformedInput;
import dev.manyi.ingest.row.Shown;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which sheets a workbook has and where they lie, and from which year its days are counted. */
record Workbook(Map<String, String> sheets, boolean from1904) {
    private static final String FOLDER = "xl/";

    static Workbook read(Archive archive) throws IOException {
        Map<String, String> parts = parts(archive);
        Map<String, String> sheets = new LinkedHashMap<>();
        boolean from1904 = false;
        try (Xml xml = new Xml(archive.get(FOLDER + "workbook.xml"))) {
            while (xml.next()) {
                if (xml.starts("workbookPr")) {
                    String set = xml.attribute("date1904");
                    from1904 = "1".equals(set) || "true".equals(set);
                } else if (xml.starts("sheet")) {
                    // Of the two, the id of the relation is the one that parts knows; sheetId is another attribute.
                    sheets.put(String.valueOf(xml.attribute("name")), parts.getOrDefault(xml.attribute("id"), ""));
                }
            }
        }
        return new Workbook(sheets, from1904);
    }

    private static Map<String, String> parts(Archive archive) throws IOException {
        Map<String, String> parts = new HashMap<>();
        try (Xml xml = new Xml(archive.get(FOLDER + "_rels/workbook.xml.rels"))) {
            while (xml.next()) {
                if (xml.starts("Relationship")) {
                    String target = String.valueOf(xml.attribute("Target"));
                    parts.put(xml.attribute("Id"), target.startsWith("/") ? target.substring(1) : FOLDER + target);
                }
            }
        }
        return parts;
    }

    /** The part with the sheet of that name, or with the first one. */
    String sheet(Optional<String> name) {
        if (sheets.isEmpty()) {
            throw new MalformedInput("it has no sheet");
        }
        String wanted = name.orElseGet(() -> sheets.keySet().iterator().next());
        if (!sheets.containsKey(wanted)) {
            throw new MalformedInput(
                    "it has no sheet " + Shown.value(wanted) + ": " + Suggestion.instead(wanted, sheets.keySet()));
        }
        return sheets.get(wanted);
    }
}
