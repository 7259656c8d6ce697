package dev.manyi.evidence;

/** Who did something and from which address. */
public record Actor(String name, String address) {
    /** Whoever has a shell on the server. */
    public static final Actor COMMAND_LINE = new Actor("cli", "");

    /** The server itself. */
    public static final Actor SERVER = new Actor("server", "");

    public Actor {
        name = Plain.text(name);
        address = Plain.text(address);
    }
}
