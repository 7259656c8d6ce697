package dev.manyi.change;

/** Something of this kind changed in a store, which lies in a region. Without a store it concerns all of them. */
public record Change(String kind, String store, String region) {}
