package dev.manyi.demo;

import dev.manyi.fact.Ticket;

/** A ticket with what only the demo knows of it: the customer's number (−1: not known) and mood when it was over. */
record Case(Ticket ticket, Shop shop, Problem problem, int customer, double mood) {}
