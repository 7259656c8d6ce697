package dev.manyi.surfaces;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What the log says meanwhile that it must not: errors, and event loops that were blocked. */
final class LoggedTrouble implements AutoCloseable {
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

    LoggedTrouble() {
        heard.start();
        root.addAppender(heard);
    }

    /** A loop that a busy machine keeps waiting is told without a stack; one that is blocked, with it. */
    List<String> lines() {
        return List.copyOf(heard.list).stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.ERROR)
                        || event.getLoggerName().contains("BlockedThreadChecker") && event.getThrowableProxy() != null)
                .map(event -> event.getLoggerName() + ": " + event.getFormattedMessage() + " "
                        + (event.getThrowableProxy() == null
                                ? ""
                                : event.getThrowableProxy().getMessage()))
                .toList();
    }

    /** Everything that was said, to look for what must not be. */
    String all() {
        return String.join(
                "\n",
                List.copyOf(heard.list).stream()
                        .map(ILoggingEvent::getFormattedMessage)
                        .toList());
    }

    @Override
    public void close() {
        root.detachAppender(heard);
    }
}
