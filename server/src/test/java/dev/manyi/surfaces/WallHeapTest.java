package dev.manyi.surfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** A wall hangs for weeks: what it holds on to does not grow, however many changes it has shown. */
class WallHeapTest extends InBrowser {
    private static final int UPDATES = 2_000;
    private static final int AT_ONCE = 250;
    private static final long MAY_GROW = 1_000_000;

    /**
     * From here on the page gets the server's own answers again, the overview with other numbers each time, and its
     * stream of events from the test; its clock runs a thousand times as fast, so that it need not wait between two
     * questions.
     */
    private static final String REPLAY = """
            const real = window.fetch;
            const kept = new Map();
            const wall = (window.wall = { asked: 0, stream: undefined });
            Math.random = () => 0;
            const answer = async (path, init) => {
              if (path.endsWith('/live')) return new Response(new ReadableStream({ start: (stream) => (wall.stream = stream) }));
              const name = path.split('?')[0];
              if (!kept.has(name)) kept.set(name, await (await real(path, init)).text());
              const body = JSON.parse(kept.get(name));
              if (name.endsWith('/overview')) {
                wall.asked++;
                for (const value of body.headline) if (value.value !== null) value.value += wall.asked % 17;
                for (const { values } of body.today.hours) values.responses.value = wall.asked % 23;
              }
              return new Response(JSON.stringify(body));
            };
            window.fetch = (path, init) => (String(path).startsWith('/api/') ? answer(path, init) : real(path, init));
            location.hash += '&seconds=600';
            await new Promise((begun) => setTimeout(begun, 500));
            const page = document.querySelector('wall-page');
            page.now = () => 1000 * performance.now();
            """;

    private static final String UPDATE = """
            const { wall } = window;
            const event = new TextEncoder().encode('event: change\\ndata: {"kinds":["responses"]}\\n\\n');
            for (let update = 0; update < arguments[0]; update++) {
              const before = wall.asked;
              wall.stream.enqueue(event);
              while (wall.asked === before) await new Promise((later) => setTimeout(later));
              dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', cancelable: true }));
              await new Promise((later) => setTimeout(later));
            }
            return wall.asked;
            """;

    @Test
    void twoThousandUpdatesLeaveNothingBehind() {
        JsonObject body =
                new JsonObject().put("name", "heap").put("role", "wall").put("everything", true);
        String token = LiveServer.json(201, server.post("/api/v1/tokens", body, server.token()))
                .getString("token");
        browser.size(1920, 1080);
        browser.withoutMotion();
        browser.go(server.address() + "/wall#views=tiles,cities,regions&token=" + token);
        browser.until("return document.querySelector('.wall-tile')");
        browser.run(async(REPLAY));
        browser.until("return document.querySelector('.wall-tile') && window.wall.stream");
        int warm = update(AT_ONCE);
        long before = browser.heap();
        long elements = elements();
        int asked = warm;
        while (asked < warm + UPDATES) {
            asked = update(AT_ONCE);
        }
        long grown = browser.heap() - before;
        System.out.println(
                "The wall's heap: " + before + " bytes, and " + grown + " more after " + (asked - warm) + " updates");
        assertTrue(grown < MAY_GROW, grown + " bytes more than " + before);
        assertEquals(elements, elements());
        quiet();
    }

    private static int update(int times) {
        return ((Number) browser.run(async(UPDATE), times)).intValue();
    }

    private static String async(String script) {
        return "return (async function () {" + script + "}).apply(null, arguments)";
    }

    /** Seen from the same view: the number of updates is a multiple of that of views. */
    private static long elements() {
        return ((Number) browser.run("return document.querySelectorAll('*').length")).longValue();
    }
}
