package dev.manyi.db;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.copy.CopyIn;

/** Writes rows in the binary form of COPY: begin each row, then give its columns one after the other. */
public final class CopyRows {
    private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final BigInteger DIGIT = BigInteger.valueOf(10_000);
    private static final int LARGEST_PART = 64 * 1024;
    private static final int LONGEST_FIXED = 64;
    private final ByteBuffer buffer = ByteBuffer.allocate(LARGEST_PART);
    private final CopyIn copy;
    private final int columns;

    /** The connection failed while rows were written. */
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1;

        Broken(SQLException cause) {
            super(cause);
        }
    }

    CopyRows(CopyIn copy, int columns) {
        this.copy = copy;
        this.columns = columns;
        buffer.put(SIGNATURE).putInt(0).putInt(0);
    }

    public void row() {
        room(2).putShort((short) columns);
    }

    public void text(String value) {
        if (value == null) {
            absent();
        } else {
            bytes(value.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** JSON text for a `jsonb` column: one byte says the version of its form. */
    public void json(String value) {
        if (value == null) {
            absent();
            return;
        }
        byte[] json = value.getBytes(StandardCharsets.UTF_8);
        room(5).putInt(json.length + 1).put((byte) 1);
        put(json);
    }

    public void smallint(Integer value) {
        if (value == null) {
            absent();
        } else if (value != value.shortValue()) {
            throw new IllegalArgumentException(value + " does not fit into a smallint");
        } else {
            room(6).putInt(2).putShort(value.shortValue());
        }
    }

    public void integer(Integer value) {
        if (value == null) {
            absent();
        } else {
            room(8).putInt(4).putInt(value);
        }
    }

    public void number(Double value) {
        if (value == null) {
            absent();
        } else {
            room(12).putInt(8).putDouble(value);
        }
    }

    public void bool(Boolean value) {
        if (value == null) {
            absent();
        } else {
            room(5).putInt(1).put((byte) (value ? 1 : 0));
        }
    }

    public void instant(Instant value) {
        if (value == null) {
            absent();
        } else {
            room(12).putInt(8).putLong(ChronoUnit.MICROS.between(EPOCH, value));
        }
    }

    /** Digits of base 10,000 to both sides of the point: how many, the weight of the first, the sign, the scale. */
    public void decimal(BigDecimal value) {
        if (value == null) {
            absent();
            return;
        }
        int scale = Math.max(value.scale(), 0);
        int fraction = (scale + 3) / 4;
        List<Short> digits = new ArrayList<>();
        BigInteger rest = value.abs().setScale(fraction * 4).unscaledValue();
        for (; rest.signum() > 0; rest = rest.divide(DIGIT)) {
            digits.add(0, rest.mod(DIGIT).shortValueExact());
        }
        room(12 + 2 * digits.size())
                .putInt(8 + 2 * digits.size())
                .putShort((short) digits.size())
                .putShort((short) (digits.size() - fraction - 1))
                .putShort((short) (value.signum() < 0 ? 0x4000 : 0))
                .putShort((short) scale);
        digits.forEach(buffer::putShort);
    }

    void end() {
        room(2).putShort((short) -1);
        flush();
    }

    private void absent() {
        room(4).putInt(-1);
    }

    private void bytes(byte[] value) {
        room(4).putInt(value.length);
        put(value);
    }

    private void put(byte[] value) {
        for (int from = 0; from < value.length; ) {
            int part = Math.min(value.length - from, room(1).remaining());
            buffer.put(value, from, part);
            from += part;
        }
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < Math.max(bytes, LONGEST_FIXED)) {
            flush();
        }
        return buffer;
    }

    private void flush() {
        try {
            copy.writeToCopy(buffer.array(), 0, buffer.position());
        } catch (SQLException e) {
            throw new Broken(e);
        }
        buffer.clear();
    }
}
