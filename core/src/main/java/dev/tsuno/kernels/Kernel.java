package dev.tsuno.kernels;

/**
 * One piece of work, bound to its arrays and sizes. In steady state {@code run} allocates nothing and takes no lock.
 *
 * <p>The call is megamorphic on purpose: it is the border that keeps the JIT compiler from inlining kernels into each other,
 * beyond the size up to which it keeps vectors in registers.
 */
@FunctionalInterface
public interface Kernel {
    void run();
}
