package dev.manyi.auth;

import static dev.manyi.auth.Permission.AUDIT_READ;
import static dev.manyi.auth.Permission.IMPORT;
import static dev.manyi.auth.Permission.JOB_READ;
import static dev.manyi.auth.Permission.KPI_READ;
import static dev.manyi.auth.Permission.REPORT_BUILD;
import static dev.manyi.auth.Permission.REPORT_READ;
import static dev.manyi.auth.Permission.ROW_READ;
import static dev.manyi.auth.Permission.SCHEDULE;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The one table of roles: what each may do, and whether it sees everything or only its own regions and stores. */
public enum Role {
    EXECUTIVE("executive", Sees.EVERYTHING, Set.of(KPI_READ, ROW_READ, REPORT_READ, REPORT_BUILD, SCHEDULE, JOB_READ)),
    REGIONAL_MANAGER(
            "regional_manager", Sees.OWN, Set.of(KPI_READ, ROW_READ, REPORT_READ, REPORT_BUILD, SCHEDULE, JOB_READ)),
    STORE_MANAGER("store_manager", Sees.OWN, Set.of(KPI_READ, ROW_READ, REPORT_READ, REPORT_BUILD, JOB_READ)),
    ANALYST(
            "analyst",
            Sees.EVERYTHING,
            Set.of(KPI_READ, ROW_READ, REPORT_READ, REPORT_BUILD, SCHEDULE, JOB_READ, IMPORT)),
    AUDITOR("auditor", Sees.OWN, Set.of(AUDIT_READ)),
    WALL("wall", Sees.OWN, Set.of(KPI_READ)),
    INGEST("ingest", Sees.OWN, Set.of(Permission.INGEST)),
    ADMIN("admin", Sees.EVERYTHING, Set.of(Permission.values()));

    private enum Sees {
        EVERYTHING,
        OWN
    }

    private final String code;
    private final Sees sees;
    private final Set<Permission> permissions;

    Role(String code, Sees sees, Set<Permission> permissions) {
        this.code = code;
        this.sees = sees;
        this.permissions = Set.copyOf(permissions);
    }

    /** The word for it in the API, in tokens and in the database. */
    public String code() {
        return code;
    }

    public static Optional<Role> of(String code) {
        return Arrays.stream(values()).filter(role -> role.code.equals(code)).findFirst();
    }

    public static List<String> codes() {
        return Arrays.stream(values()).map(Role::code).toList();
    }

    /** The words for all it may do, sorted. */
    List<String> permissions() {
        return permissions.stream()
                .map(permission -> permission.name().toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
    }

    /** Whether it sees facts, but only those of its own regions and stores. */
    boolean hasScope() {
        return sees == Sees.OWN && may(KPI_READ);
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    Scope scope(Set<String> regions, Set<String> stores) {
        return sees == Sees.EVERYTHING ? Scope.ALL : Scope.of(regions, stores);
    }
}
