package dev.tsuno.kernels.vector;

import dev.tsuno.kernels.Kernels;
import dev.tsuno.kernels.RecurrentSizes;
import dev.tsuno.kernels.portable.PortableKernels;
import java.util.List;

/** The bits of many random calls in one number. As a program of its own, for one that runs with other JVM options. */
final class Bits {
    private static final RecurrentSizes[] UNUSUAL = {
        new RecurrentSizes(1, 1, 1, 1),
        new RecurrentSizes(1, 700, 1, 3),
        new RecurrentSizes(7, 100, 2, 5),
        new RecurrentSizes(400, 2, 1, 3),
        new RecurrentSizes(3, 2, 600, 7),
        new RecurrentSizes(3, 2, 5, 600),
        new RecurrentSizes(2, 300, 9, 24),
        new RecurrentSizes(33, 20, 3, 130)
    };

    private Bits() {}

    /** Prints the hash of the set named by the first argument. */
    public static void main(String[] args) {
        Kernels set = args[0].equals("vector") ? new VectorProvider().kernels() : new PortableKernels();
        System.out.println(Long.toHexString(hash(set, Integer.parseInt(args[1]))));
    }

    static long hash(Kernels set, int seeds) {
        long hash = 1;
        for (int seed = 0; seed < seeds; seed++) {
            boolean poisoned = seed % 4 == 3;
            hash = mix(hash, RandomCall.matmul(set, seed, poisoned));
            hash = mix(hash, RandomCall.simpleRnn(set, seed, poisoned, null));
            hash = mix(hash, RandomCall.lstm(set, seed, poisoned, null));
            hash = mix(hash, RandomCall.gru(set, seed, poisoned, null));
        }
        for (RecurrentSizes sizes : UNUSUAL) {
            hash = mix(hash, RandomCall.simpleRnn(set, 1, false, sizes));
            hash = mix(hash, RandomCall.lstm(set, 2, false, sizes));
            hash = mix(hash, RandomCall.gru(set, 3, false, sizes));
        }
        return hash;
    }

    private static long mix(long hash, List<double[]> results) {
        for (double[] result : results) {
            for (double v : result) hash = hash * 1000003 + Float.floatToIntBits((float) v);
        }
        return hash;
    }
}
