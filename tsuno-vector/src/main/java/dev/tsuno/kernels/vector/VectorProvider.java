package dev.tsuno.kernels.vector;

import dev.tsuno.kernels.KernelProvider;
import dev.tsuno.kernels.Kernels;

/** The vector set, as {@link java.util.ServiceLoader} finds it. */
public final class VectorProvider implements KernelProvider {
    private static final String MODULE = "jdk.incubator.vector";

    @Override
    public String name() {
        return "vector";
    }

    @Override
    public Kernels kernels() {
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            throw new UnsupportedOperationException("start Java with --add-modules " + MODULE);
        }
        String reason = Lanes.unsupported();
        if (reason != null) throw new UnsupportedOperationException(reason);
        return new VectorKernels();
    }
}
