package dev.manyi.fact;

/** Somebody who serves customers. The post is technical or reception; store and post may be null. */
public record Employee(String code, String name, String store, String post) implements Reference {
    @Override
    public String key() {
        return code;
    }
}
