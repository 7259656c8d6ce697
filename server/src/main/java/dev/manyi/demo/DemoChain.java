package dev.manyi.demo;

import dev.manyi.fact.Category;
import dev.manyi.fact.Customer;
import dev.manyi.fact.Employee;
import dev.manyi.fact.Privacy;
import dev.manyi.fact.Region;
import dev.manyi.fact.Store;
import dev.manyi.fact.Survey;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/**
 * A Chinese retail chain for demonstrations: 200 stores in 12 regions and 40 cities, and what their customers ask and answer.
 * The facts of a day depend on the seed, the day and the zone, and on nothing else.
 */
public final class DemoChain {
    /** The source of all its facts. */
    public static final String SOURCE = "demo";

    private final long seed;
    private final ZoneId zone;
    private final Network network;
    private final Problems problems = new Problems();
    private final Tickets tickets;
    private final Responses responses;

    public DemoChain(long seed, ZoneId zone) {
        this.seed = seed;
        this.zone = zone;
        this.network = new Network(seed);
        Comments comments = new Comments(problems);
        this.tickets = new Tickets(seed, network, problems, comments);
        this.responses = new Responses(seed, network, problems, comments);
    }

    public long seed() {
        return seed;
    }

    public ZoneId zone() {
        return zone;
    }

    public DemoDay day(LocalDate date) {
        BusinessDay day = BusinessDay.of(date, zone);
        List<Case> cases = tickets.of(day);
        return new DemoDay(cases.stream().map(Case::ticket).toList(), responses.of(day, cases));
    }

    public List<Region> regions() {
        return network.regions();
    }

    public List<Store> stores() {
        return network.stores();
    }

    public List<Employee> employees() {
        return network.employees();
    }

    public List<Category> categories() {
        return problems.categories();
    }

    public List<Survey> surveys() {
        return Arrays.stream(Questionnaire.values())
                .map(questions -> new Survey(questions.code, questions.title))
                .toList();
    }

    public List<Customer> customers(Privacy privacy) {
        return network.customers(privacy);
    }
}
