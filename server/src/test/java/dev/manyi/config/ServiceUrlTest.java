package dev.manyi.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceUrlTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    postgresql://u:p@db:5433/manyi?sslmode=require | u   | p         | db        | 5433 | manyi | sslmode=require
                    postgres://u:p%40%3A%2F@postgres_db/manyi      | u   | p@:/      | postgres_db |    | manyi |
                    postgresql://u:p@ss@db/manyi                   | u   | p@ss      | db        |      | manyi |
                    postgresql://db                                |     |           | db        |      |       |
                    postgresql://u:a+b@[::1]:5432/x%20y            | u   | a+b       | [::1]     | 5432 | x y   |
                    """)
    void isTakenApart(String url, String user, String password, String host, Integer port, String path, String query) {
        ServiceUrl parts = ServiceUrl.parse(url).orElseThrow();
        assertEquals(user, parts.user());
        assertEquals(
                password, parts.password() == null ? null : parts.password().reveal());
        assertEquals(host, parts.host());
        assertEquals(port, parts.port());
        assertEquals(path, parts.path());
        assertEquals(query, parts.query());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "db",
                "postgresql:",
                "postgresql://",
                "postgresql://h:99999/x",
                "postgresql://u:%zz@h/x",
                "postgresql://h/x#y"
            })
    void whatIsNoAddressIsRefused(String url) {
        assertTrue(ServiceUrl.parse(url).isEmpty());
    }

    @Test
    void thePasswordIsNotPrinted() {
        assertTrue(!ServiceUrl.parse("smtp://u:geheim@h:587")
                .orElseThrow()
                .toString()
                .contains("geheim"));
    }
}
