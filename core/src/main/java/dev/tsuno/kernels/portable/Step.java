package dev.tsuno.kernels.portable;

/**
 * A piece of a fused recurrent kernel, run once a time step. Bound once, so that a long sequence costs no objects.
 *
 * <p>All pieces of all recurrent kernels are called from {@link #all}: a call with many targets is one the JIT compiler doesn't inline.
 * That is wanted. Inlined into each other, the vector loops would pass the size up to which it keeps vectors in registers.
 */
@FunctionalInterface
interface Step {
    void run(int t);

    static void all(Step[] steps, int t) {
        for (Step step : steps) step.run(t);
    }
}
