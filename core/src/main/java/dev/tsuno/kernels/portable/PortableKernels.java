package dev.tsuno.kernels.portable;

/** The portable set: plain loops, nothing but java.base. */
public final class PortableKernels extends FloatKernels {
    @Override
    public String name() {
        return "portable";
    }

    @Override
    public String description() {
        return "portable kernels, vectorized by the JIT compiler";
    }

    @Override
    protected Primitives primitives() {
        return new PortablePrimitives();
    }
}
