package dev.tsuno.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Places boxes in layers, so that all arrows go one way, after Sugiyama, Tagawa and Toda (1981): each box behind those that lead to it; a
 * long arrow takes a slot in each layer that it passes; within a layer the slots are ordered by the middle of their neighbours, for few
 * crossings; then each is drawn to its neighbours as far as there is room.
 *
 * <p>"Along" is the direction of the arrows, "across" the other one.
 */
final class LayeredLayout {
    private static final double BETWEEN_LAYERS = 40;
    private static final double BETWEEN_BOXES = 28;
    private static final double PASSING = 14;
    private static final double BETWEEN_TIPS = 22;
    private static final int SWEEPS = 12;
    private static final int SETTLING = 80;
    /** How much more it matters that a long arrow is straight than that a box is in the middle. */
    private static final double STRAIGHTNESS = 6;

    /** A place in a layer: a box's, or one where an arrow passes. */
    private static final class Slot {
        final int layer;
        final double size;
        final double weight;
        final List<Join> before = new ArrayList<>();
        final List<Join> behind = new ArrayList<>();
        double across;

        Slot(int layer, double size, double weight) {
            this.layer = layer;
            this.size = size;
            this.weight = weight;
        }
    }

    /** Two neighbours; the offsets say how far from the middles they are joined. */
    private static final class Join {
        final Slot first;
        final Slot second;
        final double firstOffset;
        double secondOffset;

        Join(Slot first, double firstOffset, Slot second, double secondOffset) {
            this.first = first;
            this.firstOffset = firstOffset;
            this.second = second;
            this.secondOffset = secondOffset;
        }
    }

    private final List<Box> boxes;
    /** Those that go forward. */
    private final List<Link> links;
    /** Those that would close a circle: they lead back beside all boxes. */
    private final List<Link> backward = new ArrayList<>();

    private final boolean leftToRight;
    private final boolean within;
    private final Map<Box, Slot> slots = new HashMap<>();
    private final List<List<Slot>> layers = new ArrayList<>();
    private final Map<Link, List<Join>> joins = new HashMap<>();

    private LayeredLayout(List<Box> boxes, List<Link> links, boolean leftToRight, boolean within) {
        this.boxes = boxes;
        Set<Box> entered = new HashSet<>();
        for (Link link : links) entered.add(link.to);
        Set<Box> done = new HashSet<>();
        for (Box box : boxes) if (!entered.contains(box)) walk(box, links, new HashSet<>(), done);
        for (Box box : boxes) walk(box, links, new HashSet<>(), done);
        this.links = links.stream().filter(link -> !backward.contains(link)).toList();
        this.leftToRight = leftToRight;
        this.within = within;
    }

    private void walk(Box box, List<Link> all, Set<Box> above, Set<Box> done) {
        if (!done.add(box)) return;
        above.add(box);
        for (Link link : all) {
            if (link.from != box) continue;
            if (above.contains(link.to)) backward.add(link);
            else walk(link.to, all, above, done);
        }
        above.remove(box);
    }

    /** Places them from (0, 0) on; within a frame, inputs stand first and outputs last. */
    static double[] place(List<Box> boxes, List<Link> links, boolean leftToRight, boolean within) {
        return new LayeredLayout(boxes, links, leftToRight, within).run();
    }

    private double[] run() {
        fill(ranks());
        order();
        straighten();
        return coordinates();
    }

    private double along(Box box) {
        return leftToRight ? box.width : box.height;
    }

    private double across(Box box) {
        return leftToRight ? box.height : box.width;
    }

    private double center(Box box) {
        return leftToRight ? box.centerY() : box.centerX();
    }

