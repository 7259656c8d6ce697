package dev.manyi.ingest.row;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The forms in which rows are sent. */
public enum RowFormat {
    JSON("application/json", "json"),
    NDJSON("application/x-ndjson", "ndjson"),
    CSV("text/csv", "csv"),
    /** Only as a file: it can not be read while it arrives. */
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");

    private final String mediaType;
    private final String extension;

    RowFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    public static Optional<RowFormat> ofMediaType(String mediaType) {
        return Arrays.stream(values())
                .filter(format -> format.isText() && format.mediaType.equalsIgnoreCase(mediaType))
                .findFirst();
    }

    public static Optional<RowFormat> ofExtension(String extension) {
        return Arrays.stream(values())
                .filter(format -> format.extension.equalsIgnoreCase(extension))
                .findFirst();
    }

    /** The types of bodies. */
    public static String mediaTypes() {
        return Arrays.stream(values())
                .filter(RowFormat::isText)
                .map(f -> f.mediaType)
                .collect(Collectors.joining(", "));
    }

    public static String extensions() {
        return Arrays.stream(values()).map(f -> f.extension).collect(Collectors.joining(", "));
    }

    /** Whether the input names its columns once, in advance. */
    public boolean namesColumns() {
        return this == CSV || this == XLSX;
    }

    public boolean isText() {
        return this != XLSX;
    }

    /** Rows of UTF-8 bytes; CSV separates cells by commas. */
    public RowReader open(InputStream bytes) throws IOException {
        return open(StrictText.of(bytes, StandardCharsets.UTF_8), ',');
    }

    public RowReader open(Reader text, char delimiter) throws IOException {
        return switch (this) {
            case JSON -> new JsonRows(text);
            case NDJSON -> new NdjsonRows(text);
            case CSV -> new CsvRows(text, delimiter);
            case XLSX -> throw new IllegalStateException("a workbook is no text");
        };
    }
}
