package dev.manyi.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class DatabaseAddressTest {
    @Test
    void partsThatAreLeftOutHaveTheirDefaults() {
        DatabaseAddress address = DatabaseAddress.parse("postgresql://db.example.com");
        assertEquals("db.example.com:5432/postgres", address.toString());
        assertEquals("postgres", address.user());
        assertEquals("", address.password().reveal());
        assertEquals("anna", DatabaseAddress.parse("postgresql://anna@h").name());
    }

    @Test
    void aPlusIsAPlusAndNoSpace() {
        DatabaseAddress address = DatabaseAddress.parse("postgres://a+b:c+d%20e@h/f");
        assertEquals("a+b", address.user());
        assertEquals("c+d e", address.password().reveal());
    }

    @Test
    void bothClientsGoToTheSamePlace() {
        DatabaseAddress address = DatabaseAddress.parse("postgresql://u:p%40@[::1]:5433/d?sslmode=disable");
        assertEquals("::1", Database.connectOptions(address).getHost().replaceAll("[\\[\\]]", ""));
        assertEquals(5433, Database.connectOptions(address).getPort());
        assertEquals("p@", Database.connectOptions(address).getPassword());
        assertEquals("jdbc:postgresql://[::1]:5433/d", address.jdbcUrl().replaceFirst("\\?.*", ""));
    }

    @Test
    void noTextOfItHasThePassword() {
        DatabaseAddress address = DatabaseAddress.parse("postgresql://u:hidden@h/d");
        assertFalse((address + address.jdbcUrl()).contains("hidden"));
    }
}