    private Map<Box, Integer> ranks() {
        Map<Box, Integer> rank = new HashMap<>();
        for (Box box : boxes) rank.put(box, 0);
        for (boolean changed = true; changed; ) {
            changed = false;
            for (Link link : links) {
                int least = rank.getOrDefault(link.from, 0) + 1;
                if (rank.getOrDefault(link.to, 0) < least && least <= boxes.size()) {
                    rank.put(link.to, least);
                    changed = true;
                }
            }
        }
        int last = rank.values().stream().mapToInt(r -> r).max().orElse(0);
        for (Box box : boxes) {
            boolean source = links.stream().noneMatch(link -> link.to == box);
            int next = links.stream()
                    .filter(link -> link.from == box)
                    .mapToInt(link -> rank.getOrDefault(link.to, 0))
                    .min()
                    .orElse(-1);
            if (source && next > 0 && !within) rank.put(box, next - 1);
            if (next < 0 && within) rank.put(box, last);
        }
        return rank;
    }

    private void fill(Map<Box, Integer> rank) {
        int last = rank.values().stream().mapToInt(r -> r).max().orElse(0);
        for (int i = 0; i <= last; i++) layers.add(new ArrayList<>());
        for (Box box : boxes) {
            Slot slot = new Slot(rank.getOrDefault(box, 0), across(box), 1);
            slots.put(box, slot);
            layers.get(slot.layer).add(slot);
        }
        for (Link link : links) {
            Slot from = slot(link.from);
            Slot to = slot(link.to);
            List<Join> way = new ArrayList<>();
            Slot at = from;
            double offset = center(link.begin) - center(link.from);
            while (at.layer + 1 < to.layer) {
                Slot passing = new Slot(at.layer + 1, PASSING, STRAIGHTNESS);
                layers.get(passing.layer).add(passing);
                way.add(join(at, offset, passing, 0));
                at = passing;
                offset = 0;
            }
            way.add(join(at, offset, to, center(link.end) - center(link.to)));
            joins.put(link, way);
        }
        for (List<Slot> layer : layers) pack(layer);
    }

    private Slot slot(Box box) {
        Slot slot = slots.get(box);
        if (slot == null) throw new IllegalStateException("an arrow to a box of another frame");
        return slot;
    }

    private static Join join(Slot first, double firstOffset, Slot second, double secondOffset) {
        Join join = new Join(first, firstOffset, second, secondOffset);
        first.behind.add(join);
        second.before.add(join);
        return join;
    }

    private static void pack(List<Slot> layer) {
        double at = 0;
        for (Slot slot : layer) {
            slot.across = at + slot.size / 2;
            at += slot.size + BETWEEN_BOXES;
        }
        for (Slot slot : layer) slot.across -= at / 2;
    }

    // Order

