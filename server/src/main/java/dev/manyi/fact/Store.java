package dev.manyi.fact;

/** A place of service. The radius, in metres around the position, still counts as "in the store". All but code and name may be null. */
public record Store(
        String code, String name, String region, String city, Double latitude, Double longitude, Double radius)
        implements Reference {
    @Override
    public String key() {
        return code;
    }
}
