package dev.tsuno.kernels;

/** A kernel that brings its second operand into a layout of its own: once is enough for several runs between which that stays as it is. */
public interface LoadedKernel extends Kernel {
    void load();

    /** What is left to do after {@link #load}. */
    void runLoaded();

    @Override
    default void run() {
        load();
        runLoaded();
    }
}
