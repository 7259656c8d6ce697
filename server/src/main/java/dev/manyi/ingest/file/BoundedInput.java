package dev.manyi.ingest.file;

import dev.manyi.ingest.row.MalformedInput;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends the reading of what unpacks to more than anybody may send. */
final class BoundedInput extends FilterInputStream {
    private final long most;
    private long count;

    BoundedInput(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        count += Math.max(read, 0);
        if (count > most) {
            throw new MalformedInput("unpacked it is larger than " + most / 1024 / 1024 + " MiB: send it in parts");
        }
        return read;
    }
}
