package dev.tsuno.kernels;

/** How a kernel set in a module of its own is found, by {@link java.util.ServiceLoader}. */
public interface KernelProvider {
    /** Its name, "vector". */
    String name();

    /**
     * The kernel set.
     *
     * @throws UnsupportedOperationException if it can't run here; the message says why in a few words
     */
    Kernels kernels();
}
