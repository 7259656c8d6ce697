package dev.manyi.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.manyi.http.JsonBounds;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public keys of an outside provider, as its JWKS tells them. Asked for when a token names an unknown one, and again
 * after a while so that a withdrawn one goes; once a minute at most, whatever is sent to us. A provider that does not answer
 * leaves the keys that are known, for a day.
 */
final class ProviderKeys {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderKeys.class);
    private static final Duration ASK_EVERY = Duration.ofMinutes(1);
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int CONNECT_MILLIS = 3_000;
    private static final int ANSWER_SECONDS = 5;
    private static final int LONGEST = 256 * 1024;
    private static final int MOST_KEYS = 64;
    private final Vertx vertx;
    private final URI address;
    private final ProviderKey.Expected expected;
    private final Clock clock;
    private final HttpClient client;
    private volatile Known known = new Known(Map.of(), Instant.MIN);
    private Instant asked = Instant.MIN;
    private Future<Void> asking = Future.succeededFuture();

    private record Known(Map<String, ProviderKey> keys, Instant at) {}

    ProviderKeys(Vertx vertx, URI address, ProviderKey.Expected expected, Clock clock) {
        this.vertx = vertx;
        this.address = address;
        this.expected = expected;
        this.clock = clock;
        this.client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS));
    }

    /** The key of that name; empty when the provider does not have it, or can not be asked. */
    Future<Optional<ProviderKey>> find(String kid) {
        Optional<ProviderKey> here = here(kid);
        boolean fresh = known.at.plus(FRESH).isAfter(clock.instant());
        if (here.isPresent()) {
            if (!fresh) {
                ask();
            }
            return Future.succeededFuture(here);
        }
        return ask().transform(asked -> Future.succeededFuture(here(kid)));
    }

    private Optional<ProviderKey> here(String kid) {
        Known now = known;
        return now.at.plus(KEPT).isAfter(clock.instant()) ? Optional.ofNullable(now.keys.get(kid)) : Optional.empty();
    }

    private synchronized Future<Void> ask() {
        Instant now = clock.instant();
        if (asked.plus(ASK_EVERY).isAfter(now)) {
            return asking;
        }
        asked = now;
        asking = fetch().map(this::keys)
                .onSuccess(keys -> known = new Known(keys, now))
                .onFailure(failure -> LOG.warn("The keys of {} could not be read: {}", address, failure.toString()))
                .mapEmpty();
        return asking;
    }

    private Future<Buffer> fetch() {
        RequestOptions options = new RequestOptions().setMethod(HttpMethod.GET).setAbsoluteURI(address.toString());
        return client.request(options)
                .compose(request -> request.putHeader("Accept", "application/json")
                        .send()
                        .compose(ProviderKeys::body)
                        .timeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                        .onFailure(failure -> request.reset()));
    }

    private static Future<Buffer> body(HttpClientResponse response) {
        Promise<Buffer> whole = Promise.promise();
        if (response.statusCode() != 200) {
            whole.fail("it answers " + response.statusCode());
        }
        Buffer body = Buffer.buffer();
        response.exceptionHandler(whole::tryFail)
                .endHandler(end -> whole.tryComplete(body))
                .handler(chunk -> {
                    if (body.length() + chunk.length() > LONGEST) {
                        whole.tryFail("it is longer than " + LONGEST + " bytes");
                    } else {
                        body.appendBuffer(chunk);
                    }
                });
        return whole.future();
    }

    private Map<String, ProviderKey> keys(Buffer body) {
        Map<String, ProviderKey> keys = new HashMap<>();
        JsonNode list = read(body).path("keys");
        if (!list.isArray()) {
            throw new IllegalArgumentException("it holds no list \"keys\"");
        }
        for (JsonNode jwk : list) {
            if (keys.size() < MOST_KEYS) {
                ProviderKey.of(vertx, jwk, expected).ifPresent(key -> keys.putIfAbsent(key.kid(), key));
            }
        }
        return Map.copyOf(keys);
    }

    private static JsonNode read(Buffer body) {
        try {
            return JsonBounds.STRICT.readTree(body.toString(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("it is no JSON");
        }
    }
}
