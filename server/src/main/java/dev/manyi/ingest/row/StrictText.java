package dev.manyi.ingest.row;

import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/** Text from bytes: a byte order mark is skipped, and bytes that are no text end the reading instead of turning into "�". */
public final class StrictText extends FilterReader {
    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private final Charset charset;
    private long lines = 1;

    private StrictText(Reader in, Charset charset) {
        super(in);
        this.charset = charset;
    }

    public static Reader of(InputStream bytes, Charset charset) throws IOException {
        Reader decoded = new InputStreamReader(
                bytes,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        PushbackReader text = new PushbackReader(new StrictText(decoded, charset), 1);
        int first = text.read();
        if (first >= 0 && first != BYTE_ORDER_MARK) {
            text.unread(first);
        }
        return text;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        try {
            int count = super.read(buffer, offset, length);
            for (int i = offset; i < offset + count; i++) {
                if (buffer[i] == '\n') {
                    lines++;
                }
            }
            return count;
        } catch (CharacterCodingException e) {
            throw new MalformedInput("From about line " + lines + " on, the text is not valid " + charset.name()
                    + ": send it in that encoding");
        }
    }
}
