package dev.manyi.surfaces;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;

/** The line between a screen and the server: it can be pulled, and the server at its end may change its port. */
final class Cable implements AutoCloseable {
    private final ServerSocket end;
    private final IntSupplier port;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private volatile boolean plugged = true;

    Cable(IntSupplier port) {
        this.port = port;
        try {
            end = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    String address() {
        return "http://127.0.0.1:" + end.getLocalPort();
    }

    /** Whatever is connected breaks; whoever connects finds nobody. */
    void pull() {
        plugged = false;
        connections.forEach(Cable::shut);
        connections.clear();
    }

    void plug() {
        plugged = true;
    }

    private void accept() {
        while (!end.isClosed()) {
            try {
                Socket screen = end.accept();
                if (plugged) {
                    connect(screen);
                } else {
                    screen.close();
                }
            } catch (IOException e) {
                // That connection failed, as connections do; the next one may not.
            }
        }
    }

    private void connect(Socket screen) throws IOException {
        connections.add(screen);
        Socket server;
        try {
            server = new Socket("127.0.0.1", port.getAsInt());
        } catch (IOException e) {
            shut(screen);
            throw e;
        }
        connections.add(server);
        daemon(() -> pass(screen, server));
        daemon(() -> pass(server, screen));
    }

    private void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One of the ends has closed.
        } finally {
            connections.remove(from);
            connections.remove(to);
        }
    }

    private static void shut(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "cable");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        pull();
        try {
            end.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
