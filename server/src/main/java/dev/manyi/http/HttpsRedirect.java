package dev.manyi.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Sends on to HTTPS whoever came in plain HTTP. Only to the same path of a host that the certificate names, or of the address
 * that was come to: nobody is led astray by a `Host` that somebody else wrote. What carries a body has been read by others
 * on its way already, so it is refused instead of being sent again.
 */
record HttpsRedirect(IntSupplier port, Supplier<CertificateNames> names) implements Handler<HttpServerRequest> {
    private static final Pattern PLAIN = Pattern.compile("/[!-~]*");
    private static final int USUAL_PORT = 443;

    @Override
    public void handle(HttpServerRequest request) {
        String path = request.path();
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            refuse(request, Rejection.of(403, "Use HTTPS: what is sent in plain HTTP can be read on its way"));
        } else if (path == null || !PLAIN.matcher(path + query(request)).matches()) {
            refuse(request, Rejection.of(400, "The request line can not be understood"));
        } else if (request.authority() == null
                || !isOurs(request, request.authority().host())) {
            refuse(
                    request,
                    Rejection.of(421, "This server does not go by that name: ask for one that its certificate has"));
        } else {
            SecurityHeaders.apply(request);
            request.response()
                    .setStatusCode(308)
                    .putHeader("Location", "https://" + place(request.authority()) + path + query(request))
                    .putHeader("Cache-Control", "no-store")
                    .end();
        }
    }

    private boolean isOurs(HttpServerRequest request, String host) {
        String local = request.localAddress().hostAddress();
        boolean loopback = host.equals("localhost") && (local.startsWith("127.") || local.equals("0:0:0:0:0:0:0:1"));
        return loopback || digits(host).equals(local) || names.get().has(digits(host));
    }

    private String place(HostAndPort authority) {
        return authority.host() + (port.getAsInt() == USUAL_PORT ? "" : ":" + port.getAsInt());
    }

    private static String query(HttpServerRequest request) {
        return request.query() == null ? "" : "?" + request.query();
    }

    private static String digits(String host) {
        return host.replaceAll("^\\[|]$", "");
    }

    /** The body, if there is one, is not waited for. */
    private static void refuse(HttpServerRequest request, Rejection rejection) {
        request.response().putHeader("Connection", "close");
        Problems.send(request, rejection);
    }
}
