package dev.manyi.evidence;

import java.util.Map;

/**
 * One thing that was done. The details hold texts, whole numbers, flags, and lists and maps of these: what has one
 * spelling only. A customer is never named.
 */
public record Entry(Actor actor, Action action, String subject, Map<String, Object> details) {
    public Entry {
        subject = Plain.text(subject);
        details = Plain.map(details);
    }

    public static Entry of(Actor actor, Action action, String subject) {
        return new Entry(actor, action, subject, Map.of());
    }
}
