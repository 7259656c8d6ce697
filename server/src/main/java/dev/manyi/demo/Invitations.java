package dev.manyi.demo;

import dev.manyi.fact.Invitation;
import dev.manyi.fact.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the questionnaires that are sent: those that answers name, and the many that nobody answers. */
final class Invitations {
    /** For each visitor who answers, there are from none to so many who do not. */
    private static final int MOST_SILENT = 5;

    private static final double ASKED_IN_VAIN = 0.75;

    private final long seed;

    Invitations(long seed) {
        this.seed = seed;
    }

    List<Invitation> of(BusinessDay day, List<Case> cases, List<Response> responses) {
        Dice dice = Dice.of(seed, "invitations", day.date());
        Map<String, Response> answers = new HashMap<>();
        List<Invitation> invitations = new ArrayList<>();
        for (Response response : responses) {
            if (response.ticket() != null) {
                answers.put(response.ticket(), response);
            } else if (response.invitation() != null && !Responses.isRepeated(response)) {
                invitations.addAll(afterVisit(response, day, dice));
            }
        }
        for (Case about : cases) {
            Response answer = answers.get(about.ticket().externalId());
            if (answer != null && answer.invitation() != null) {
                Instant resolved = about.ticket().resolvedAt();
                invitations.add(answered(answer, between(resolved, answer.submittedAt(), dice)));
            } else if (answer == null && about.ticket().resolvedAt() != null && dice.chance(ASKED_IN_VAIN)) {
                inVain(about, dice).ifPresent(invitations::add);
            }
        }
        return invitations;
    }

    private static List<Invitation> afterVisit(Response answer, BusinessDay day, Dice dice) {
        Instant sent = answer.submittedAt().minusSeconds((long) dice.around(5_400, 0.8));
        List<Invitation> invitations = new ArrayList<>();
        invitations.add(answered(answer, sent.isBefore(day.start()) ? day.start() : sent));
        for (int i = dice.between(0, MOST_SILENT); i > 0; i--) {
            invitations.add(invitation(
                    answer.invitation() + "-" + i,
                    answer.survey(),
                    answer.store(),
                    answer.channel(),
                    day.whileOpen(dice)));
        }
        return invitations;
    }

    /** Those who do not answer were asked by the same ways as those who do. */
    private static Optional<Invitation> inVain(Case about, Dice dice) {
        Visit visit = Visit.afterService(about.ticket().channel(), dice);
        Instant sent = BusinessDay.later(about.ticket().resolvedAt(), 0.5 + 2.5 * dice.next());
        return visit.isInvited()
                ? Optional.of(invitation(
                        "I" + about.ticket().externalId(),
                        Questionnaire.AFTER_SERVICE.code,
                        about.ticket().store(),
                        visit.channel(),
                        sent))
                : Optional.empty();
    }

    private static Instant between(Instant from, Instant to, Dice dice) {
        return from.plusSeconds((long) (Duration.between(from, to).getSeconds() * dice.next()));
    }

    private static Invitation answered(Response answer, Instant at) {
        return invitation(answer.invitation(), answer.survey(), answer.store(), answer.channel(), at);
    }

    private static Invitation invitation(String id, String survey, String store, String channel, Instant at) {
        return new Invitation(DemoChain.SOURCE, id, survey, store, channel, at);
    }
}
