package dev.tsuno.ops;

import dev.tsuno.array.DType;
import dev.tsuno.array.Shape;
import dev.tsuno.kernels.Buffer;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.random.Sampler;
import dev.tsuno.random.SeedGenerator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Random numbers, others in each run; the bits are those of Keras on TensorFlow. They depend on no input. */
final class RandomOp extends Drawing {
    /** What the two numbers a and b say. */
    enum Distribution {
        /** From a to b. */
        UNIFORM,
        /** Mean a, standard deviation b. */
        NORMAL,
        /** Mean a, standard deviation b, drawn again beyond two of it. */
        TRUNCATED_NORMAL,
        /** 0 with probability a, else 1 / (1 − a). */
        KEEP_MASK
    }

    private final Distribution distribution;
    private final TensorSpec spec;
    private final double a;
    private final double b;

    RandomOp(Distribution distribution, Shape shape, DType dtype, double a, double b, SeedGenerator generator) {
        super(generator);
        if (!dtype.isFloating()) {
            throw new IllegalArgumentException("random numbers are float32 or float64, not " + dtype.label());
        }
        this.distribution = distribution;
        this.spec = new TensorSpec(shape, dtype);
        this.a = a;
        this.b = b;
    }

    @Override
    public String name() {
        return "random_" + distribution.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<TensorSpec> outputs(List<TensorSpec> in) {
        return List.of(spec);
    }

    @Override
    public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> dOutputs) {
        return List.of();
    }

    @Override
    public void draw(long[] pair) {
        generator.next(pair);
    }

    @Override
    public Kernel kernel(Kernels kernels, Binding binding) {
        Buffer y = binding.output();
        long[] pair = binding.seeds();
        int n = Ops.size(binding.out(0));
        Sampler sampler = new Sampler();
        return kernels.dtype() == DType.FLOAT32
                ? () -> fill(sampler, pair, y.floats(), n)
                : () -> fill(sampler, pair, y.doubles(), n);
    }

    private void fill(Sampler sampler, long[] pair, float[] y, int n) {
        switch (distribution) {
            case UNIFORM -> sampler.uniform(pair[0], pair[1], (float) a, (float) b, y, n);
            case NORMAL -> sampler.normal(pair[0], pair[1], (float) a, (float) b, y, n);
            case TRUNCATED_NORMAL -> sampler.truncatedNormal(pair[0], pair[1], (float) a, (float) b, y, n);
            case KEEP_MASK -> sampler.keepMask(pair[0], pair[1], a, y, n);
        }
    }

    private void fill(Sampler sampler, long[] pair, double[] y, int n) {
        switch (distribution) {
            case UNIFORM -> sampler.uniform(pair[0], pair[1], a, b, y, n);
            case NORMAL -> sampler.normal(pair[0], pair[1], a, b, y, n);
            case TRUNCATED_NORMAL -> sampler.truncatedNormal(pair[0], pair[1], a, b, y, n);
            case KEEP_MASK -> sampler.keepMask(pair[0], pair[1], a, y, n);
        }
    }
}
