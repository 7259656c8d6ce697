package dev.manyi.audit;

import dev.manyi.config.Secret;
import dev.manyi.config.Setting;
import dev.manyi.config.SettingTexts;
import dev.manyi.config.Settings;
import dev.manyi.db.Database;
import dev.manyi.evidence.Action;
import dev.manyi.evidence.Actor;
import dev.manyi.evidence.Entry;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.fact.Privacy;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** Records at the start of a server what is set otherwise than it was recorded last. */
public final class SettingsHistory {
    private static final String RULES = "rules_version";
    private final SettingsQueries queries;
    private final EvidenceQueries evidence;
    private final Privacy privacy;

    public SettingsHistory(Database database, EvidenceQueries evidence, Privacy privacy) {
        this.queries = new SettingsQueries(database);
        this.evidence = evidence;
        this.privacy = privacy;
    }

    public Future<Void> record(Settings settings, String rulesVersion) {
        Map<String, Object> now = state(settings, rulesVersion);
        return queries.last().compose(last -> {
            Map<String, Object> before = last.map(JsonObject::getMap).orElse(Map.of());
            Map<String, Object> changed = changed(before, now);
            return last.isPresent() && changed.isEmpty()
                    ? Future.succeededFuture()
                    : evidence.add(new Entry(
                            Actor.SERVER,
                            Action.SETTINGS_CHANGED,
                            "settings",
                            last.isEmpty() ? Map.of("settings", now) : Map.of("settings", now, "changed", changed)));
        });
    }

    private Map<String, Object> state(Settings settings, String rulesVersion) {
        Map<String, Object> state = new TreeMap<>();
        Arrays.stream(Setting.values())
                // Good for the first start only, where it is recorded that there is an admin.
                .filter(setting -> setting != Setting.ADMIN_PASSWORD)
                .forEach(setting -> SettingTexts.of(settings, setting)
                        .ifPresent(value -> state.put(setting.key(), shown(setting, value))));
        state.put(RULES, rulesVersion);
        return state;
    }

    /** A secret's mark shows that it became another one; without the privacy key nobody can try out which it is. */
    private String shown(Setting setting, Secret value) {
        return setting.secret() ? "secret:" + privacy.mark(setting.key() + ":" + value.reveal()) : value.reveal();
    }

    private static Map<String, Object> changed(Map<String, Object> before, Map<String, Object> now) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(now.keySet());
        Map<String, Object> changed = new TreeMap<>();
        for (String name : names) {
            if (!Objects.equals(before.get(name), now.get(name))) {
                Map<String, Object> step = new HashMap<>();
                step.put("from", before.get(name));
                step.put("to", now.get(name));
                changed.put(name, step);
            }
        }
        return changed;
    }
}
