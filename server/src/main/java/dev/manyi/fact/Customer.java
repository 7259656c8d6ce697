package dev.manyi.fact;

/** A customer without the person: the code is {@link Privacy#customer}, the tier new, normal, vip, strategic or null. */
public record Customer(String code, String tier) {}
