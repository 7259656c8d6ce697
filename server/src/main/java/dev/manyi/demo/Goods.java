package dev.manyi.demo;

import dev.manyi.fact.Category;
import java.util.ArrayList;
import java.util.List;

/** What the demo chain sells (business > group > goods), read from goods.txt. */
final class Goods {
    record Item(String code, double weight, double price) {}

    private final List<Category> categories = new ArrayList<>();
    private final Weighted<Item> items;

    Goods() {
        List<Item> all = new ArrayList<>();
        String business = null;
        String group = null;
        for (String line : Resource.lines("goods.txt")) {
            String[] words = line.replaceAll("[\\[\\]=]", "").strip().split(" ");
            if (line.startsWith("[")) {
                business = words[0];
                categories.add(new Category(business, words[1], null));
            } else if (line.startsWith("=")) {
                group = words[0];
                categories.add(new Category(group, words[1], business));
            } else {
                categories.add(new Category(words[0], words[1], group));
                all.add(new Item(words[0], Double.parseDouble(words[2]), Double.parseDouble(words[3])));
            }
        }
        items = new Weighted<>(all, Item::weight);
    }

    List<Category> categories() {
        return List.copyOf(categories);
    }

    Item one(Dice dice) {
        return items.one(dice);
    }
}
