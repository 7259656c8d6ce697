package dev.manyi.fact;

/** A channel, a touchpoint or a rated side of the service: its name in the organisation's language and in English. */
public record Term(String code, String name, String nameEn) implements Reference {
    @Override
    public String key() {
        return code;
    }
}
