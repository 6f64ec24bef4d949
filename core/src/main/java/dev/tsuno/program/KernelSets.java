package dev.tsuno.program;

import dev.tsuno.array.DType;
import dev.tsuno.kernels.KernelProvider;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.kernels.portable.PortableKernels;
import dev.tsuno.kernels.reference.ReferenceKernels;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Which kernel set runs a type, and why. float64 runs on the reference set. float32 runs on the vector set where its module and
 * jdk.incubator.vector are there, else on the portable one; the system property {@code tsuno.kernels} (read, never set) may ask for
 * {@code portable}. The bits are the same.
 */
public final class KernelSets {
    private static final Choice FLOAT32 = choose();
    private static final Kernels FLOAT64 = new ReferenceKernels();

    private record Choice(Kernels kernels, String why) {}

    private KernelSets() {}

    public static Kernels of(DType dtype) {
        return dtype == DType.FLOAT64 ? FLOAT64 : FLOAT32.kernels;
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
