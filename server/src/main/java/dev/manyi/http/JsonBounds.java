package dev.manyi.http;

import com.fasterxml.jackson.core.StreamReadConstraints;

/** How deep and long JSON from outside may be: more than anybody needs, little enough to be cheap to refuse. */
public final class JsonBounds {
    public static final int DEEPEST = 32;
    public static final int LONGEST_TEXT = 64 * 1024;
    public static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_NAME = 1_024;

    public static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(DEEPEST)
            .maxStringLength(LONGEST_TEXT)
            .maxNameLength(LONGEST_NAME)
            .maxNumberLength(LONGEST_NUMBER)
            .build();

    private JsonBounds() {}
}
