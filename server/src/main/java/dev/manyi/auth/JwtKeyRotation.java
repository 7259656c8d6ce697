package dev.manyi.auth;

import dev.manyi.config.InvalidSettings;
import dev.manyi.config.Setting;
import dev.manyi.config.Settings;
import dev.manyi.evidence.Action;
import dev.manyi.evidence.Actor;
import dev.manyi.evidence.Entry;
import dev.manyi.evidence.EvidenceQueries;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives the server another key to sign access tokens with. */
public final class JwtKeyRotation {
    private JwtKeyRotation() {}

    /**
     * Writes the new key into the data folder, where running servers find it. Blocks.
     *
     * @param atOnce because the old key may be known: what it signed is refused from now on, sessions go on
     * @return until when the old key is good
     */
    public static Future<Instant> rotate(Settings settings, EvidenceQueries evidence, Clock clock, boolean atOnce) {
        if (settings.keys().jwt().isPresent()) {
            throw new InvalidSettings(List.of("The key is given by " + Setting.JWT_KEY.variable()
                    + ": give a new one there and this one as " + Setting.JWT_KEY_PREVIOUS.variable()
                    + " (leave that out if somebody may know it), then start the servers again"));
        }
        // Long enough for the tokens of a server that finds the new key a little later.
        Instant until = clock.instant().plus(AccessTokens.LIFE).plus(AccessTokens.SKEW);
        new JwtKeyFiles(settings.dataDir()).rotate(atOnce ? Optional.empty() : Optional.of(until));
        return evidence.add(new Entry(Actor.COMMAND_LINE, Action.KEY_ROTATED, "jwt_key", Map.of("at_once", atOnce)))
                .map(atOnce ? clock.instant() : until);
    }
}
