package dev.manyi.bench;

import java.nio.file.Path;
import java.util.List;

/** The same rows in the three forms in which they are sent. */
public record Slice(int rows, Path csv, List<byte[]> ndjson, Path copy) {}
