package dev.manyi.fact;

/** A customer and the tier: new, normal, vip, strategic or null. Stored is {@link Privacy#customer} of the identifier. */
public record Customer(String customer, String tier) implements Reference {
    @Override
    public String key() {
        return customer;
    }
}
