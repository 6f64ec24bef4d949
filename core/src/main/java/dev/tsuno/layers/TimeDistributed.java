package dev.tsuno.layers;

import dev.tsuno.array.Shape;
import dev.tsuno.ops.Drawing;
import dev.tsuno.ops.Graph;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Applies a layer to each time step by itself, with the same weights. As {@code keras.layers.TimeDistributed}.
 *
 * <p>Input {@code (batch, time, …)}; output {@code (batch, time, …)}, behind time as the layer has it. A mask {@code (batch, time, …)} goes
 * on behind the layer; the layer itself is given its part of the step.
 *
 * <p>Time steps are independent, so the layer sees all of them as one batch of {@code batch · time} samples. Only a layer that draws
 * random numbers or leaves something behind (moving statistics, states) is called step after step, as Keras does it.
 */
public final class TimeDistributed extends Wrapper<TimeDistributed> {
    TimeDistributed() {}

    public TimeDistributed(Layer<?> layer) {
        super(layer);
    }

    @Override
    protected void build(Shape input) {
        if (input.rank() < 3) {
            throw new IllegalArgumentException(this + " expects (batch, time, …) with at least 3 axes, got " + input
                    + ". " + Recurrence.missingAxis(this));
        }
        super.build(input.drop(1));
    }

    @Override
    protected List<Tensor> call(Call call) {
        Tensor x = call.input();
        Tensor mask = call.mask();
        checkMask(x.shape(), mask);
        return List.of(isIndependent(call, x, mask) ? atOnce(call, x, mask) : oneByOne(call, x, mask));
    }

    /** Whether the layer neither leaves something behind for the next call nor draws random numbers. */
    private boolean isIndependent(Call call, Tensor x, @Nullable Tensor mask) {
        Trace trace = new Trace(call.training());
        List<Tensor> outputs = layer().call(Call.of(trace, step(x, 0), mask == null ? null : step(mask, 0)));
        return trace.assignments().isEmpty()
                && Graph.of(outputs, List.of()).nodes().stream().noneMatch(node -> node.op() instanceof Drawing);
    }

    private void checkMask(Shape x, @Nullable Tensor mask) {
        if (mask == null) return;
        Shape shape = mask.shape();
        if (shape.rank() < 2 || shape.dim(0) != x.dim(0) || shape.dim(1) != x.dim(1)) {
            throw new IllegalArgumentException(this + ": mask " + shape + " does not go with input " + x
                    + ". Expected (batch, time), and further axes as the layer inside takes them.");
        }
    }

    private Tensor atOnce(Call call, Tensor x, @Nullable Tensor mask) {
        Tensor all = merged(x);
        Tensor y = layer().call(Call.of(call.trace(), all, mask == null ? null : merged(mask)))
                .get(0);
        Shape shape = y.shape().drop(0);
        return Ops.reshape(
                y, shape.insert(0, x.shape().dim(1)).insert(0, x.shape().dim(0)));
    }

    /** {@code (batch, time, …)} as {@code (batch · time, …)}. */
    private static Tensor merged(Tensor x) {
        Shape shape = x.shape();
        return Ops.reshape(x, shape.drop(0).withDim(0, shape.dim(0) * shape.dim(1)));
    }

    private Tensor oneByOne(Call call, Tensor x, @Nullable Tensor mask) {
        List<Tensor> outputs = new ArrayList<>();
        for (int t = 0; t < x.shape().dim(1); t++) {
            Call now = Call.of(call.trace(), step(x, t), mask == null ? null : step(mask, t));
            outputs.add(layer().call(now).get(0));
        }
        return Ops.stack(outputs, 1);
    }

    private static Tensor step(Tensor x, int t) {
        return Ops.squeeze(Ops.slice(x, 1, t, t + 1), 1);
    }

    @Override
    protected boolean supportsMasking() {
        return true;
    }
}
