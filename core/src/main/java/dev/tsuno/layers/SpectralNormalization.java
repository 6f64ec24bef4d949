package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.all;
import static dev.tsuno.ops.Ops.divide;
import static dev.tsuno.ops.Ops.equal;
import static dev.tsuno.ops.Ops.matmul;
import static dev.tsuno.ops.Ops.matmulTransposed;
import static dev.tsuno.ops.Ops.replace;
import static dev.tsuno.ops.Ops.reshape;
import static dev.tsuno.ops.Ops.where;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.initializers.TruncatedNormal;
import dev.tsuno.ops.Substitution;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Spectral normalization (Miyato et al. 2018) of the kernel or embeddings of a layer, as {@code keras.layers.SpectralNormalization}. Each
 * call in training divides the kernel W, seen as a matrix of its last axis, by its largest singular value, which is found by iteration:
 * {@code v = unit(u · Wᵀ)}, {@code u = unit(v · W)}, {@code W ← W / (v · W · uᵀ)}. Otherwise the layer is called as it is.
 *
 * <p>Weights, in Keras's order: kernel, vector u {@code (1, last axis)}, which is not trained, and the others of the layer. The gradient is that
 * for the kernel after the division. A mask goes on where
 * the layer hands it on.
 */
public final class SpectralNormalization extends Wrapper<SpectralNormalization> {
    private static final double EPSILON = 1e-7;

    private final Option<Integer> powerIterations = options().option("power_iterations", Codecs.SIZE, 1);

    private @Nullable Variable kernel;
    private @Nullable Variable vectorU;

    SpectralNormalization() {}

    public SpectralNormalization(Layer<?> layer) {
        super(layer);
    }

    /** Default: 1. */
    public SpectralNormalization powerIterations(int powerIterations) {
        return set(this.powerIterations, powerIterations);
    }

    @Override
    protected void build(Shape input) {
        super.build(input);
        String path = layer().path();
        for (String name : List.of("embeddings", "kernel")) {
            for (Variable weight : layer().weights()) if (weight.path().equals(path + "/" + name)) kernel = weight;
        }
        if (kernel == null)
            throw new IllegalArgumentException(this + ": " + layer() + " has neither a kernel nor embeddings.");
        vectorU = state("vector_u", Shape.of(1, kernel.shape().last()), new TruncatedNormal(0, 0.02));
    }

    /** As in Keras, where the kernel counts as one of the wrapper's own: kernel, vector u, the rest. */
    @Override
    public List<Weight> ownWeights() {
        List<Weight> all = new ArrayList<>(super.ownWeights());
        all.sort(Comparator.comparingInt(weight -> weight.variable() == kernel ? 0 : 1));
        return all;
    }

    @Override
    protected List<Tensor> call(Call call) {
        Outputs outputs = layer().apply(call);
        if (!call.training()) return outputs.tensors();
        Variable kernelState = Objects.requireNonNull(kernel);
        Variable vectorState = Objects.requireNonNull(vectorU);
        Tensor before = call.trace().read(kernelState);
        Tensor first = call.trace().read(vectorState);
        Tensor w = reshape(before, -1, before.shape().last());
        Tensor u = first;
        Tensor v = u;
        for (int i = 0; i < powerIterations.get(); i++) {
            v = UnitNormalization.unit(matmulTransposed(u, w), EPSILON);
            u = UnitNormalization.unit(matmul(v, w), EPSILON);
        }
        Tensor sigma = matmulTransposed(matmul(v, w), u);
        Tensor isZero = all(equal(before, 0));
        Tensor after = where(isZero, before, divide(before, reshape(sigma, Shape.SCALAR)));
        call.trace().assign(vectorState, where(isZero, first, u));
        call.trace().assign(kernelState, after);
        Tensor read = kernelState.tensor();
        return Substitution.of(outputs.tensors(), Map.of(read, replace(read, after)));
    }
}
