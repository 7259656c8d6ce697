package dev.manyi.mail;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A line of the mail that begins with a dot gets another: one dot alone would end the mail. */
final class DotStuffing extends FilterOutputStream {
    private boolean lineBegins = true;

    DotStuffing(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int b) throws IOException {
        if (lineBegins && b == '.') {
            out.write('.');
        }
        out.write(b);
        lineBegins = b == '\n';
    }
}
