package dev.manyi.testing;

/** What two answers have in common that should tell a stranger the same. */
public final class SameAnswer {
    private SameAnswer() {}

    /** Without the id of its request, which is another for each. */
    public static String of(String body) {
        return body.replaceAll(",\"request_id\":\"[^\"]*\"", "");
    }
}
