package dev.tsuno.layers;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Recurrent;
import dev.tsuno.ops.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several cells as one: within a step, each takes the output of the one before it. As {@code keras.layers.StackedRNNCells}; {@code new
 * RNN(List.of(cells))} makes one.
 *
 * <p>States, and weights: those of the first cell, then those of the second, and so on.
 */
public final class StackedRNNCells extends Layer<StackedRNNCells> implements Cell {
    private final Option<List<Layer<?>>> cells = options().required("cells", Cells.MANY);

    StackedRNNCells() {}

    public StackedRNNCells(List<? extends Layer<?>> cells) {
        if (cells.isEmpty()) throw new IllegalArgumentException("no cells to stack: give at least one.");
        cells.forEach(Cells::checked);
        set(this.cells, List.copyOf(cells));
    }

    @Override
    protected void build(Shape x) {
        Shape in = x.withDim(0, 1); // the batch plays no part
        for (Layer<?> layer : sublayers()) {
            layer.placeIn(this);
            layer.ensureBuilt(List.of(in.withDim(0, x.dim(0))));
            in = outputShape(layer, in);
        }
    }

    private Shape outputShape(Layer<?> layer, Shape in) {
        Tensor x = Ops.placeholder("x", in, dtype());
        List<Tensor> states = new ArrayList<>();
        for (Shape shape : cell(layer).stateShapes()) {
            states.add(Ops.placeholder("state", shape.insert(0, in.dim(0)), dtype()));
        }
        return cell(layer).step(x, states, Call.of(new Trace(false), x)).get(0).shape();
    }

    private static Cell cell(Layer<?> layer) {
        return (Cell) layer;
    }

    @Override
    public List<Shape> stateShapes() {
        List<Shape> shapes = new ArrayList<>();
        for (Layer<?> layer : sublayers()) shapes.addAll(cell(layer).stateShapes());
        return shapes;
    }

    @Override
    public Tensor beforeSteps(Tensor x, Call call) {
        Tensor result = x;
        for (Layer<?> layer : sublayers()) result = cell(layer).beforeSteps(result, call);
        return result;
    }

    @Override
    public List<Tensor> step(Tensor x, List<Tensor> states, Call call) {
        List<Tensor> after = new ArrayList<>();
        Tensor y = x;
        for (Layer<?> layer : sublayers()) {
            int from = after.size();
            int to = from + cell(layer).stateShapes().size();
            List<Tensor> results = cell(layer).step(y, states.subList(from, to), call);
            y = results.get(0);
            after.addAll(results.subList(1, results.size()));
        }
        after.add(0, y);
        return after;
    }

    /** One fused op after the other, if every cell has one. */
    @Override
    public Recurrent.@Nullable Result fused(Tensor x, @Nullable Tensor mask, List<Tensor> initial, Call call) {
        List<Tensor> after = new ArrayList<>();
        Tensor y = x;
        Tensor last = x;
        for (Layer<?> layer : sublayers()) {
            int from = after.size();
            int to = from + cell(layer).stateShapes().size();
            List<Tensor> own = initial.isEmpty() ? initial : initial.subList(from, to);
            Recurrent.Result result = cell(layer).fused(y, mask, own, call);
            if (result == null) return null;
            y = result.sequences();
            last = result.last();
            after.addAll(result.states());
        }
        return new Recurrent.Result(y, last, after);
    }

    @Override
    protected List<Tensor> call(Call call) {
        return step(call.input(), call.inputs().subList(1, call.inputs().size()), call);
    }

    @Override
    protected List<Layer<?>> sublayers() {
        return cells.get();
    }
}
