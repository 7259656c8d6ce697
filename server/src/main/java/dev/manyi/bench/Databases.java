package dev.manyi.bench;

/** The databases of a benchmark: all begin as a copy of one that knows the chain's stores, staff, categories and customers. */
public final class Databases {
    public static final String CHAIN = "chain";

    private final ScratchQueries server;

    public Databases(Scratch scratch) {
        this.server = new ScratchQueries(scratch.server());
    }

    public boolean has(String name) {
        return server.exists(name);
    }

    public void empty(String name) {
        server.drop(name);
        server.create(name, "template1");
    }

    public void fresh(String name) {
        server.drop(name);
        server.create(name, CHAIN);
    }

    public void rename(String name, String to) {
        server.drop(to);
        server.rename(name, to);
    }
}
