package dev.manyi.demo;

import java.util.List;

/** A problem type: how often it comes, how often as a complaint, how long it takes, and what customers say of it. */
record Problem(
        String code,
        String name,
        String business,
        String post,
        double weight,
        double complaints,
        double hours,
        List<String> phrases) {}
