package dev.manyi.reports.html;

import dev.manyi.reports.model.Tone;

/** Good, bad or neither: a colour by its class, and a sign for who does not see it. */
final class Tones {
    private Tones() {}

    static String style(Tone tone) {
        return switch (tone) {
            case BETTER -> "tone-better";
            case WORSE -> "tone-worse";
            case NEUTRAL -> "tone-neutral";
        };
    }

    static String sign(Tone tone) {
        return switch (tone) {
            case BETTER -> "✓";
            case WORSE -> "!";
            case NEUTRAL -> "●";
        };
    }
}
