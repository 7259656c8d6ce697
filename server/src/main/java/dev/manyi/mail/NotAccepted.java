package dev.manyi.mail;

/**
 * The other side did not take it. A permanent refusal is final: the same again would be refused again. Otherwise trying
 * later may help. {@code status} is the answer's number, such as 550 5.1.1, or a word where there was no answer.
 */
public final class NotAccepted extends RuntimeException {
    private static final long serialVersionUID = 1;
    /** The status of what was sent whole without an answer. */
    public static final String NO_ANSWER = "no answer";

    private final boolean permanent;
    private final String status;

    public NotAccepted(boolean permanent, String status, String reason) {
        super(reason, null, false, false);
        this.permanent = permanent;
        this.status = status;
    }

    /** Everything was sent, and no answer came: it may have been taken all the same. Otherwise it was not. */
    public boolean mayHaveArrived() {
        return status.equals(NO_ANSWER);
    }

    public boolean permanent() {
        return permanent;
    }

    public String status() {
        return status;
    }

    public String reason() {
        return getMessage();
    }
}
