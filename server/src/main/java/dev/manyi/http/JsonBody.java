package dev.manyi.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Small JSON objects as request bodies, within bounds that keep a hostile one cheap. */
public final class JsonBody {
    static final int LONGEST = 64 * 1024;
    private static final Pattern ACCEPTED =
            Pattern.compile("application/json\\s*(;\\s*charset=\"?utf-8\"?\\s*)?", Pattern.CASE_INSENSITIVE);

    private JsonBody() {}

    /** Makes a route read a JSON body: 415 for other types, 413 when it is too long. */
    public static Route accept(Route route) {
        BodyHandler reader = BodyHandler.create(false).setBodyLimit(LONGEST);
        // As a plain handler: the router would refuse a body handler that stands behind another one.
        return route.handler(JsonBody::checkType).handler(reader::handle);
    }

    /** The fields of the body, to be asked for one by one. */
    public static JsonFields of(RoutingContext ctx) {
        JsonNode node = parse(ctx.body().buffer());
        if (!node.isObject()) {
            throw Rejection.of(400, "The body must be a JSON object: {…}");
        }
        return new JsonFields(node);
    }

    private static void checkType(RoutingContext ctx) {
        String type = ctx.request().getHeader("Content-Type");
        String encoding = ctx.request().getHeader("Content-Encoding");
        if (type == null || !ACCEPTED.matcher(type.strip()).matches()) {
            ctx.fail(Rejection.of(415, "Send the body as Content-Type: application/json, in UTF-8"));
        } else if (encoding != null && !encoding.toLowerCase(Locale.ROOT).equals("identity")) {
            ctx.fail(Rejection.of(415, "Send the body without Content-Encoding"));
        } else {
            ctx.next();
        }
    }

    private static JsonNode parse(Buffer body) {
        if (body == null || body.length() == 0) {
            throw Rejection.of(400, "The body is empty: send a JSON object");
        }
        try {
            return JsonBounds.STRICT.readTree(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body.getBytes()))
                    .toString());
        } catch (CharacterCodingException e) {
            throw Rejection.of(400, "The body is not valid UTF-8");
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            String where = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
            throw Rejection.of(
                    400,
                    "The body is not readable as JSON" + where + ": send one object, each name once, at most "
                            + JsonBounds.DEEPEST + " levels deep");
        }
    }
}
