package dev.manyi.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An XLSX written part by part, so that a test can put anything into it. */
public final class WorkbookFile {
    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    /** A workbook with one sheet of the given rows of cells, as XML. */
    public static WorkbookFile of(String... rows) {
        return new WorkbookFile()
                .with("xl/workbook.xml", """
                        <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
                          xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
                        <sheets><sheet name="数据" sheetId="1" r:id="rId1"/></sheets></workbook>""")
                .with("xl/_rels/workbook.xml.rels", """
                        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                        <Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>""")
                .with("xl/worksheets/sheet1.xml", sheet(rows));
    }

    /** Rows of plain texts, a header first. */
    public static WorkbookFile ofTexts(String... rows) {
        return of(Arrays.stream(rows)
                .map(row -> Arrays.stream(row.split("\\|", -1))
                        .map(cell -> "<c t=\"inlineStr\"><is><t>" + cell + "</t></is></c>")
                        .collect(Collectors.joining("", "<row>", "</row>")))
                .toArray(String[]::new));
    }

    public static String sheet(String... rows) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                + String.join("", rows) + "</sheetData></worksheet>";
    }

    public WorkbookFile with(String part, String content) {
        return with(part, content.getBytes(StandardCharsets.UTF_8));
    }

    public WorkbookFile with(String part, byte[] content) {
        parts.put(part, content);
        return this;
    }

    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public Path write(Path path) {
        try {
            return Files.write(path, bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
