package dev.manyi.ingest.xlsx;

import dev.manyi.ingest.row.MalformedInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The texts of a workbook, which cells name by number. */
record SharedTexts(List<String> texts) {
    private static final int MOST = 2_000_000;

    static SharedTexts read(Archive archive) throws IOException {
        List<String> texts = new ArrayList<>();
        var part = archive.find("xl/sharedStrings.xml");
        if (part.isPresent()) {
            try (Xml xml = new Xml(part.get())) {
                while (xml.next()) {
                    if (xml.starts("si")) {
                        texts.add(richText(xml, "si"));
                        if (texts.size() > MOST) {
                            throw new MalformedInput("it holds more than " + MOST + " different texts: send it as CSV");
                        }
                    }
                }
            }
        }
        return new SharedTexts(texts);
    }

    /** The runs of a text up to the end of its element, without how its characters are pronounced. */
    static String richText(Xml xml, String element) {
        StringBuilder text = new StringBuilder();
        boolean phonetic = false;
        while (xml.next() && !xml.ends(element)) {
            if (xml.starts("rPh") || xml.ends("rPh")) {
                phonetic = xml.starts("rPh");
            } else if (xml.starts("t") && !phonetic) {
                text.append(xml.text());
            }
        }
        return text.toString();
    }

    String get(String number) {
        if (!number.matches("\\d{1,9}") || Integer.parseInt(number) >= texts.size()) {
            throw new MalformedInput("it is damaged: a cell names a text that is not there; save it again as .xlsx");
        }
        return texts.get(Integer.parseInt(number));
    }
}
