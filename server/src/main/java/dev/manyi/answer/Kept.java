package dev.manyi.answer;

import dev.manyi.http.Representation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The answers in memory, each with the version of the data it was made from; the one unused for longest goes first. */
final class Kept {
    private final long most;
    private final Map<Question, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    private record Entry(long version, Representation answer, long size) {}

    Kept(long most) {
        this.most = most;
    }

    /** An answer that knows at least what was there at this version. */
    synchronized Optional<Representation> get(Question question, long version) {
        Entry entry = entries.get(question);
        return entry != null && entry.version >= version ? Optional.of(entry.answer) : Optional.empty();
    }

    synchronized void put(Question question, long version, Representation answer) {
        long size = question.size() + answer.size();
        Entry before = entries.get(question);
        if (size > most || before != null && before.version > version) {
            return;
        }
        entries.put(question, new Entry(version, answer, size));
        bytes += size - (before == null ? 0 : before.size);
        var oldest = entries.entrySet().iterator();
        while (bytes > most) {
            bytes -= oldest.next().getValue().size;
            oldest.remove();
        }
    }

    synchronized long bytes() {
        return bytes;
    }

    synchronized int count() {
        return entries.size();
    }
}
