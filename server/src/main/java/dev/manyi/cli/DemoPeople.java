package dev.manyi.cli;

import dev.manyi.auth.People;
import dev.manyi.auth.PersonChange;
import dev.manyi.auth.Role;
import dev.manyi.blocking.Wait;
import dev.manyi.config.Secret;
import dev.manyi.db.KeyFile;
import dev.manyi.evidence.Actor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Somebody of each role in the demo chain, to look at it with their eyes. Their passwords are kept, to be printed again. */
final class DemoPeople {
    private static final List<Somebody> ALL = List.of(
            new Somebody("demo-executive", "周总", Role.EXECUTIVE, Set.of(), Set.of()),
            new Somebody("demo-east", "陈静（华东大区）", Role.REGIONAL_MANAGER, Set.of("EAST"), Set.of()),
            new Somebody("demo-s001", "李伟（S001）", Role.STORE_MANAGER, Set.of(), Set.of("S001")),
            new Somebody("demo-analyst", "王敏", Role.ANALYST, Set.of(), Set.of()),
            new Somebody("demo-auditor", "赵磊", Role.AUDITOR, Set.of(), Set.of()));

    private record Somebody(String username, String name, Role role, Set<String> regions, Set<String> stores) {
        PersonChange what() {
            return new PersonChange(
                    Optional.of(name), Optional.of(role), Optional.of(regions), Optional.of(stores), Optional.empty());
        }
    }

    private DemoPeople() {}

    /** Adds those that are not there, and tells how to log in as each. Blocks. */
    static List<String> logins(People people, Path dataDir) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Somebody somebody : ALL) {
            Path file = dataDir.resolve("keys").resolve(somebody.username() + "-password");
            Secret password = KeyFile.readOrCreate(file);
            lines.add(login(people, somebody, password));
        }
        return lines;
    }

    private static String login(People people, Somebody somebody, Secret password) {
        boolean there = Wait.until(people.list()).stream()
                .anyMatch(account -> account.username().equalsIgnoreCase(somebody.username()));
        if (!there) {
            Wait.until(people.add(Actor.SERVER, somebody.username(), somebody.what(), Optional.of(password)));
        }
        // Somebody may have changed or disabled the person since; a wrong password is worse than none.
        boolean good = Wait.until(people.admits(somebody.username(), password));
        return "Demo login: user " + somebody.username()
                + (good ? ", password " + password.reveal() : " with the password they were given later");
    }
}
