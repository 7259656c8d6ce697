package dev.manyi.audit;

import dev.manyi.auth.Guard;
import dev.manyi.auth.Permission;
import dev.manyi.config.Secret;
import dev.manyi.config.Setting;
import dev.manyi.config.SettingTexts;
import dev.manyi.config.Settings;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;

/** How this server was set up. Secrets say only whether they are given. */
public final class SettingsRoutes {
    private final Settings settings;
    private final String rulesVersion;
    private final Guard guard;

    public SettingsRoutes(Settings settings, String rulesVersion, Guard guard) {
        this.settings = settings;
        this.rulesVersion = rulesVersion;
        this.guard = guard;
    }

    public void mount(Router api) {
        guard.permit(api.get("/settings"), Permission.SETTINGS_READ).respond(ctx -> Future.succeededFuture(json()));
    }

    private JsonObject json() {
        JsonArray list = new JsonArray();
        for (Setting setting : Setting.values()) {
            list.add(new JsonObject()
                    .put("name", setting.variable())
                    .put(
                            "value",
                            setting.secret()
                                    ? null
                                    : SettingTexts.of(settings, setting)
                                            .map(Secret::reveal)
                                            .orElse(null))
                    .put("given", SettingTexts.given(settings, setting))
                    .put("secret", setting.secret())
                    .put("accepts", setting.accepts()));
        }
        return new JsonObject().put("settings", list).put("rules_version", rulesVersion);
    }
}
