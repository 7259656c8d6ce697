package dev.manyi.demo;

import dev.manyi.fact.Store;
import java.util.List;

/**
 * A store of the demo chain and what stays with it: how busy it is, how well it serves (in standard deviations of customers'
 * satisfaction), how slow it is (1 = as others), and its staff and regular customers.
 */
record Shop(
        Store store,
        double size,
        double quality,
        double slowness,
        List<Clerk> technical,
        List<Clerk> reception,
        int firstCustomer,
        int customers) {

    /** An employee and how well he or she serves. */
    record Clerk(String code, double quality) {}

    String code() {
        return store.code();
    }

    Clerk clerk(String post, Dice dice) {
        return dice.one(post.equals("technical") ? technical : reception);
    }

    /** A regular: some come far more often than others. */
    int customer(Dice dice) {
        double u = dice.next();
        return firstCustomer + (int) (u * u * customers);
    }
}
