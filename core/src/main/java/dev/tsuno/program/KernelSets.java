package dev.tsuno.program;

import dev.tsuno.array.DType;
import dev.tsuno.kernels.KernelProvider;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.kernels.portable.PortableKernels;
import dev.tsuno.kernels.reference.ReferenceKernels;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which kernel set runs a type, and why. float64 runs on the reference set. float32 runs on the vector set where its module and
 * jdk.incubator.vector are there, else on the portable one; the system property {@code tsuno.kernels} (read, never set) may ask for
 * {@code portable}. The bits are the same. {@link #with} runs a part of a program on a set of one's own choice.
 */
public final class KernelSets {
    private static final Choice FLOAT32 = choose();
    private static final Kernels FLOAT64 = new ReferenceKernels();

    /** The set that a scope on this thread chose, the innermost. */
    private static final ThreadLocal<@Nullable Kernels> SCOPED = new ThreadLocal<>();

    private record Choice(Kernels kernels, String why) {}

    private KernelSets() {}

    public static Kernels of(DType dtype) {
        Kernels scoped = SCOPED.get();
        if (scoped != null && scoped.dtype() == dtype) return scoped;
        return dtype == DType.FLOAT64 ? FLOAT64 : FLOAT32.kernels;
    }

    /**
     * Runs the body with these kernels for their type, on this thread alone: every program that the body causes to be compiled uses them, and
     * keeps them. Threads started by the body do not inherit them; a program compiled before stays on the set it has.
     */
    public static <T extends @Nullable Object> T with(Kernels kernels, Supplier<T> body) {
        Kernels before = SCOPED.get();
        SCOPED.set(kernels);
        try {
            return body.get();
        } finally {
            if (before == null) SCOPED.remove();
            else SCOPED.set(before);
        }
    }

    /** As {@link #with(Kernels, Supplier)}, for a body without a result. */
    public static void with(Kernels kernels, Runnable body) {
        with(kernels, () -> {
            body.run();
            return null;
        });
    }

    /** Why float32 runs on the set that it runs on. */
    public static String why() {
        return FLOAT32.why;
    }

    private static Choice choose() {
        if ("portable".equals(System.getProperty("tsuno.kernels"))) {
            return new Choice(new PortableKernels(), "asked for by the system property tsuno.kernels");
        }
        try {
            for (KernelProvider provider : ServiceLoader.load(KernelProvider.class)) {
                return new Choice(provider.kernels(), "the module tsuno-vector and jdk.incubator.vector are there");
            }
            return new Choice(new PortableKernels(), "the module tsuno-vector is not on the class path");
        } catch (UnsupportedOperationException e) {
            return new Choice(new PortableKernels(), "the vector kernels can't run here: " + e.getMessage());
        } catch (ServiceConfigurationError | LinkageError e) {
            return new Choice(
                    new PortableKernels(),
                    "jdk.incubator.vector is not there: start Java with --add-modules jdk.incubator.vector");
        }
    }
}
