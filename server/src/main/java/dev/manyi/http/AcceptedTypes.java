package dev.manyi.http;

import io.vertx.ext.web.MIMEHeader;
import java.util.List;
import java.util.Optional;

/** Which of two forms of an answer a client wants. */
public final class AcceptedTypes {
    private AcceptedTypes() {}

    /** JSON unless CSV is named before it. */
    public static boolean csv(List<MIMEHeader> accepted) {
        Optional<String> first = accepted.stream()
                .map(type -> type.component() + "/" + type.subComponent())
                .filter(type -> type.equals("text/csv") || type.equals("application/json") || type.equals("*/*"))
                .findFirst();
        return first.filter(type -> type.equals("text/csv")).isPresent();
    }
}
