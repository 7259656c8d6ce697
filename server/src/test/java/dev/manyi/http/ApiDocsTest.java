package dev.manyi.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ApiDocsTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static TestServer server;

    @BeforeAll
    static void start() {
        assumeTrue(
                ApiDocsTest.class.getClassLoader().getResource("META-INF/maven/org.webjars/swagger-ui/pom.properties")
                        != null,
                "skipped: org.webjars:swagger-ui is not on the class path");
        server = TestServer.start(VERTX, root -> {
            ApiDocs.load().mount(root);
            new StaticSite(VERTX).mount(root);
        });
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
        TestServer.await(VERTX.close());
    }

    @Test
    void theContractIsServedAsItStands() throws IOException {
        try (InputStream in = ApiDocs.class.getClassLoader().getResourceAsStream(Contract.RESOURCE)) {
            var answer = server.get("/openapi.yaml");
            assertEquals(new String(in.readAllBytes(), StandardCharsets.UTF_8), answer.body());
            assertEquals(
                    "application/yaml; charset=utf-8",
                    answer.headers().firstValue("Content-Type").orElseThrow());
        }
    }

    @Test
    void thePageLoadsOnlyFilesThatAreThere() {
        String page = server.get("/docs").body();
        var links = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page);
        int found = 0;
        while (links.find()) {
            found++;
            assertEquals(200, server.get(links.group(1)).statusCode(), links.group(1));
        }
        assertEquals(3, found);
        assertFalse(
                Pattern.compile("<script>|<style|style=| on\\w+=").matcher(page).find());
        assertTrue(server.get("/docs/init.js").body().contains("/openapi.yaml"));
    }
}
