package dev.manyi.demo;

import dev.manyi.fact.Store;

/** How an answer reached the chain, and from where. Touchpoint, channel and position may be null. */
record Visit(String touchpoint, String channel, Double latitude, Double longitude) {
    private static final double METRES_A_DEGREE = 111_320;

    /** By name; codes on receipts and kiosks invite whoever passes. */
    boolean isInvited() {
        return "sms".equals(touchpoint) || "callback".equals(touchpoint);
    }

    static Visit toShop(Store store, Dice dice) {
        double u = dice.next();
        if (u < 0.34) {
            String touchpoint = u < 0.25 ? "receipt" : "kiosk";
            return dice.chance(0.8) ? inside(touchpoint, store, dice) : new Visit(touchpoint, "in_store", null, null);
        }
        if (u < 0.52) {
            return new Visit("e_invoice", "mini_program", null, null);
        }
        if (u < 0.74) {
            return new Visit("app", "app", null, null);
        }
        if (u < 0.90) {
            return new Visit("sms", "mini_program", null, null);
        }
        return u < 0.98 ? new Visit("callback", "phone", null, null) : new Visit(null, "social", null, null);
    }

    static Visit afterService(String channel, Dice dice) {
        return new Visit(dice.one("service_receipt", "sms", "callback", "app"), channel, null, null);
    }

    /** Most stand in the store; a few answer from elsewhere. */
    private static Visit inside(String touchpoint, Store store, Dice dice) {
        double metres =
                dice.chance(0.02) ? dice.between(2_000, 15_000) : store.radius() * 0.4 * Math.abs(dice.normal());
        double angle = 2 * StrictMath.PI * dice.next();
        double north = metres * StrictMath.sin(angle) / METRES_A_DEGREE;
        double east = metres
                * StrictMath.cos(angle)
                / METRES_A_DEGREE
                / StrictMath.cos(StrictMath.toRadians(store.latitude()));
        return new Visit(touchpoint, "in_store", rounded(store.latitude() + north), rounded(store.longitude() + east));
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * 1e6) / 1e6;
    }
}
