package dev.manyi.delivery;

/** Told by the mail server of a process how far its mail is, before it is answered. */
@FunctionalInterface
interface CrashWatch {
    void at(CrashServer server, CrashPoint point, String messageId);
}
