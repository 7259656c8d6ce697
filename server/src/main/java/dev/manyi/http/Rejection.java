package dev.manyi.http;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A request that can not be done, and why: the one kind of failure whose words reach the client. */
public final class Rejection extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int status;
    private final String type;
    private final transient List<FieldError> errors;
    private final transient Map<String, String> headers;

    /** One thing that is wrong: where, and what would be accepted. */
    public record FieldError(String field, String message) {}

    private Rejection(int status, String detail, List<FieldError> errors, Map<String, String> headers) {
        this(status, "about:blank", detail, errors, headers);
    }

    private Rejection(int status, String type, String detail, List<FieldError> errors, Map<String, String> headers) {
        super(detail, null, false, false);
        this.status = status;
        this.type = type;
        this.errors = List.copyOf(errors);
        this.headers = Map.copyOf(headers);
    }

    public static Rejection invalid(String detail, List<FieldError> errors) {
        return new Rejection(400, detail, errors, Map.of());
    }

    public static Rejection invalid(String field, String message) {
        return invalid("The request is not valid", List.of(new FieldError(field, message)));
    }

    public static Rejection of(int status, String detail) {
        return new Rejection(status, detail, List.of(), Map.of());
    }

    /** One of a kind that programs must tell from others of the same status. */
    public static Rejection typed(int status, String type, String detail) {
        return new Rejection(status, type, detail, List.of(), Map.of());
    }

    public static Rejection unauthorized(String detail) {
        return new Rejection(401, detail, List.of(), Map.of("WWW-Authenticate", "Bearer"));
    }

    /** The path is there, but not for this method. */
    public static Rejection notAllowed(String detail, Collection<String> allowed) {
        return new Rejection(405, detail, List.of(), Map.of("Allow", String.join(", ", allowed)));
    }

    /** Too busy now: the client may send the same again after some seconds. */
    public static Rejection busy(int status, String detail, int seconds) {
        return new Rejection(status, detail, List.of(), Map.of("Retry-After", String.valueOf(seconds)));
    }

    /** A URI: about:blank when the status says it all. */
    public String type() {
        return type;
    }

    public int status() {
        return status;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Map<String, String> headers() {
        return headers;
    }
}
