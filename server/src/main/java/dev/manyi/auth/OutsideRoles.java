package dev.manyi.auth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.manyi.config.InvalidSettings;
import dev.manyi.config.Setting;
import dev.manyi.config.Settings;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which role a claim of an outside provider stands for. What machines and walls may do is not theirs to give. */
record OutsideRoles(String claim, Map<String, Role> roles) {
    private static final Set<Role> POSSIBLE = EnumSet.complementOf(EnumSet.of(Role.INGEST, Role.WALL));

    static OutsideRoles of(Settings.Oidc settings) {
        Map<String, Role> roles = new LinkedHashMap<>();
        settings.roles().forEach((value, role) -> roles.put(value, role(role)));
        return new OutsideRoles(settings.roleClaim(), roles);
    }

    private static Role role(String code) {
        return Role.of(code)
                .filter(POSSIBLE::contains)
                .orElseThrow(
                        () -> new InvalidSettings(List.of(Setting.OIDC_ROLES.variable() + " names the role \"" + code
                                + "\": give one of "
                                + Arrays.stream(Role.values())
                                        .filter(POSSIBLE::contains)
                                        .map(Role::code)
                                        .collect(Collectors.joining(", ")))));
    }

    /** Of several values that stand for a role, the one counts that the setting names first. */
    Optional<Role> of(JsonNode claims) {
        JsonNode value = claims.path(claim);
        return roles.entrySet().stream()
                .filter(entry -> holds(value, entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean holds(JsonNode value, String text) {
        if (value.isTextual()) {
            return value.textValue().equals(text);
        }
        for (JsonNode item : value) {
            if (value.isArray() && text.equals(item.textValue())) {
                return true;
            }
        }
        return false;
    }
}
