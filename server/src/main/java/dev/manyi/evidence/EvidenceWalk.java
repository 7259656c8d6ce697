package dev.manyi.evidence;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;

/** Goes from row to row of a chain and stops believing at the first that does not follow from the one before. */
final class EvidenceWalk {
    private final Queue<EvidenceCheck.Mark> marks =
            new PriorityQueue<>(Comparator.comparingLong(mark -> mark.head().seq()));
    private Head last = Head.BEGINNING;
    private long rows;
    private Optional<EvidenceCheck.Broken> broken = Optional.empty();

    EvidenceWalk(List<EvidenceCheck.Mark> marks) {
        this.marks.addAll(marks);
    }

    void take(EvidenceRow row) {
        rows++;
        if (broken.isEmpty()) {
            broken = wrong(row).or(() -> contradicted(row));
            last = broken.isEmpty() ? row.head() : last;
        }
    }

    private Optional<EvidenceCheck.Broken> wrong(EvidenceRow row) {
        long due = last.seq() + 1;
        if (row.seq() < due) {
            return broken(row.seq(), "a row with this number was put in: the chain begins with 1");
        }
        if (row.seq() > due) {
            return broken(due, "the row is missing; the next one there is " + row.seq());
        }
        if (!digest(row).equals(Optional.of(row.hash()))) {
            return broken(due, "its content is not what its hash was made of");
        }
        if (!row.previous().equals(last.hash())) {
            return broken(due, "it does not follow from the row before it, so one of the two was rewritten");
        }
        return Optional.empty();
    }

    /** Nothing when the details were changed into what nobody can read. */
    private static Optional<String> digest(EvidenceRow row) {
        try {
            return Optional.of(row.digest());
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private Optional<EvidenceCheck.Broken> contradicted(EvidenceRow row) {
        while (!marks.isEmpty() && marks.peek().head().seq() <= row.seq()) {
            EvidenceCheck.Mark mark = marks.remove();
            if (mark.head().seq() == row.seq() && !mark.head().hash().equals(row.hash())) {
                return broken(
                        row.seq(),
                        "it is another row than the one known from " + mark.source()
                                + ": it, or rows before it, were rewritten with all that follow");
            }
        }
        return Optional.empty();
    }

    EvidenceCheck.Finding end() {
        if (broken.isEmpty() && !marks.isEmpty()) {
            broken = broken(
                    last.seq() + 1,
                    "it and all that followed are missing; row "
                            + marks.peek().head().seq() + " is known from "
                            + marks.peek().source());
        }
        return new EvidenceCheck.Finding(rows, last, broken);
    }

    private static Optional<EvidenceCheck.Broken> broken(long row, String reason) {
        return Optional.of(new EvidenceCheck.Broken(row, reason));
    }
}
