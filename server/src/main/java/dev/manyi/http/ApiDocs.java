package dev.manyi.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The contract: `/openapi.yaml` as it stands, and `/docs` to read it and try it out, by the swagger-ui WebJar. */
public final class ApiDocs {
    private static final String POM = "META-INF/maven/org.webjars/swagger-ui/pom.properties";
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>Manyi API</title>
              <link rel="stylesheet" href="/webjars/swagger-ui/VERSION/swagger-ui.css">
              <script src="/webjars/swagger-ui/VERSION/swagger-ui-bundle.js" defer></script>
              <script src="/docs/init.js" defer></script>
            </head>
            <body><main id="api"></main></body>
            </html>
            """;
    private static final String INIT = """
            SwaggerUIBundle({
              url: '/openapi.yaml',
              dom_id: '#api',
              deepLinking: true,
              validatorUrl: null,
              persistAuthorization: false,
            });
            """;
    private final Buffer contract;
    private final Buffer page;

    private ApiDocs(byte[] contract, String version) {
        this.contract = Buffer.buffer(contract);
        this.page = Buffer.buffer(PAGE.replace("VERSION", version));
    }

    public static ApiDocs load() {
        try (InputStream contract = resource(Contract.RESOURCE);
                InputStream pom = resource(POM)) {
            Properties jar = new Properties();
            jar.load(pom);
            return new ApiDocs(contract.readAllBytes(), jar.getProperty("version"));
        } catch (IOException e) {
            throw new UncheckedIOException("The resources of the API's documentation can not be read", e);
        }
    }

    public void mount(Router root) {
        root.get("/openapi.yaml").handler(ctx -> send(ctx, "application/yaml; charset=utf-8", contract));
        root.get("/docs").handler(ctx -> send(ctx, "text/html; charset=utf-8", page));
        root.get("/docs/init.js").handler(ctx -> send(ctx, "text/javascript; charset=utf-8", Buffer.buffer(INIT)));
    }

    private static void send(RoutingContext ctx, String type, Buffer body) {
        ctx.response()
                .putHeader("Content-Type", type)
                .putHeader("Cache-Control", "no-cache")
                .end(body);
    }

    private static InputStream resource(String name) {
        InputStream in = ApiDocs.class.getClassLoader().getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("The resource " + name + " is missing on the class path");
        }
        return in;
    }
}
