package dev.manyi.reports.model;

import java.util.List;
import java.util.Objects;

/** A chapter of the report: a bookmark in the PDF, a sheet in the workbook. */
public record Section(String title, List<Block> blocks) {
    public Section {
        Objects.requireNonNull(title, "title");
        blocks = List.copyOf(blocks);
    }
}
