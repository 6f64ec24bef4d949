package dev.tsuno.layers;

import dev.tsuno.config.Codec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How much to add or cut on both sides of each spatial axis: {@code ((top, bottom), (left, right))}, {@code (height, width)} for the same on
 * both sides, or one number for all. For one axis {@code (left, right)}.
 */
final class Margins implements Codec<List<List<Integer>>> {
    private final int rank;

    Margins(int rank) {
        this.rank = rank;
    }

    /** What a setter is given: one number for all, one for each axis, or two for each axis. */
    List<List<Integer>> of(int first, int... more) {
        List<Integer> flat = new ArrayList<>(List.of(first));
        for (int size : more) flat.add(size);
        if (flat.size() == 1) return decode(first);
        if (flat.size() != 2 * rank) return decode(flat);
        List<Object> pairs = new ArrayList<>();
        for (int i = 0; i < flat.size(); i += 2) pairs.add(List.of(flat.get(i), flat.get(i + 1)));
        return decode(pairs);
    }

    @Override
    public List<List<Integer>> decode(Object plain) {
        Sizes pair = Sizes.orZero(2);
        List<List<Integer>> pairs = new ArrayList<>();
        if (rank == 1) {
            boolean nested = plain instanceof List<?> list && list.size() == 1;
            pairs.add(pair.decode(nested ? ((List<?>) plain).get(0) : plain));
        } else if (plain instanceof List<?> list) {
            for (Object own : list) pairs.add(pair.decode(own));
        } else {
            pairs.addAll(Collections.nCopies(rank, pair.decode(plain)));
        }
        if (pairs.size() != rank) throw expected(plain);
        return List.copyOf(pairs);
    }

    private IllegalArgumentException expected(Object got) {
        return new IllegalArgumentException(
                "expected an integer, " + rank + " integers, or " + rank + " pairs of them, got " + got);
    }

    @Override
    public Object encode(List<List<Integer>> value) {
        return rank == 1 ? value.get(0) : value;
    }
}
