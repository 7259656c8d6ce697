package dev.manyi.fact;

/** A questionnaire that customers answer. */
public record Survey(String code, String name) implements Reference {
    @Override
    public String key() {
        return code;
    }
}
