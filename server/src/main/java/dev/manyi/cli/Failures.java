package dev.manyi.cli;

import dev.manyi.config.InvalidSettings;
import dev.manyi.db.DatabaseRefused;
import dev.manyi.http.Rejection;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The one place where a failed command becomes words and an exit code. */
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /** Something the person at the shell can do something about: told without a stack trace, exit code 1. */
    public static final class Told extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Told(String message) {
            super(message);
        }
    }

    public static int print(Exception failure, CommandLine command, ParseResult parsed) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof InvalidSettings) {
            command.getErr().println(cause.getMessage());
            return 2;
        }
        if (cause instanceof Rejection refused) {
            command.getErr().println(words(refused));
            return refused.status() == 400 ? 2 : 1;
        }
        command.getErr().println(cause.getMessage() == null ? cause.toString() : cause.getMessage());
        if (!(cause instanceof Told || cause instanceof DatabaseRefused)) {
            LOG.error("The command failed", cause);
        }
        return 1;
    }

    private static String words(Rejection refused) {
        return refused.errors().isEmpty()
                ? refused.getMessage()
                : refused.errors().stream()
                        .map(error -> error.field() + " " + error.message())
                        .collect(Collectors.joining("\n"));
    }
}
