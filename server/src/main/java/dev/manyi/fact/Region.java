package dev.manyi.fact;

/** A region of the organisation (大区): stores report to it. */
public record Region(String code, String name) implements Reference {
    @Override
    public String key() {
        return code;
    }
}
