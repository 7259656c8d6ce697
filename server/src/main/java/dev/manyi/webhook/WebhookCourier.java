package dev.manyi.webhook;

import dev.manyi.config.Settings;
import dev.manyi.mail.Courier;
import dev.manyi.mail.NotAccepted;
import dev.manyi.mail.OutgoingMail;
import dev.manyi.mail.Receipt;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Takes mails whose address is the name of a webhook of the settings: their subject and text, with links for the files.
 * Redirects are not followed: they could lead anywhere.
 */
public final class WebhookCourier implements Courier {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int LONGEST_ANSWER = 64 * 1024;
    private final Vertx vertx;
    private final Map<String, Target> targets;
    private final Egress egress;
    private final Clock clock;
    private final int answerSeconds;
    private final HttpClient client;

    public WebhookCourier(Vertx vertx, Settings.Webhooks settings, Clock clock) {
        this(vertx, settings, clock, 15, new HttpClientOptions());
    }

    WebhookCourier(Vertx vertx, Settings.Webhooks settings, Clock clock, int answerSeconds, HttpClientOptions options) {
        this.vertx = vertx;
        this.targets = settings.targets().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, target -> Target.of(target.getKey(), target.getValue())));
        this.egress = new Egress(settings.networks());
        this.clock = clock;
        this.answerSeconds = answerSeconds;
        this.client = vertx.createHttpClient(
                options.setConnectTimeout(CONNECT_MILLIS).setKeepAlive(false).setMaxRedirects(0));
    }

    /** What may stand as an address. */
    public Set<String> names() {
        return new TreeSet<>(targets.keySet());
    }

    @Override
    public Future<Receipt> send(OutgoingMail mail) {
        return tell(mail.toAddress(), Note.of(mail));
    }

    /** Fails with {@link NotAccepted} only. */
    public Future<Receipt> tell(String webhook, Note note) {
        Target target = targets.get(webhook);
        if (target == null) {
            return Future.failedFuture(new NotAccepted(
                    true,
                    "no webhook",
                    "There is no webhook \"" + webhook + "\": accepted is one of " + names()
                            + ", as MANYI_WEBHOOKS names them"));
        }
        Message message = Message.of(target, note, clock.instant());
        return vertx.executeBlocking(() -> egress.address(target.address().getHost()), false)
                .compose(address -> post(target, address, message))
                .map(answer -> answer.receipt(target.kind()));
    }

    private Future<Answer> post(Target target, InetAddress address, Message message) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(target.port(), address.getHostAddress()))
                .setHost(target.address().getHost())
                .setPort(target.port())
                .setSsl(target.tls())
                .setURI(message.path())
                .setFollowRedirects(false);
        return client.request(options)
                .recover(failure -> Future.failedFuture(silent(target, failure, "no connection")))
                .compose(request -> answer(request, message)
                        .timeout(answerSeconds, TimeUnit.SECONDS)
                        .onFailure(late -> request.reset())
                        .recover(failure -> Future.failedFuture(silent(target, failure, NotAccepted.NO_ANSWER))));
    }

    private static Future<Answer> answer(HttpClientRequest request, Message message) {
        message.headers().forEach(request::putHeader);
        return request.putHeader("Content-Type", "application/json; charset=utf-8")
                .send(Buffer.buffer(message.body()))
                .compose(WebhookCourier::read);
    }

    /** Whatever is longer is not read: the status says enough. */
    private static Future<Answer> read(HttpClientResponse response) {
        Promise<Answer> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        response.exceptionHandler(whole::tryFail)
                .endHandler(end -> whole.tryComplete(answer(response, body)))
                .handler(chunk -> {
                    body.appendBuffer(chunk.slice(0, Math.min(chunk.length(), LONGEST_ANSWER - body.length())));
                    if (body.length() >= LONGEST_ANSWER) {
                        whole.tryComplete(answer(response, body));
                        response.request().reset();
                    }
                });
        return whole.future();
    }

    private static Answer answer(HttpClientResponse response, Buffer body) {
        return new Answer(response.statusCode(), body.toString(StandardCharsets.UTF_8));
    }

    private static NotAccepted silent(Target target, Throwable failure, String status) {
        return new NotAccepted(
                false, status, "The webhook " + target.name() + " did not answer: " + failure.getMessage());
    }
}
