package dev.manyi.demo;

import dev.manyi.fact.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes the answers of a day's customers: those who shopped, and those whose ticket was opened on the day. */
final class Responses {
    private static final double ORDINARY_DAY = 315;
    private static final double ANSWER_AFTER_SERVICE = 0.42;
    private static final double ASK_RELATIONSHIP = 0.2;
    private static final double SENT_TWICE = 0.003;
    private static final String AGAIN = "-again";

    private final long seed;
    private final Network network;
    private final Problems problems;
    private final Comments comments;

    Responses(long seed, Network network, Problems problems, Comments comments) {
        this.seed = seed;
        this.network = network;
        this.problems = problems;
        this.comments = comments;
    }

    List<Response> of(BusinessDay day, List<Case> cases) {
        Dice dice = Dice.of(seed, "responses", day.date());
        Situation situation = new Situation(day.date());
        List<Response> responses = new ArrayList<>();
        for (Case about : cases) {
            if (about.ticket().resolvedAt() != null && dice.chance(ANSWER_AFTER_SERVICE)) {
                responses.add(afterService(about, dice));
            }
        }
        long visits = Math.round(ORDINARY_DAY * Season.shopping(day.date()) * (1 + 0.05 * dice.normal()));
        for (int i = 1; i <= visits; i++) {
            Response response = afterVisit(day, i, situation, dice);
            responses.add(response);
            if (dice.chance(SENT_TWICE)) {
                responses.add(again(response));
            }
        }
        return responses;
    }

    private Response afterService(Case about, Dice dice) {
        Instant submitted = BusinessDay.later(about.ticket().resolvedAt(), Math.min(140, dice.around(5, 1.1)));
        Comments.About words = new Comments.About(about.shop().store(), about.problem());
        return response(
                "R" + about.ticket().externalId(),
                about.shop(),
                Questionnaire.AFTER_SERVICE,
                Visit.afterService(about.ticket().channel(), dice),
                about.problem(),
                about.ticket().employee(),
                about.customer(),
                about.ticket().externalId(),
                submitted,
                Answers.of(Questionnaire.AFTER_SERVICE, about.mood(), words, comments, dice),
                dice);
    }

    private Response afterVisit(BusinessDay day, int number, Situation situation, Dice dice) {
        Shop shop = network.busy(dice);
        boolean delivered = dice.chance(0.4 * Crisis.severity(shop.store().region(), day.date()));
        Problem about = delivered ? problems.ofDelivery(dice) : problems.ofVisit(dice);
        Shop.Clerk clerk = shop.clerk(about.post(), dice);
        int customer = dice.chance(0.12) ? -1 : network.visitor(shop, day.date(), dice);
        double mood = situation.mood(shop)
                + clerk.quality()
                + (customer < 0 ? 0 : network.leniency(customer))
                - 1.2 * situation.trouble(shop, about);
        Questionnaire questions =
                dice.chance(ASK_RELATIONSHIP) ? Questionnaire.RELATIONSHIP : Questionnaire.AFTER_PURCHASE;
        Visit visit = Visit.toShop(shop.store(), dice);
        boolean inside = "in_store".equals(visit.channel());
        return response(
                "R" + day.compact() + "-" + number,
                shop,
                questions,
                visit,
                dice.chance(0.97) ? about : null,
                dice.chance(inside ? 0.85 : 0.6) ? Newcomers.orHelper(clerk, shop, day.date(), dice) : null,
                customer,
                null,
                inside && !dice.chance(0.004) ? day.whileOpen(dice) : day.anyTime(dice),
                Answers.of(questions, mood, new Comments.About(shop.store(), about), comments, dice),
                dice);
    }

    private Response response(
            String id,
            Shop shop,
            Questionnaire questions,
            Visit visit,
            Problem category,
            String employee,
            int customer,
            String ticket,
            Instant submitted,
            Answers answers,
            Dice dice) {
        return new Response(
                DemoChain.SOURCE,
                id,
                shop.code(),
                questions.code,
                visit.channel(),
                visit.touchpoint(),
                category == null ? null : category.code(),
                employee,
                customer < 0 ? null : Network.customer(customer),
                ticket,
                visit.isInvited() && dice.chance(0.9) ? "I" + id.substring(1) : null,
                dice.chance(0.08) ? null : submitted.minusSeconds(answers.seconds()),
                submitted,
                answers.csat(),
                answers.nps(),
                answers.ces(),
                answers.ratings(),
                answers.choices(),
                answers.comment(),
                visit.latitude(),
                visit.longitude(),
                dice.chance(0.03) ? null : answers.language());
    }

    static boolean isRepeated(Response response) {
        return response.externalId().endsWith(AGAIN);
    }

    /** The same customer sends the same answers again within minutes. */
    private static Response again(Response first) {
        return new Response(
                first.source(),
                first.externalId() + AGAIN,
                first.store(),
                first.survey(),
                first.channel(),
                first.touchpoint(),
                first.category(),
                first.employee(),
                first.customer(),
                first.ticket(),
                first.invitation(),
                first.startedAt() == null ? null : first.startedAt().plusSeconds(150),
                first.submittedAt().plusSeconds(150),
                first.csat(),
                first.nps(),
                first.ces(),
                first.ratings(),
                first.choices(),
                first.comment(),
                first.latitude(),
                first.longitude(),
                first.language());
    }
}
