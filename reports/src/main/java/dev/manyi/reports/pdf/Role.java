package dev.manyi.reports.pdf;

/** What a row of a piece is to a reader: how it is tagged, and whether it is repeated where the piece runs over pages. */
enum Role {
    HEADING("H2"),
    SUBHEADING("H3"),
    PARAGRAPH("P"),
    /** Cells that stand side by side without being a table. */
    TILES("P"),
    FIGURE("Figure"),
    CONTENTS("TOCI"),
    CAPTION("Caption"),
    HEAD("TH"),
    BODY("TD"),
    FOOTNOTE("P");

    private final String tag;

    Role(String tag) {
        this.tag = tag;
    }

    String tag() {
        return tag;
    }

    boolean leads() {
        return this == CAPTION || this == HEAD;
    }

    boolean closes() {
        return this == FOOTNOTE;
    }
}
