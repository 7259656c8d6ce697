package dev.manyi.http;

import io.vertx.ext.web.MIMEHeader;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which of the forms of an answer a client wants. */
public final class AcceptedTypes {
    private AcceptedTypes() {}

    /** A form and what its bytes are called. */
    public enum Form {
        JSON("application/json", "application/json; charset=utf-8"),
        CSV("text/csv", "text/csv; charset=utf-8"),
        XLSX(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

        private final String type;
        private final String contentType;

        Form(String type, String contentType) {
            this.type = type;
            this.contentType = contentType;
        }

        public String contentType() {
            return contentType;
        }

        /** As files are named. */
        public String ending() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The first of the offered forms that is named; JSON where none is, or anything is welcome before. */
    public static Form of(List<MIMEHeader> accepted, Form... offered) {
        return accepted.stream()
                .map(type -> type.component() + "/" + type.subComponent())
                .map(type -> type.equals("*/*") ? Form.JSON.type : type)
                .flatMap(type -> named(type, offered).stream())
                .findFirst()
                .orElse(Form.JSON);
    }

    private static Optional<Form> named(String type, Form... offered) {
        return Arrays.stream(offered).filter(form -> form.type.equals(type)).findFirst();
    }

    /** JSON unless CSV is named before it. */
    public static boolean csv(List<MIMEHeader> accepted) {
        return of(accepted, Form.JSON, Form.CSV) == Form.CSV;
    }
}
