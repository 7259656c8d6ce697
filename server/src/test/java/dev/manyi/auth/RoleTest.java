package dev.manyi.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "executive        | true  | JOB_READ KPI_READ REPORT_BUILD REPORT_READ ROW_READ SCHEDULE",
                "regional_manager | false | JOB_READ KPI_READ REPORT_BUILD REPORT_READ ROW_READ SCHEDULE",
                "store_manager    | false | JOB_READ KPI_READ REPORT_BUILD REPORT_READ ROW_READ",
                "analyst          | true  | IMPORT JOB_READ KPI_READ REPORT_BUILD REPORT_READ ROW_READ SCHEDULE",
                "auditor          | false | AUDIT_READ",
                "wall             | false | KPI_READ",
                "ingest           | false | INGEST",
                "admin            | true  | AUDIT_READ CUSTOMER_DATA DESCRIBE IMPORT INGEST JOB_READ JOB_READ_ALL KPI_READ PEOPLE"
                        + " REPORT_BUILD REPORT_READ ROW_READ SCHEDULE SCHEDULE_ALL SETTINGS_READ"
            })
    void theTableOfRoles(String code, boolean seesEverything, String permissions) {
        Role role = Role.of(code).orElseThrow();
        assertEquals(code, role.code());
        assertEquals(
                permissions,
                Arrays.stream(Permission.values())
                        .filter(role::may)
                        .map(Permission::name)
                        .sorted()
                        .collect(Collectors.joining(" ")));
        Scope own = Scope.of(Set.of("EAST"), Set.of("S001"));
        assertEquals(seesEverything ? Scope.ALL : own, role.scope(own.regions(), own.stores()));
    }

    @Test
    void thereAreEightRolesAndNoOthers() {
        assertEquals(8, Role.values().length);
        assertTrue(Role.of("ADMIN").isEmpty());
        assertTrue(Role.of(null).isEmpty());
    }
}
