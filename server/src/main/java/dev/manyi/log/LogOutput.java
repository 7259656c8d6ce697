package dev.manyi.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Where and how the log is written; until the settings are read it is text, as `logback.xml` says. */
public final class LogOutput {
    /** Each request, see {@link #use}. */
    public static final String REQUESTS = "dev.manyi.http.access";

    private LogOutput() {}

    /** From now on, for the whole process. */
    public static void use(LogFormat format, boolean requests) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        if (requests) {
            context().getLogger(REQUESTS).setLevel(Level.DEBUG);
        }
        if (format == LogFormat.JSON) {
            encode(json());
        }
    }

    static Encoder<ILoggingEvent> json() {
        JsonLines json = new JsonLines();
        json.setContext(context());
        json.start();
        return json;
    }

    /** Writes with another encoder; returns the one before. */
    static Encoder<ILoggingEvent> encode(Encoder<ILoggingEvent> encoder) {
        Appender<ILoggingEvent> screen = context().getLogger("ROOT").getAppender("STDERR");
        if (!(screen instanceof OutputStreamAppender<ILoggingEvent> stream)) {
            throw new IllegalStateException("logback.xml names no appender STDERR");
        }
        Encoder<ILoggingEvent> before = stream.getEncoder();
        stream.stop();
        stream.setEncoder(encoder);
        stream.start();
        return before;
    }

    private static LoggerContext context() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }
}
