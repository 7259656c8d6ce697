package dev.manyi.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;

/** The number on a report: what it is about, and a mark that differs by scope, language and moment. */
final class ReportNumber {
    private ReportNumber() {}

    static String of(ReportRequest request) {
        String about = String.join(
                "\n",
                request.template().name(),
                request.period().range().toString(),
                String.valueOf(request.scope().everything()),
                new TreeSet<>(request.scope().regions()).toString(),
                new TreeSet<>(request.scope().stores()).toString(),
                request.language().toLanguageTag(),
                request.asOf().toString());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(about.getBytes(StandardCharsets.UTF_8));
            return request.template().name().toUpperCase(java.util.Locale.ROOT) + "-"
                    + request.period().label() + "-"
                    + HexFormat.of().withUpperCase().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java", e);
        }
    }
}
