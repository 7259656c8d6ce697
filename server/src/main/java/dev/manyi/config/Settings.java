package dev.manyi.config;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;

/** The settings of one process, complete and checked. */
public record Settings(
        Listen http,
        Listen management,
        Path dataDir,
        ZoneId zone,
        String organisation,
        Optional<Secret> adminPassword,
        Optional<Secret> jwtKey,
        Optional<Secret> privacyKey,
        boolean strictCodes,
        Optional<Path> rules,
        int databasePool,
        Optional<Secret> databaseUrl,
        Optional<Secret> smtpUrl) {

    public Settings withAdminPassword(Secret password) {
        return new Settings(
                http,
                management,
                dataDir,
                zone,
                organisation,
                Optional.of(password),
                jwtKey,
                privacyKey,
                strictCodes,
                rules,
                databasePool,
                databaseUrl,
                smtpUrl);
    }

    /** An address and port to listen on. */
    public record Listen(String host, int port) {
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }
}
