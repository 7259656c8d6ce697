package dev.manyi.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;

/** The log as JSON for a while. */
public final class JsonLog {
    private JsonLog() {}

    public static void during(Runnable work) {
        Encoder<ILoggingEvent> before = LogOutput.encode(LogOutput.json());
        try {
            work.run();
        } finally {
            LogOutput.encode(before);
        }
    }
}
