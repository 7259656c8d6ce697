package dev.manyi.fact;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A kind of record that can be sent: something that happened, or what facts are about and measured by. */
public sealed interface RecordKind permits FactKind, ReferenceKind {
    /** The word of routes, commands and counters. */
    String plural();

    /** The record that holds one of this kind; its components are the fields that are sent. */
    Class<?> type();

    /** The table where they are kept. */
    String table();

    static List<RecordKind> all() {
        return Stream.<RecordKind>concat(Stream.of(FactKind.values()), Stream.of(ReferenceKind.values()))
                .toList();
    }

    static Optional<RecordKind> named(String plural) {
        return all().stream().filter(kind -> kind.plural().equals(plural)).findFirst();
    }

    /** All plurals, for messages. */
    static String names() {
        return all().stream().map(RecordKind::plural).collect(Collectors.joining(", "));
    }
}
