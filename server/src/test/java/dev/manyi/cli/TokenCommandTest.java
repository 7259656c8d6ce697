package dev.manyi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** `manyi token` and `manyi key`, as somebody at a shell meets them. */
class TokenCommandTest {
    private static final Shell SHELL = new Shell("Asia/Shanghai");

    @AfterAll
    static void close() {
        SHELL.close();
    }

    @Test
    void aTokenIsMadeListedAndRevoked() {
        assertEquals(0, token("add", "till of S001", "--role", "ingest", "--kinds", "responses,tickets"), SHELL.err);
        String text = SHELL.out.lines().skip(1).findFirst().orElseThrow();
        assertTrue(text.startsWith("manyi_ingest_"), SHELL.out);
        String id = SHELL.out.split(" ")[1];
        assertEquals(0, token("list"));
        assertTrue(
                SHELL.out.matches(
                        "(?s)" + id + "  ingest  until 20\\S+Z  used never  responses,tickets  till of S001\n.*"),
                SHELL.out);
        assertFalse(SHELL.out.contains(text.substring(13)));
        assertEquals(0, token("revoke", id), SHELL.err);
        assertEquals(0, token("list"));
        assertTrue(SHELL.out.contains(id + "  ingest  revoked 20"), SHELL.out);
        assertEquals(
                "2", SHELL.one("SELECT count(*) FROM evidence WHERE actor = 'cli' AND subject = 'token:" + id + "'"));
    }

    @Test
    void aWallShowsStoresThatAreThere() {
        SHELL.one(
                "WITH made AS (INSERT INTO store (code, name) VALUES ('S001', 'One') RETURNING 1) SELECT count(*) FROM made");
        assertEquals(2, token("add", "hall", "--role", "wall", "--store", "S001,S002"));
        assertTrue(SHELL.err.contains("S002"), SHELL.err);
        assertEquals(0, token("add", "hall", "--role", "wall", "--store", "S001", "--days", "30"), SHELL.err);
        assertTrue(SHELL.out.contains("manyi_wall_"), SHELL.out);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "add x --role admin                        | --role is admin: give ingest or wall",
                "add x --role ingest                       | kinds is missing: give one or more of responses",
                "add x --role ingest --kinds stores        | --kinds is stores: give some of responses",
                "add x --role ingest --kinds tickets --days 1096 | give a number from 1 to 1095",
                "add x --role wall                         | wall shows one scope",
                "add x --role wall --everything --region E | wall shows one scope",
                "revoke 7f0a4c1e-3d5b-4a7c-9e21-000000000001 | There is no such token",
                "revoke no-uuid                            | no-uuid",
                "add                                       | NAME"
            })
    void wrongUsageIsToldWithWhatWouldBeAccepted(String arguments, String told) {
        assertEquals(2, token((Object[]) arguments.split(" ")));
        assertTrue(SHELL.err.contains(told), SHELL.err);
        assertEquals("", SHELL.out);
    }

    @Test
    void theKeyIsRotated() {
        assertEquals(0, SHELL.command(new KeyCommand(SHELL::settings), "rotate"), SHELL.err);
        assertTrue(SHELL.out.contains("is good until 20"), SHELL.out);
        assertEquals(0, SHELL.command(new KeyCommand(SHELL::settings), "rotate", "--at-once"), SHELL.err);
        assertTrue(SHELL.out.contains("refused within seconds"), SHELL.out);
        assertEquals("2", SHELL.one("SELECT count(*) FROM evidence WHERE action = 'key_rotated'"));
    }

    private static int token(Object... arguments) {
        return SHELL.command(new TokenCommand(SHELL::settings), arguments);
    }
}
