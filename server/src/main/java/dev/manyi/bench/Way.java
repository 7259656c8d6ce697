package dev.manyi.bench;

import java.io.IOException;

/** A way for rows to come in, each into the database of its name. */
public record Way(String name, String database, Loading loading) {

    public interface Loading {
        void load(Slice slice) throws IOException;
    }
}
