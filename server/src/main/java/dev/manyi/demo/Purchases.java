package dev.manyi.demo;

import dev.manyi.fact.Purchase;
import dev.manyi.fact.Response;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes what is bought on a day: by some of those who answer the questionnaire about it, and by many who do not. */
final class Purchases {
    private static final double ORDINARY_DAY = 200;
    private static final double ANSWERED = 0.55;

    private final long seed;
    private final Network network;
    private final Goods goods;

    Purchases(long seed, Network network, Goods goods) {
        this.seed = seed;
        this.network = network;
        this.goods = goods;
    }

    List<Purchase> of(BusinessDay day, List<Response> responses) {
        Dice dice = Dice.of(seed, "purchases", day.date());
        List<Purchase> purchases = new ArrayList<>();
        for (Response response : responses) {
            boolean bought = Questionnaire.AFTER_PURCHASE.code.equals(response.survey());
            if (bought && !Responses.isRepeated(response) && dice.chance(ANSWERED)) {
                purchases.add(answered(response, day, dice));
            }
        }
        long others = Math.round(ORDINARY_DAY * Season.shopping(day.date()) * (1 + 0.05 * dice.normal()));
        for (int i = 1; i <= others; i++) {
            Shop shop = network.busy(dice);
            String customer = dice.chance(0.05) ? null : Network.customer(network.visitor(shop, day.date(), dice));
            purchases.add(purchase("P" + day.compact() + "-" + i, shop.code(), customer, day.whileOpen(dice), dice));
        }
        return purchases;
    }

    /** Bought shortly before the answer, and on the same day. */
    private Purchase answered(Response response, BusinessDay day, Dice dice) {
        Instant before = response.submittedAt().minusSeconds((long) dice.around(2_400, 0.8));
        Instant at = before.isBefore(day.start()) ? day.start() : before;
        return purchase("P" + response.externalId(), response.store(), response.customer(), at, dice);
    }

    private Purchase purchase(String id, String store, String customer, Instant at, Dice dice) {
        Goods.Item item = goods.one(dice);
        long cents = (long) (100 * dice.around(item.price(), 0.35));
        return new Purchase(
                DemoChain.SOURCE,
                id,
                store,
                customer,
                dice.chance(0.01) ? null : item.code(),
                at,
                dice.chance(0.005) ? null : BigDecimal.valueOf(cents, 2));
    }
}
