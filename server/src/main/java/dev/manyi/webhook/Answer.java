package dev.manyi.webhook;

import dev.manyi.mail.NotAccepted;
import dev.manyi.mail.Receipt;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Set;

/** What a target answered, and what it means: robots say 200 to everything, and what was wrong in the body. */
record Answer(int status, String body) {
    private static final int LONGEST_TOLD = 200;
    private static final Set<Integer> TRY_LATER = Set.of(408, 409, 423, 425, 429);
    /** Too many at once, or busy, in the numbers of 企业微信, 钉钉 and 飞书. */
    private static final Set<Integer> ROBOT_BUSY = Set.of(-1, 45009, 130101, 410100, 11232, 9499);

    Receipt receipt(Target.Kind kind) {
        if (status < 200 || status >= 300) {
            boolean permanent = status < 500 && !TRY_LATER.contains(status);
            throw new NotAccepted(permanent, String.valueOf(status), words());
        }
        return kind == Target.Kind.JSON ? new Receipt(String.valueOf(status), words()) : robot();
    }

    private Receipt robot() {
        JsonObject said;
        try {
            said = new JsonObject(body);
        } catch (DecodeException e) {
            throw new NotAccepted(false, String.valueOf(status), "This is no answer of a robot: " + words());
        }
        Integer code = number(said);
        if (code == null) {
            throw new NotAccepted(
                    false, String.valueOf(status), "The robot does not say whether it took it: " + words());
        }
        if (code != 0) {
            throw new NotAccepted(!ROBOT_BUSY.contains(code), status + " " + code, words());
        }
        return new Receipt(status + " 0", words());
    }

    private static Integer number(JsonObject said) {
        for (String name : new String[] {"errcode", "code", "StatusCode"}) {
            if (said.getValue(name) instanceof Number number) {
                return number.intValue();
            }
        }
        return null;
    }

    private String words() {
        String words = body.replaceAll("\\p{C}", " ").strip();
        return words.length() > LONGEST_TOLD ? words.substring(0, LONGEST_TOLD) + "…" : words;
    }
}
