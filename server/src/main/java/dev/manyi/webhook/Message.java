package dev.manyi.webhook;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.codec.binary.Base64;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/** What is sent to a target: the rest of its path, headers and the body, in the form that is read there. */
record Message(String path, Map<String, String> headers, String body) {
    /** What 企业微信 takes, in bytes of UTF-8; the others take more. */
    private static final int MOST_BYTES = 4_000;

    private static final Pattern SPECIAL = Pattern.compile("([\\\\`*_{}\\[\\]()#+>!|~<])");
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");

    static Message of(Target target, Note note, Instant now) {
        return switch (target.kind()) {
            case JSON -> json(target, note, now);
            case WECOM ->
                plain(
                        target.path(),
                        new JsonObject()
                                .put("msgtype", "markdown")
                                .put("markdown", new JsonObject().put("content", markdown(note))));
            case DINGTALK ->
                plain(
                        target.path() + dingtalkSignature(target, now),
                        new JsonObject()
                                .put("msgtype", "markdown")
                                .put(
                                        "markdown",
                                        new JsonObject()
                                                .put("title", note.subject())
                                                .put("text", markdown(note))));
            case FEISHU -> plain(target.path(), feishu(target, note, now));
        };
    }

    private static Message plain(String path, JsonObject body) {
        return new Message(path, Map.of(), body.encode());
    }

    /** The signature is over the time and the body, so that neither an old nor a changed one passes. */
    private static Message json(Target target, Note note, Instant now) {
        JsonObject told = new JsonObject()
                .put("id", note.id())
                .put("to", note.to())
                .put("subject", note.subject())
                .put("text", note.text());
        note.event().ifPresent(event -> told.put("event", event));
        String body = told.encode();
        String at = String.valueOf(now.getEpochSecond());
        String signature = hmac(secret(target)).hmacHex(at + "." + body);
        return new Message(
                target.path(),
                Map.of(
                        "X-Manyi-Timestamp",
                        at,
                        "X-Manyi-Signature",
                        "sha256=" + signature,
                        "Idempotency-Key",
                        note.id()),
                body);
    }

    private static String dingtalkSignature(Target target, Instant now) {
        if (target.secret().isEmpty()) {
            return "";
        }
        long at = now.toEpochMilli();
        String signature = Base64.encodeBase64String(hmac(secret(target)).hmac(at + "\n" + secret(target)));
        String encoded = URLEncoder.encode(signature, StandardCharsets.UTF_8);
        return (target.path().contains("?") ? "&" : "?") + "timestamp=" + at + "&sign=" + encoded;
    }

    private static JsonObject feishu(Target target, Note note, Instant now) {
        JsonArray lines = new JsonArray();
        for (String line : lines(note)) {
            JsonObject part = ADDRESS.matcher(line).matches()
                    ? new JsonObject().put("tag", "a").put("text", line).put("href", line)
                    : new JsonObject().put("tag", "text").put("text", line);
            lines.add(new JsonArray().add(part));
        }
        JsonObject post = new JsonObject()
                .put("zh_cn", new JsonObject().put("title", note.subject()).put("content", lines));
        JsonObject body = new JsonObject().put("msg_type", "post").put("content", new JsonObject().put("post", post));
        target.secret().ifPresent(secret -> {
            // Their key is the time and the secret, their text is empty.
            String at = String.valueOf(now.getEpochSecond());
            body.put("timestamp", at)
                    .put(
                            "sign",
                            Base64.encodeBase64String(
                                    hmac(at + "\n" + secret.reveal()).hmac(new byte[0])));
        });
        return body;
    }

    private static String secret(Target target) {
        return target.secret().orElseThrow().reveal();
    }

    private static HmacUtils hmac(String key) {
        return new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key.getBytes(StandardCharsets.UTF_8));
    }

    private static String[] lines(Note note) {
        return bounded(note.text()).split("\r?\n");
    }

    /** Nothing that somebody wrote in a comment becomes a heading, a link or a mention. */
    private static String markdown(Note note) {
        StringBuilder text = new StringBuilder("**" + escaped(note.subject()) + "**\n\n");
        for (String line : lines(note)) {
            String shown = ADDRESS.matcher(line).matches() ? "[" + line + "](" + line + ")" : escaped(line);
            if (bytes(text) + bytes(shown) > MOST_BYTES) {
                return text.append("…").toString();
            }
            text.append(shown).append("\n\n");
        }
        return text.toString();
    }

    private static String escaped(String text) {
        return SPECIAL.matcher(text.strip()).replaceAll("\\\\$1").replace("@", "＠");
    }

    private static String bounded(String text) {
        return text.length() > MOST_BYTES
                ? text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, MOST_BYTES))) + "…"
                : text;
    }

    private static int bytes(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
