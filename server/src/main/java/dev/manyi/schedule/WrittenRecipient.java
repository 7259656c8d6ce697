package dev.manyi.schedule;

import dev.manyi.auth.Scope;
import dev.manyi.delivery.Recipient;
import dev.manyi.http.JsonFields;
import dev.manyi.http.Rejection;
import dev.manyi.report.ReportFormat;
import dev.manyi.report.request.ReportRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;

/** A recipient as a plan says it. */
record WrittenRecipient(
        Optional<String> email,
        Optional<String> webhook,
        Optional<String> name,
        String language,
        List<String> formats,
        Optional<Scope> scope,
        boolean link) {
    private static final Pattern EMAIL = Pattern.compile(
            "[^\\s@<>(),;:\\\\\"\\[\\]]{1,64}@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]{0,252}[\\p{L}\\p{N}])?");
    private static final Pattern WEBHOOK = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final int KEY_LENGTH = 16;

    static WrittenRecipient of(JsonFields fields) {
        return new WrittenRecipient(
                fields.optionalText("email", 3, 254),
                fields.optionalText("webhook", 1, 64),
                fields.optionalText("name", 1, 100),
                fields.optionalChoice("language", ReportRequest.LANGUAGES).orElse("zh-CN"),
                fields.choices("formats", ReportFormat.ids()),
                fields.object("scope").map(WrittenRecipient::scope),
                fields.optionalFlag("link").orElse(false));
    }

    private static Scope scope(JsonFields fields) {
        boolean everything = fields.optionalFlag("everything").orElse(false);
        Scope places =
                Scope.of(Set.copyOf(fields.texts("regions", 100, 64)), Set.copyOf(fields.texts("stores", 1_000, 64)));
        return everything ? Scope.ALL : places;
    }

    /** The key is the same as long as address, scope and language are. */
    Recipient recipient(int index, Scope usual) {
        String address = address("recipients[" + index + "]");
        Scope about = scope.filter(given -> given.everything()
                        || !given.regions().isEmpty()
                        || !given.stores().isEmpty())
                .orElse(usual);
        String key = String.join(
                "\n",
                address.toLowerCase(Locale.ROOT),
                String.valueOf(about.everything()),
                new TreeSet<>(about.regions()).toString(),
                new TreeSet<>(about.stores()).toString(),
                language);
        return new Recipient(
                DigestUtils.sha256Hex(key).substring(0, KEY_LENGTH),
                name.orElse(address),
                address,
                about,
                Locale.forLanguageTag(language),
                formats.stream().map(id -> ReportFormat.named(id).orElseThrow()).collect(Collectors.toSet()),
                link);
    }

    private String address(String place) {
        if (email.isPresent() == webhook.isPresent()) {
            throw Rejection.invalid(
                    place,
                    "gives " + (email.isPresent() ? "an email and a webhook" : "neither email nor webhook")
                            + "; give one of them");
        }
        if (email.filter(text -> !EMAIL.matcher(text).matches()).isPresent()) {
            throw Rejection.invalid(
                    place + ".email",
                    "\"" + email.get() + "\" is not accepted; give one address such as chen@example.com");
        }
        if (webhook.filter(text -> !WEBHOOK.matcher(text).matches()).isPresent()) {
            throw Rejection.invalid(
                    place + ".webhook",
                    "\"" + webhook.get()
                            + "\" is not accepted; give the name of a webhook of the settings: letters, digits, _ and -");
        }
        return email.or(() -> webhook).orElseThrow();
    }
}
