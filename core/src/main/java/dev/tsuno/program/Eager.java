package dev.tsuno.program;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.kernels.Buffer;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.ops.Graph;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A graph called like a function of arrays. It is traced and compiled for each new list of shapes and kernel set; the last few programs are kept.
 *
 * <p>Not thread-safe.
 */
public final class Eager {
    /** So many programs are kept; the one unused for the longest time goes first. */
    private static final int KEPT = 8;

    /** What is computed from the inputs; one that is absent is null. */
    @FunctionalInterface
    public interface Body {
        Graph trace(List<? extends @Nullable Tensor> inputs);
    }

    private record Key(Kernels kernels, List<Shape> shapes) {}

    /** {@code inputs} are the buffers of the inputs, null for those that are absent or not needed. */
    private record Made(Program program, List<Tensor> outputs, List<? extends @Nullable Buffer> inputs) {}

    private final Body body;
    private final Map<Key, Made> programs = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Made> eldest) {
            return size() > KEPT;
        }
    };

    public Eager(Body body) {
        this.body = body;
    }

    /** The outputs of the graph for these inputs, any of which may be absent; {@code dtype} is FLOAT32 or FLOAT64. */
    public List<NDArray> call(DType dtype, @Nullable NDArray... inputs) {
        List<Shape> shapes = new ArrayList<>();
        for (NDArray input : inputs) shapes.add(input == null ? Shape.of(Shape.UNKNOWN) : input.shape());
        Made made = programs.computeIfAbsent(new Key(KernelSets.of(dtype), shapes), key -> make(key, inputs));
        for (int i = 0; i < inputs.length; i++) {
            NDArray input = inputs[i];
            Buffer buffer = made.inputs.get(i);
            if (input != null && buffer != null) copy(input, buffer);
        }
        made.program.run();
        List<NDArray> outputs = new ArrayList<>();
        for (Tensor output : made.outputs) outputs.add(read(made.program.buffer(output), output.shape()));
        return outputs;
    }

    /** A copy of what a buffer holds. */
    public static NDArray read(Buffer buffer, Shape shape) {
        NDArray array = NDArray.zeros(shape, buffer.dtype());
        int size = Math.toIntExact(shape.size());
        if (buffer.dtype() == DType.FLOAT32) array.copyFrom(buffer.floats(), 0, 0, size);
        else array.copyFrom(buffer.doubles(), 0, 0, size);
        return array;
    }

    private Made make(Key key, @Nullable NDArray[] inputs) {
        List<@Nullable Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < inputs.length; i++) {
            tensors.add(
                    inputs[i] == null ? null : Ops.placeholder("input " + i, key.shapes.get(i), key.kernels.dtype()));
        }
        Graph graph = body.trace(tensors);
        Program program = Program.compile(graph, key.kernels);
        List<@Nullable Buffer> buffers = new ArrayList<>();
        for (Tensor tensor : tensors) {
            boolean needed = tensor != null && graph.nodes().contains(tensor.node());
            buffers.add(tensor != null && needed ? program.buffer(tensor) : null);
        }
        return new Made(program, graph.outputs(), buffers);
    }

    private static void copy(NDArray from, Buffer to) {
        int size = Math.toIntExact(from.size());
        if (to.dtype() == DType.FLOAT32) from.copyTo(0, to.floats(), 0, size);
        else from.copyTo(0, to.doubles(), 0, size);
    }
}
