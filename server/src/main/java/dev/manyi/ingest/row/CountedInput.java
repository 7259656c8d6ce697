package dev.manyi.ingest.row;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells how much was read, to somebody who ends the reading by throwing when it was too much. */
public class CountedInput extends FilterInputStream {
    private final Meter meter;
    private long total;

    /** Hears of every read: so many bytes, and so many in all. */
    @FunctionalInterface
    public interface Meter {
        void read(long bytes, long total);
    }

    public CountedInput(InputStream in, Meter meter) {
        super(in);
        this.meter = meter;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        long bytes = Math.max(read, 0);
        total += bytes;
        meter.read(bytes, total);
        return read;
    }
}
