package dev.manyi.delivery;

import dev.manyi.evidence.Action;
import dev.manyi.evidence.Actor;
import dev.manyi.evidence.Entry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the evidence keeps of deliveries: which files went out, and by their keys to whom; addresses are in the ledger. */
final class DeliveryEvidence {
    private DeliveryEvidence() {}

    static Entry sent(Due due, int attempt, List<KeptFile> files) {
        Map<String, Object> hashes = new HashMap<>();
        files.forEach(file -> hashes.put(file.format().id(), file.sha256()));
        Map<String, Object> details = about(due, attempt);
        details.put("sha256", hashes);
        details.put(
                "report_number",
                files.stream().map(KeptFile::reportNumber).findFirst().orElse(""));
        return new Entry(Actor.SERVER, Action.DELIVERY_SENT, due.id().toString(), details);
    }

    static Entry givenUp(Due due, int attempt, String status) {
        Map<String, Object> details = about(due, attempt);
        details.put("status", status);
        return new Entry(Actor.SERVER, Action.DELIVERY_GIVEN_UP, due.id().toString(), details);
    }

    private static Map<String, Object> about(Due due, int attempt) {
        Map<String, Object> details = about(
                due.schedule(),
                due.rendering().report(),
                due.rendering().period().label(),
                due.recipient(),
                due.number(),
                due.messageId());
        details.put("attempt", attempt);
        return details;
    }

    /** Of a delivery whose report could not be made: its id, schedule, report, period, recipient, number, Message-ID. */
    static Entry unmade(List<String> row) {
        return new Entry(
                Actor.SERVER,
                Action.DELIVERY_GIVEN_UP,
                row.get(0),
                about(row.get(1), row.get(2), row.get(3), row.get(4), Integer.parseInt(row.get(5)), row.get(6)));
    }

    /** Somebody decided about one. */
    static Entry decided(Actor actor, Action action, Delivery delivery) {
        return new Entry(
                actor,
                action,
                delivery.id().toString(),
                about(
                        delivery.schedule(),
                        delivery.report(),
                        delivery.period(),
                        delivery.recipient(),
                        delivery.number(),
                        delivery.messageId()));
    }

    private static Map<String, Object> about(
            String schedule, String report, String period, String recipient, int number, String messageId) {
        return new HashMap<>(Map.of(
                "schedule", schedule,
                "report", report,
                "period", period,
                "recipient", recipient,
                "number", number,
                "message_id", messageId));
    }
}
