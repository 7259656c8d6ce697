package dev.manyi.mail;

/**
 * The other side did not take it. A permanent refusal is final: the same again would be refused again. Otherwise trying
 * later may help. {@code status} is the answer's number, such as 550 5.1.1, or a word where there was no answer.
 */
public final class NotAccepted extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final boolean permanent;
    private final String status;

    public NotAccepted(boolean permanent, String status, String reason) {
        super(reason, null, false, false);
        this.permanent = permanent;
        this.status = status;
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
