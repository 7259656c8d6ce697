package dev.manyi.surfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** A wall hangs for weeks: what it holds on to does not grow, however many changes it has shown. */
class WallHeapTest extends InBrowser {
    /** Fewer in each build than a wall sees in days: docs/figures.md says how to have 2,000. */
    private static final int UPDATES = Integer.getInteger("manyi.wall.updates", 400);

    private static final int AT_ONCE = 100;
    private static final long MAY_GROW = 1_000_000;

    /**
     * From here on the page gets the server's own answers again, the overview with other numbers each time, and its
     * stream of events from the test; its clock goes on by a second with each, so that it need not wait between two
     * questions.
     */
    private static final String REPLAY = """
            const real = window.fetch;
            const kept = new Map();
            const wall = (window.wall = { asked: 0, stream: undefined, now: 0, updating: false });
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
            wall.now = page.now();
            page.now = () => wall.now;
            """;

    private static final String UPDATE = """
            const { wall } = window;
            wall.updating = true;
            const event = new TextEncoder().encode('event: change\\ndata: {"kinds":["responses"]}\\n\\n');
            for (let update = 0; update < arguments[0]; update++) {
              const before = wall.asked;
              wall.now += 1000;
              wall.stream.enqueue(event);
              while (wall.asked === before) await new Promise((later) => setTimeout(later));
              dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', cancelable: true }));
              await new Promise((later) => setTimeout(later));
            }
            wall.updating = false;
            """;

    @Test
    void updatesLeaveNothingBehind() {
        JsonObject body =
                new JsonObject().put("name", "heap").put("role", "wall").put("everything", true);
        String token = LiveServer.json(201, server.post("/api/v1/tokens", body, server.token()))
                .getString("token");
        // Without anything today there would be no chart to draw and dispose of.
        server.ingest("responses", new JsonArray().add(today()));
        browser.size(1920, 1080);
        browser.withoutMotion("light");
        browser.go(server.address() + "/wall#views=tiles,today,cities,regions&token=" + token);
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

    private static JsonObject today() {
        return new JsonObject()
                .put("source", "wall-test")
                .put("external_id", "today")
                .put("store", "S001")
                .put("submitted_at", "2026-10-20T09:30:00+08:00")
                .put("csat", 4);
    }

    /** Tells how many updates there have been in all. */
    private static int update(int times) {
        // Not waited for inside: a driver gives scripts half a minute.
        browser.run(async(UPDATE).replaceFirst("return ", ""), times);
        browser.until("return !window.wall.updating");
        return ((Number) browser.run("return window.wall.asked")).intValue();
    }

    private static String async(String script) {
        return "return (async function () {" + script + "}).apply(null, arguments)";
    }

    /** Seen from the same view: updates come in multiples of the number of views. */
    private static long elements() {
        return ((Number) browser.run("return document.querySelectorAll('*').length")).longValue();
    }
}
