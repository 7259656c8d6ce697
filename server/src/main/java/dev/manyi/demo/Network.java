package dev.manyi.demo;

import dev.manyi.fact.Customer;
import dev.manyi.fact.Employee;
import dev.manyi.fact.Privacy;
import dev.manyi.fact.Region;
import dev.manyi.fact.Store;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The regions, stores, staff and customers of the demo chain: fixed by the seed, the same on every day. */
final class Network {
    private static final int CUSTOMERS_A_STORE = 300;
    private static final double DEGREES_A_KILOMETRE = 1 / 111.32;

    private final long seed;
    private final List<Region> regions = new ArrayList<>();
    private final List<Employee> employees = new ArrayList<>();
    private final List<Shop> shops = new ArrayList<>();
    private final Weighted<Shop> busy;
    private final Weighted<Shop> inTrouble;

    Network(long seed) {
        this.seed = seed;
        List<String> surnames = words("[surname]");
        List<String> given = words("[given]");
        double regionQuality = 0;
        for (String line : Resource.lines("places.txt")) {
            String[] words = line.replace("[", "").replace("]", "").split(" ");
            if (line.startsWith("[")) {
                regions.add(new Region(words[0], words[1]));
                regionQuality = 0.08 * Dice.of(seed, "region", regions.size()).normal();
            } else {
                addCity(words, regionQuality, surnames, given);
            }
        }
        busy = new Weighted<>(shops, Shop::size);
        inTrouble = new Weighted<>(
                shops.stream()
                        .filter(s -> s.store().region().equals(Crisis.REGION))
                        .toList(),
                Shop::size);
    }

    private static List<String> words(String section) {
        List<String> lines = Resource.lines("names.txt");
        return Arrays.asList(lines.get(lines.indexOf(section) + 1).split(" "));
    }

    private void addCity(String[] words, double regionQuality, List<String> surnames, List<String> given) {
        for (int i = 3; i < words.length; i++) {
            int number = shops.size() + 1;
            Dice dice = Dice.of(seed, "store", number);
            Store store = new Store(
                    "S%03d".formatted(number),
                    words[0] + words[i] + "店",
                    regions.get(regions.size() - 1).code(),
                    words[0],
                    position(Double.parseDouble(words[1]), 7, dice),
                    position(Double.parseDouble(words[2]), 8, dice),
                    50.0 * dice.between(4, 8));
            double size = dice.around(1, 0.4);
            double quality = regionQuality + 0.32 * dice.normal();
            double slowness = dice.around(StrictMath.exp(-0.4 * quality), 0.2);
            int staff = 4 + (int) Math.round(4 * size);
            shops.add(new Shop(
                    store,
                    size,
                    quality,
                    slowness,
                    clerks(store, "technical", Math.max(2, staff / 3), surnames, given),
                    clerks(store, "reception", staff - staff / 3, surnames, given),
                    (number - 1) * CUSTOMERS_A_STORE,
                    CUSTOMERS_A_STORE));
        }
    }

    private static double position(double centre, double kilometres, Dice dice) {
        double offset = (2 * dice.next() - 1) * kilometres * DEGREES_A_KILOMETRE;
        return Math.round((centre + offset) * 1e6) / 1e6;
    }

    private List<Shop.Clerk> clerks(Store store, String post, int count, List<String> surnames, List<String> given) {
        List<Shop.Clerk> clerks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String code = "E%05d".formatted(employees.size() + 1);
            Dice dice = Dice.of(seed, "employee", employees.size());
            employees.add(new Employee(code, dice.one(surnames) + dice.one(given), store.code(), post));
            clerks.add(new Shop.Clerk(code, 0.25 * dice.normal()));
        }
        return clerks;
    }

    List<Region> regions() {
        return List.copyOf(regions);
    }

    List<Store> stores() {
        return shops.stream().map(Shop::store).toList();
    }

    List<Employee> employees() {
        return List.copyOf(employees);
    }

    List<Customer> customers(Privacy privacy) {
        return IntStream.range(0, shops.size() * CUSTOMERS_A_STORE)
                .mapToObj(number -> new Customer(privacy.customer(customer(number)), tier(number)))
                .toList();
    }

    /** Before it is hashed. */
    static String customer(int number) {
        return "C%07d".formatted(number);
    }

    private String tier(int number) {
        double u = Dice.of(seed, "tier", number).next();
        return u < 0.04 ? "strategic" : u < 0.20 ? "vip" : u < 0.40 ? "new" : "normal";
    }

    /** Some people are pleased more easily than others, always. */
    double leniency(int customer) {
        return 0.3 * Dice.of(seed, "customer", customer).normal();
    }

    /** Whoever comes to the store on a day. */
    int visitor(Shop shop, LocalDate day, Dice dice) {
        int customer = shop.customer(dice);
        for (int i = 0; i < 4 && isAway(customer, day); i++) {
            customer = shop.customer(dice);
        }
        return customer;
    }

    /** Some are loyal, others come for some months and are silent for some, and a few are gone for years. */
    private boolean isAway(int customer, LocalDate day) {
        Dice dice = Dice.of(seed, "loyalty", customer);
        double u = dice.next();
        if (u < 0.35) {
            return false;
        }
        int turn = u < 0.85 ? 420 : 1_000;
        return Math.floorMod(day.toEpochDay() + dice.below(turn), turn) > (u < 0.85 ? 240 : 300);
    }

    /** Everybody, in the order of the codes. */
    List<Shop.Clerk> staff() {
        return shops.stream()
                .flatMap(shop -> Stream.concat(shop.technical().stream(), shop.reception().stream()))
                .toList();
    }

    Shop busy(Dice dice) {
        return busy.one(dice);
    }

    Shop inTrouble(Dice dice) {
        return inTrouble.one(dice);
    }
}