    private void order() {
        List<List<Slot>> best = copy();
        int fewest = crossings();
        for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
            boolean down = sweep % 2 == 0;
            for (int i = 1; i < layers.size(); i++) {
                List<Slot> layer = layers.get(down ? i : layers.size() - 1 - i);
                Map<Slot, Double> wanted = new HashMap<>();
                for (Slot slot : layer) wanted.put(slot, middle(slot, down, !down));
                layer.sort(Comparator.comparingDouble(slot -> wanted.getOrDefault(slot, 0.0)));
                pack(layer);
            }
            int now = crossings();
            if (now < fewest) {
                fewest = now;
                best = copy();
            }
        }
        for (int i = 0; i < layers.size(); i++) {
            layers.set(i, best.get(i));
            pack(layers.get(i));
        }
    }

    private List<List<Slot>> copy() {
        List<List<Slot>> copy = new ArrayList<>();
        for (List<Slot> layer : layers) copy.add(new ArrayList<>(layer));
        return copy;
    }

    private int crossings() {
        int count = 0;
        for (List<Slot> layer : layers) {
            List<Join> all = new ArrayList<>();
            for (Slot slot : layer) all.addAll(slot.behind);
            for (int i = 0; i < all.size(); i++) {
                for (int j = i + 1; j < all.size(); j++) {
                    Join a = all.get(i);
                    Join b = all.get(j);
                    double first = a.first.across + a.firstOffset - b.first.across - b.firstOffset;
                    double second = a.second.across + a.secondOffset - b.second.across - b.secondOffset;
                    if (first * second < 0) count++;
                }
            }
        }
        return count;
    }

    /** Where a slot would stand for its neighbours before or behind it; where it is, if it has none. */
    private static double middle(Slot slot, boolean before, boolean behind) {
        double sum = 0;
        double weights = 0;
        for (Join join : before ? slot.before : List.<Join>of()) {
            double weight = weight(join);
            sum += weight * (join.first.across + join.firstOffset - join.secondOffset);
            weights += weight;
        }
        for (Join join : behind ? slot.behind : List.<Join>of()) {
            double weight = weight(join);
            sum += weight * (join.second.across + join.secondOffset - join.firstOffset);
            weights += weight;
        }
        return weights == 0 ? slot.across : sum / weights;
    }

    /** Two passings, and two boxes that have only each other, stand behind each other. */
    private static double weight(Join join) {
        return isOnly(join) ? 2 * STRAIGHTNESS : Math.min(join.first.weight, join.second.weight);
    }

    private static boolean isOnly(Join join) {
        return join.first.behind.size() == 1 && join.second.before.size() == 1;
    }

    // Places

    private void straighten() {
        for (int sweep = 0; sweep < SETTLING; sweep++) {
            boolean down = sweep % 2 == 0;
            boolean both = sweep >= SWEEPS;
            for (int i = 0; i < layers.size(); i++) {
                List<Slot> layer = layers.get(down ? i : layers.size() - 1 - i);
                double[] wanted = new double[layer.size()];
                for (int s = 0; s < wanted.length; s++) wanted[s] = middle(layer.get(s), down || both, !down || both);
                settle(layer, wanted);
            }
        }
        for (List<Slot> layer : layers) {
            double[] wanted = new double[layer.size()];
            for (int s = 0; s < wanted.length; s++) {
                Slot slot = layer.get(s);
                boolean led = slot.before.size() == 1 && isOnly(slot.before.get(0));
                wanted[s] = led ? middle(slot, true, false) : slot.across;
            }
            settle(layer, wanted);
        }
    }

    /** As near to where they want to be as the gaps allow: neighbours that would overlap form a block around their common middle. */
    private static void settle(List<Slot> layer, double[] wanted) {
        int n = layer.size();
        double[] shift = new double[n]; // of each slot from the first one, packed
        for (int i = 1; i < n; i++) shift[i] = shift[i - 1] + gap(layer.get(i - 1), layer.get(i));
        double[] mean = new double[n];
        double[] weight = new double[n];
        int[] count = new int[n];
        int blocks = 0;
        for (int i = 0; i < n; i++) {
            mean[blocks] = wanted[i] - shift[i];
            weight[blocks] = layer.get(i).weight;
            count[blocks] = 1;
            blocks++;
            while (blocks > 1 && mean[blocks - 2] > mean[blocks - 1]) {
                double sum = weight[blocks - 2] + weight[blocks - 1];
                mean[blocks - 2] =
                        (mean[blocks - 2] * weight[blocks - 2] + mean[blocks - 1] * weight[blocks - 1]) / sum;
                weight[blocks - 2] = sum;
                count[blocks - 2] += count[blocks - 1];
                blocks--;
            }
        }
        for (int block = 0, i = 0; block < blocks; block++) {
            for (int k = 0; k < count[block]; k++, i++) layer.get(i).across = mean[block] + shift[i];
        }
    }

    private static double gap(Slot first, Slot second) {
        return (first.size + second.size) / 2 + BETWEEN_BOXES;
    }

    /** Gives the boxes their places, moves what frames hold, and leads the arrows; returns width and height. */
    private double[] coordinates() {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (List<Slot> layer : layers) {
            for (Slot slot : layer) {
                least = Math.min(least, slot.across - slot.size / 2);
                most = Math.max(most, slot.across + slot.size / 2);
            }
        }
        double[] start = new double[layers.size()];
        double[] depth = new double[layers.size()];
        for (Box box : boxes) depth[slot(box).layer] = Math.max(depth[slot(box).layer], along(box));
        for (int i = 1; i < start.length; i++) start[i] = start[i - 1] + depth[i - 1] + BETWEEN_LAYERS;
        int end = start.length - 1;
        for (Box box : boxes) {
            Slot slot = slot(box);
            double across = slot.across - slot.size / 2 - least;
            double along = start[slot.layer] + (depth[slot.layer] - along(box)) / 2;
            box.move((leftToRight ? along : across) - box.x, (leftToRight ? across : along) - box.y);
        }
        spreadTips();
        for (Link link : links) lead(link, start, depth, least);
        double length = start[end] + depth[end];
        double breadth = most - least;
        for (Link link : backward) {
            breadth += BETWEEN_TIPS;
            leadBack(link, breadth - 1);
            length = Math.max(length, alongEnd(link.begin) + BETWEEN_LAYERS / 2);
        }
        return leftToRight ? new double[] {length, breadth} : new double[] {breadth, length};
    }

    /** Several arrows to one box end side by side. */
    private void spreadTips() {
        Map<Box, List<Link>> byEnd = new HashMap<>();
        for (Link link : links)
            byEnd.computeIfAbsent(link.end, e -> new ArrayList<>()).add(link);
        byEnd.forEach((end, all) -> {
            all.sort(Comparator.comparingDouble(link -> {
                Join last = last(link);
                return last.first.across + last.firstOffset;
            }));
            double apart = Math.min(BETWEEN_TIPS, across(end) / (all.size() + 1));
            for (int i = 0; i < all.size(); i++) last(all.get(i)).secondOffset += (i - (all.size() - 1) / 2.0) * apart;
        });
    }

    private Join last(Link link) {
        List<Join> way = joins.getOrDefault(link, List.of());
        return way.get(way.size() - 1);
    }

    private void lead(Link link, double[] start, double[] depth, double least) {
        List<Join> way = joins.getOrDefault(link, List.of());
        double from = way.get(0).first.across + way.get(0).firstOffset - least;
        Join tip = last(link);
        double to = tip.second.across + tip.secondOffset - least;
        point(link, from, alongEnd(link.begin));
        if (link.begin != link.from) point(link, from, alongEnd(link.from));
        double lead = BETWEEN_LAYERS / 4;
        point(link, from, start[way.get(0).first.layer] + depth[way.get(0).first.layer]);
        for (Join join : way.subList(0, way.size() - 1)) {
            int layer = join.second.layer;
            double across = join.second.across - least;
            point(link, across, start[layer] - lead / 2);
            point(link, across, start[layer] + depth[layer] + lead / 2);
        }
        point(link, to, start[tip.second.layer] - lead);
        point(link, to, alongStart(link.end));
    }

    private void leadBack(Link link, double beside) {
        double bend = BETWEEN_LAYERS / 2;
        double from = center(link.begin);
        double to = center(link.end) + across(link.end) / 4;
        double low = alongEnd(link.begin);
        double high = alongStart(link.end);
        point(link, from, low);
        point(link, (from + beside) / 2, low + bend);
        point(link, beside, low);
        point(link, beside, high);
        point(link, (to + beside) / 2, high - bend);
        point(link, to, high);
        link.bendsBack = true;
    }

    private double alongStart(Box box) {
        return leftToRight ? box.x : box.y;
    }

    private double alongEnd(Box box) {
        return leftToRight ? box.x + box.width : box.y + box.height;
    }

    private void point(Link link, double across, double along) {
        link.way.add(leftToRight ? new double[] {along, across} : new double[] {across, along});
    }
}
