package dev.tsuno.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * What a core can do at most: fused multiplications and additions that touch registers only, ten sums at once, with vectors of at most
 * 256 bits and of the CPU's preferred width. The best of many rounds, by the thread's own CPU time; measured once in a run.
 */
final class FmaPeak {
    private static final VectorSpecies<Float> WIDE = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Float> NARROW = WIDE.length() > 8 ? FloatVector.SPECIES_256 : WIDE;
    private static final int ROUNDS = 60;
    private static final int LENGTH = 500_000;
    private static final int SUMS = 10;

    private static double measured;
    static float sink; // written, so that the loop is kept

    private FmaPeak() {}

    static void print() {
        Lines.print("peak/fma", gflops(), "GF/s");
    }

    /** Without the Vector API there is nothing to measure it with: NaN. */
    static double gflops() {
        if (measured == 0) measured = there() ? measure() : Double.NaN;
        return measured;
    }

    private static boolean there() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }

    private static double measure() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        float[] x = {1e-3f};
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = threads.getCurrentThreadCpuTime();
            sink += narrow(x[0]);
            long middle = threads.getCurrentThreadCpuTime();
            sink += wide(x[0]);
            long end = threads.getCurrentThreadCpuTime();
            double flops = 2.0 * SUMS * LENGTH;
            best = Math.max(best, flops * NARROW.length() / (middle - start));
            best = Math.max(best, flops * WIDE.length() / (end - middle));
        }
        return best;
    }

    private static float narrow(float start) {
        FloatVector x = FloatVector.broadcast(NARROW, start);
        FloatVector y = x.add(start);
        FloatVector s0 = x;
        FloatVector s1 = x;
        FloatVector s2 = x;
        FloatVector s3 = x;
        FloatVector s4 = x;
        FloatVector s5 = x;
        FloatVector s6 = x;
        FloatVector s7 = x;
        FloatVector s8 = x;
        FloatVector s9 = x;
        for (int i = 0; i < LENGTH; i++) {
            s0 = x.fma(y, s0);
            s1 = x.fma(y, s1);
            s2 = x.fma(y, s2);
            s3 = x.fma(y, s3);
            s4 = x.fma(y, s4);
            s5 = x.fma(y, s5);
            s6 = x.fma(y, s6);
            s7 = x.fma(y, s7);
            s8 = x.fma(y, s8);
            s9 = x.fma(y, s9);
        }
        FloatVector sum = s0.add(s1)
                .add(s2)
                .add(s3)
                .add(s4)
                .add(s5)
                .add(s6)
                .add(s7)
                .add(s8)
                .add(s9);
        return sum.reduceLanes(VectorOperators.ADD);
    }

    private static float wide(float start) {
        FloatVector x = FloatVector.broadcast(WIDE, start);
        FloatVector y = x.add(start);
        FloatVector s0 = x;
        FloatVector s1 = x;
        FloatVector s2 = x;
        FloatVector s3 = x;
        FloatVector s4 = x;
        FloatVector s5 = x;
        FloatVector s6 = x;
        FloatVector s7 = x;
        FloatVector s8 = x;
        FloatVector s9 = x;
        for (int i = 0; i < LENGTH; i++) {
            s0 = x.fma(y, s0);
            s1 = x.fma(y, s1);
            s2 = x.fma(y, s2);
            s3 = x.fma(y, s3);
            s4 = x.fma(y, s4);
            s5 = x.fma(y, s5);
            s6 = x.fma(y, s6);
            s7 = x.fma(y, s7);
            s8 = x.fma(y, s8);
            s9 = x.fma(y, s9);
        }
        FloatVector sum = s0.add(s1)
                .add(s2)
                .add(s3)
                .add(s4)
                .add(s5)
                .add(s6)
                .add(s7)
                .add(s8)
                .add(s9);
        return sum.reduceLanes(VectorOperators.ADD);
    }
}
