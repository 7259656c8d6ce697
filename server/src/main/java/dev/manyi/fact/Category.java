package dev.manyi.fact;

/** One node of business > group > problem type. A business has no parent. */
public record Category(String code, String name, String parent) implements Reference {
    @Override
    public String key() {
        return code;
    }
}
