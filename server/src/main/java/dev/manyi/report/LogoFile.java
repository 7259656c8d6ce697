package dev.manyi.report;

import dev.manyi.reports.model.Logo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** The picture that the settings name for the cover, read once: it is part of each report, also of those that are kept. */
public final class LogoFile {
    private static final byte PNG = (byte) 0x89;

    private LogoFile() {}

    /** Blocks. */
    public static Logo read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            String type = bytes[0] == PNG ? "image/png" : "image/jpeg";
            return new Logo(type, Base64.getEncoder().encodeToString(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("The logo " + file + " can not be read", e);
        }
    }
}
