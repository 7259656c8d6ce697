package dev.manyi.answer;

import dev.manyi.auth.BearerGuard;
import dev.manyi.auth.Scope;
import dev.manyi.language.Language;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes routes answer questions by what is kept. A route is guarded before it comes here. */
public final class AnswerRoutes {
    /** Browsers may keep an answer for this person, but must ask each time whether it still holds. */
    private static final String CACHE = "private, no-cache";

    private static final String VARY = "Authorization, Accept, Accept-Encoding, Accept-Language";
    private static final String MOMENT = "as_of";
    private final Answers answers;
    private final Clock clock;

    public AnswerRoutes(Answers answers, Clock clock) {
        this.answers = answers;
        this.clock = clock;
    }

    /**
     * What a request asks. `now` is the whole second of the request, so that a second's questions are one; an answer must
     * not depend on it where `as_of` is given.
     */
    public record Asked(MultiMap parameters, Instant now, String language, Scope scope) {
        Question question(String path) {
            Map<String, List<String>> values =
                    parameters.names().stream().collect(Collectors.toMap(Function.identity(), parameters::getAll));
            return new Question(path, values, parameters.contains(MOMENT) ? null : now, language, scope);
        }
    }

    /** Answers GET and HEAD of the route. */
    public void answer(Route route, Function<Asked, Future<JsonObject>> compute) {
        route.method(HttpMethod.HEAD).handler(ctx -> {
            Asked asked = asked(ctx);
            answers.of(asked.question(ctx.normalizedPath()), () -> compute.apply(asked))
                    .onComplete(answer -> answer.send(ctx, CACHE, VARY), ctx::fail);
        });
    }

    private Asked asked(RoutingContext ctx) {
        return new Asked(
                ctx.queryParams(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                Language.accepted(ctx.request().getHeader("Accept-Language")).tag(),
                BearerGuard.principal(ctx).scope());
    }
}
