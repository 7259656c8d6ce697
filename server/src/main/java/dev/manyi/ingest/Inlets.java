package dev.manyi.ingest;

import dev.manyi.db.Database;
import dev.manyi.fact.FactKind;
import dev.manyi.fact.Privacy;
import dev.manyi.fact.RecordKind;
import dev.manyi.fact.ReferenceKind;
import dev.manyi.ingest.check.FactCheck;
import dev.manyi.ingest.check.KnownKpis;
import dev.manyi.ingest.check.ReferenceCheck;
import java.time.ZoneId;

/** Where records of every kind go in. */
public record Inlets(FactStore facts, ReferenceStore references, ZoneId zone, KnownKpis kpis, Heard heard) {

    /** Is told what became of each batch, the rows rejected before it among them, once that is committed. */
    @FunctionalInterface
    public interface Heard {
        void batch(RecordKind kind, Outcome outcome);
    }

    public static Inlets of(Database database, Privacy privacy, boolean strictCodes, ZoneId zone, KnownKpis kpis) {
        return new Inlets(
                new FactStore(database, privacy, strictCodes),
                new ReferenceStore(database, privacy, strictCodes),
                zone,
                kpis,
                (kind, outcome) -> {});
    }

    /** The same, and somebody hears what becomes of the rows. */
    public Inlets heardBy(Heard listener) {
        return new Inlets(facts, references, zone, kpis, listener);
    }

    /** The same with another way for facts. */
    public Inlets through(FactStore other) {
        return new Inlets(other, references, zone, kpis, heard);
    }

    public Inlet<?> of(RecordKind kind) {
        if (kind instanceof FactKind fact) {
            return new Inlet<>(
                    kind,
                    new FactCheck(fact, zone),
                    facts::storable,
                    facts.largestBatch(),
                    heard(kind, (records, rejected) -> facts.write(fact, records, rejected)));
        }
        ReferenceKind reference = (ReferenceKind) kind;
        return new Inlet<>(
                kind,
                new ReferenceCheck(reference, zone, kpis),
                references::storable,
                ReferenceStore.LARGEST_BATCH,
                heard(kind, (records, rejected) -> references.write(reference, records, rejected)));
    }

    private <T> Inlet.Writer<T> heard(RecordKind kind, Inlet.Writer<T> writer) {
        return (records, rejected) -> writer.write(records, rejected)
                .onSuccess(outcome -> heard.batch(
                        kind,
                        new Outcome(
                                outcome.accepted(),
                                outcome.duplicate(),
                                outcome.updated(),
                                outcome.rejected() + rejected,
                                outcome.errors())));
    }
}
