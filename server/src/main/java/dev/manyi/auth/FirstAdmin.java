package dev.manyi.auth;

import dev.manyi.config.Secret;
import dev.manyi.config.Setting;
import io.vertx.core.Future;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the user `admin` at the first start. */
public final class FirstAdmin {
    public static final String USERNAME = "admin";
    private static final Logger LOG = LoggerFactory.getLogger(FirstAdmin.class);
    private final PeopleQueries people;
    private final PasswordHash passwords;

    FirstAdmin(PeopleQueries people, PasswordHash passwords) {
        this.people = people;
        this.passwords = passwords;
    }

    /** The one-time password to show to whoever starts the server, when this call made an admin with a random one. */
    public Future<Optional<Secret>> create(Optional<Secret> configured) {
        return people.adminExists().compose(exists -> {
            if (exists) {
                return configured
                        .map(this::warnIfOther)
                        .orElse(Future.succeededFuture())
                        .map(Optional.<Secret>empty());
            }
            Secret password = configured.orElseGet(MadeUpPassword::next);
            return passwords
                    .hash(password.reveal())
                    .compose(hash -> people.addFirstAdmin(USERNAME, hash))
                    .map(made -> made && configured.isEmpty() ? Optional.of(password) : Optional.empty());
        });
    }

    /** A setting that has no effect is said, not obeyed: whoever can set variables later must not take over `admin`. */
    private Future<Void> warnIfOther(Secret configured) {
        return people.find(USERNAME)
                .compose(admin -> admin.isEmpty()
                        ? Future.succeededFuture(true)
                        : passwords.matches(configured.reveal(), admin.get().passwordHash()))
                .onSuccess(same -> {
                    if (!same) {
                        LOG.warn(
                                "{} differs from the password of the existing user {}, which stays as it is",
                                Setting.ADMIN_PASSWORD.variable(),
                                USERNAME);
                    }
                })
                .mapEmpty();
    }
}
