package dev.manyi.demo;

import dev.manyi.fact.Benchmark;
import dev.manyi.fact.Category;
import dev.manyi.fact.Customer;
import dev.manyi.fact.Employee;
import dev.manyi.fact.Privacy;
import dev.manyi.fact.Region;
import dev.manyi.fact.Response;
import dev.manyi.fact.Store;
import dev.manyi.fact.Survey;
import dev.manyi.fact.Target;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Chinese retail chain for demonstrations: 200 stores in 12 regions and 40 cities, and what their customers buy, ask and
 * answer, and how the staff behaves.
 * The facts of a day depend on the seed, the day and the zone, and on nothing else.
 */
public final class DemoChain {
    /** The source of all its facts. */
    public static final String SOURCE = "demo";

    /** Grows when the same seed and day make other facts than before. */
    static final int EDITION = 2;

    private final long seed;
    private final ZoneId zone;
    private final Network network;
    private final Problems problems = new Problems();
    private final Goods goods = new Goods();
    private final Tickets tickets;
    private final Responses responses;
    private final Purchases purchases;
    private final Invitations invitations;
    private final Outages outages;
    private final Behaviour behaviour;
    private final Assessments assessments;

    public DemoChain(long seed, ZoneId zone) {
        this.seed = seed;
        this.zone = zone;
        this.network = new Network(seed);
        Comments comments = new Comments(problems);
        this.tickets = new Tickets(seed, network, problems, comments);
        this.responses = new Responses(seed, network, problems, comments);
        this.purchases = new Purchases(seed, network, goods);
        this.invitations = new Invitations(seed);
        this.outages = new Outages(seed, network);
        this.behaviour = new Behaviour(seed, network);
        this.assessments = new Assessments(seed, network);
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
        List<Response> answers = responses.of(day, cases);
        return new DemoDay(
                cases.stream().map(Case::ticket).toList(),
                answers,
                purchases.of(day, answers),
                invitations.of(day, cases, answers),
                outages.of(day),
                behaviour.of(day),
                assessments.of(day));
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
        return Stream.concat(problems.categories().stream(), goods.categories().stream())
                .toList();
    }

    public List<Survey> surveys() {
        return Arrays.stream(Questionnaire.values())
                .map(questions -> new Survey(questions.code, questions.title))
                .toList();
    }

    /** The targets that are in force in a span of days. */
    public List<Target> targets(LocalDate first, LocalDate last) {
        return Aims.targets(first, last);
    }

    public List<Benchmark> benchmarks() {
        return Aims.benchmarks();
    }

    public List<Customer> customers(Privacy privacy) {
        return network.customers(privacy);
    }
}
