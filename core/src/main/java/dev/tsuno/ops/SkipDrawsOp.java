package dev.tsuno.ops;

import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.random.SeedGenerator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** x itself; a run that needs it passes over some draws of a generator, as if it had drawn numbers and not used them. An alias. */
final class SkipDrawsOp extends Drawing {
    private final int draws;

    SkipDrawsOp(SeedGenerator generator, int draws) {
        super(generator);
        this.draws = draws;
    }

    @Override
    public String name() {
        return "skip_draws";
    }

    @Override
    public List<TensorSpec> outputs(List<TensorSpec> in) {
        return List.of(in.get(0));
    }

    @Override
    public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> dOutputs) {
        return dOutputs;
    }

    @Override
    public void draw(long[] pair) {
        for (int i = 0; i < draws; i++) generator.next(pair);
    }

    @Override
    public Kernel kernel(Kernels kernels, Binding binding) {
        throw new IllegalStateException("an alias has no kernel");
    }

    @Override
    public boolean isAlias() {
        return true;
    }
}
