package dev.manyi.ingest;

import dev.manyi.http.Rejection;
import dev.manyi.ingest.row.CountedInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A whole body as it was sent. It is unpacked while it is read, so that a small one can not become a big one in memory. */
record Payload(List<byte[]> parts, boolean gzip) {
    static final int LARGEST = 32 * 1024 * 1024;
    static final long LARGEST_UNPACKED = 128L * 1024 * 1024;

    InputStream open() {
        InputStream sent = new SequenceInputStream(Collections.enumeration(
                parts.stream().map(ByteArrayInputStream::new).toList()));
        if (!gzip) {
            return sent;
        }
        try {
            return new Unpacked(new GZIPInputStream(sent, 64 * 1024));
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private static Rejection broken(IOException e) {
        return Rejection.of(400, "The gzip body is broken: send it whole and unchanged (" + e.getMessage() + ")");
    }

    private static void bound(long bytes, long total) {
        if (total > LARGEST_UNPACKED) {
            throw Rejection.of(
                    413,
                    "The body is larger than " + LARGEST_UNPACKED / 1024 / 1024
                            + " MiB when unpacked: send it in parts");
        }
    }

    private static final class Unpacked extends CountedInput {
        Unpacked(InputStream in) {
            super(in, Payload::bound);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            try {
                return super.read(buffer, offset, length);
            } catch (IOException e) {
                throw broken(e);
            }
        }
    }
}
