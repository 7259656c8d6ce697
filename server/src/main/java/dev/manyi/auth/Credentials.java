package dev.manyi.auth;

import io.vertx.core.Future;
import java.util.Optional;

/** One kind of bearer token. */
interface Credentials {
    /** The principal of a token that is good now; empty for every other text, whatever is wrong with it. */
    Future<Optional<Principal>> verify(String token);
}
