package dev.manyi.fact;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One answered questionnaire. Everything but source, external id, store and submittedAt may be null: absent is never zero. */
public record Response(
        String source,
        String externalId,
        String store,
        String survey,
        String channel,
        String touchpoint,
        String category,
        String employee,
        String customer,
        String ticket,
        String invitation,
        Instant startedAt,
        Instant submittedAt,
        Integer csat,
        Integer nps,
        Integer ces,
        Map<String, Integer> ratings,
        Map<String, List<String>> choices,
        String comment,
        Double latitude,
        Double longitude,
        String language)
        implements Fact {}
