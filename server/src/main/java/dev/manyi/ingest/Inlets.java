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
public record Inlets(FactStore facts, ReferenceStore references, ZoneId zone, KnownKpis kpis) {

    public static Inlets of(Database database, Privacy privacy, boolean strictCodes, ZoneId zone, KnownKpis kpis) {
        return new Inlets(
                new FactStore(database, privacy, strictCodes),
                new ReferenceStore(database, privacy, strictCodes),
                zone,
                kpis);
    }

    /** The same with another way for facts. */
    public Inlets through(FactStore other) {
        return new Inlets(other, references, zone, kpis);
    }

    public Inlet<?> of(RecordKind kind) {
        if (kind instanceof FactKind fact) {
            return new Inlet<>(
                    kind,
                    new FactCheck(fact, zone),
                    facts::storable,
                    facts.largestBatch(),
                    (records, rejected) -> facts.write(fact, records, rejected));
        }
        ReferenceKind reference = (ReferenceKind) kind;
        return new Inlet<>(
                kind,
                new ReferenceCheck(reference, zone, kpis),
                references::storable,
                ReferenceStore.LARGEST_BATCH,
                (records, rejected) -> references.write(reference, records, rejected));
    }
}
