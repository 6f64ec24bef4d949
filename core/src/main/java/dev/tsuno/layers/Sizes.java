package dev.tsuno.layers;

import dev.tsuno.config.Codec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A whole number for each spatial axis; one number stands for all. In a config a list. */
final class Sizes implements Codec<List<Integer>> {
    private final int count;
    private final int least;

    private Sizes(int count, int least) {
        this.count = count;
        this.least = least;
    }

    /** Sizes of 1 or more. */
    static Sizes of(int count) {
        return new Sizes(count, 1);
    }

    /** Sizes of 0 or more. */
    static Sizes orZero(int count) {
        return new Sizes(count, 0);
    }

    /** What a setter is given: one number for all axes, or one for each. */
    static List<Integer> list(int count, int... given) {
        if (given.length == 1) return Collections.nCopies(count, given[0]);
        List<Integer> list = new ArrayList<>();
        for (int size : given) list.add(size);
        return List.copyOf(list);
    }

    /** The same where the first number stands apart, so that there is one. */
    static List<Integer> list(int count, int first, int[] more) {
        int[] all = new int[1 + more.length];
        all[0] = first;
        System.arraycopy(more, 0, all, 1, more.length);
        return list(count, all);
    }

    @Override
    public List<Integer> decode(Object plain) {
        List<?> given = plain instanceof List<?> list ? list : Collections.nCopies(count, plain);
        List<Integer> sizes = new ArrayList<>();
        for (Object size : given) {
            if (!(size instanceof Number n) || n.doubleValue() != n.intValue() || n.intValue() < least)
                throw expected(plain);
            sizes.add(n.intValue());
        }
        if (sizes.size() != count) throw expected(plain);
        return List.copyOf(sizes);
    }

    private IllegalArgumentException expected(Object got) {
        return new IllegalArgumentException("expected an integer of at least " + least
                + (count == 1 ? "" : ", or " + count + " of them") + ", got " + got);
    }

    @Override
    public Object encode(List<Integer> value) {
        return value;
    }
}
