package dev.tsuno.models;

import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.data.Samples;
import dev.tsuno.kernels.Buffer;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.ops.Graph;
import dev.tsuno.ops.Node;
import dev.tsuno.ops.Tensor;
import dev.tsuno.program.Program;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A step's program for batches of one shape, with the memory that is fed and read. */
final class StepProgram {
    /** One array that is fed: its shape with the batch, and where it goes (null: nothing needs it). */
    private record Port(Shape shape, @Nullable Buffer buffer) {}

    private final Program program;
    private final @Nullable Port[] x;
    private final @Nullable Port[] y;
    private final @Nullable Port[] weights;
    private final String[] logNames;
    private final Buffer[] logs;
    private final Tensor[] outputs;
    private final Buffer[] outputBuffers;

    /** {@code x}, {@code y} and {@code weights} are the placeholders of what is fed, null for weights that are absent. */
    StepProgram(
            Graph graph,
            Kernels kernels,
            List<Tensor> x,
            List<Tensor> y,
            List<? extends @Nullable Tensor> weights,
            Map<String, Tensor> logs,
            List<Tensor> outputs) {
        program = Program.compile(graph, kernels);
        this.x = ports(x);
        this.y = ports(y);
        this.weights = ports(weights);
        logNames = logs.keySet().toArray(new String[0]);
        this.logs = logs.values().stream().map(program::buffer).toArray(Buffer[]::new);
        this.outputs = outputs.toArray(new Tensor[0]);
        outputBuffers = outputs.stream().map(program::buffer).toArray(Buffer[]::new);
    }

    private @Nullable Port[] ports(List<? extends @Nullable Tensor> tensors) {
        @Nullable Port[] ports = new Port[tensors.size()];
        Set<Node> nodes = new HashSet<>(program.plan().graph().nodes());
        for (int i = 0; i < ports.length; i++) {
            Tensor tensor = tensors.get(i);
            if (tensor == null) continue;
            boolean needed = nodes.contains(tensor.node());
            ports[i] = new Port(tensor.shape(), needed ? program.buffer(tensor) : null);
        }
        return ports;
    }

    /** Whether it is for batches of n of these samples. */
    boolean fits(Samples samples, int n) {
        return fits(x, samples.x(), n) && fits(y, samples.y(), n) && fits(weights, samples.sampleWeight(), n);
    }

    /** Whether it is for exactly these samples, without weights. */
    boolean fits(NDArray xs, @Nullable NDArray ys) {
        if (x.length != 1 || y.length != (ys == null ? 0 : 1) || weights.length != 0 || xs.ndim() == 0) return false;
        int n = xs.shape().dim(0);
        return fits(x[0], xs, n)
                && (ys == null
                        || fits(y[0], ys, ys.ndim() == 0 ? -1 : ys.shape().dim(0)))
                && (ys == null || ys.shape().dim(0) == n);
    }

    private static boolean fits(@Nullable Port[] ports, List<? extends @Nullable NDArray> arrays, int n) {
        if (ports.length != arrays.size()) return false;
        for (int i = 0; i < ports.length; i++) if (!fits(ports[i], arrays.get(i), n)) return false;
        return true;
    }

    private static boolean fits(@Nullable Port port, @Nullable NDArray array, int n) {
        if (port == null || array == null) return port == null && array == null;
        Shape shape = array.shape();
        if (shape.rank() != port.shape.rank() || port.shape.dim(0) != n) return false;
        for (int axis = 1; axis < shape.rank(); axis++) if (shape.dim(axis) != port.shape.dim(axis)) return false;
        return true;
    }

    /** Feeds samples {@code order[from … from + n − 1]}, or without an order {@code from … from + n − 1}. */
    void feed(Samples samples, int @Nullable [] order, int from, int n) {
        feed(x, samples.x(), order, from, n);
        feed(y, samples.y(), order, from, n);
        feed(weights, samples.sampleWeight(), order, from, n);
    }

    private static void feed(
            @Nullable Port[] ports, List<? extends @Nullable NDArray> arrays, int @Nullable [] order, int from, int n) {
        for (int i = 0; i < ports.length; i++) feed(ports[i], arrays.get(i), order, from, n);
    }

    private static void feed(@Nullable Port port, @Nullable NDArray array, int @Nullable [] order, int from, int n) {
        if (port != null && array != null && port.buffer != null) Batch.feed(array, order, from, n, port.buffer);
    }

    /** Feeds exactly these samples. */
    void feed(NDArray xs, @Nullable NDArray ys) {
        feed(x[0], xs, null, 0, xs.shape().dim(0));
        if (ys != null) feed(y[0], ys, null, 0, ys.shape().dim(0));
    }

    void run() {
        program.run();
    }

    Program program() {
        return program;
    }

    int outputs() {
        return outputs.length;
    }

    Shape outputShape(int i) {
        return outputs[i].shape();
    }

    /** An array for so many samples of an output. */
    NDArray newOutput(int i, int samples) {
        Shape shape = outputs[i].shape();
        return NDArray.zeros(
                shape.dim(0) == samples ? shape : shape.withDim(0, samples),
                program.kernels().dtype());
    }

    /** Copies an output to rows from … of an array. */
    void read(int output, NDArray target, int from, int n) {
        Batch.read(outputBuffers[output], target, from, n);
    }

    /** The first number logged: the loss. */
    double firstLog() {
        return logs.length == 0 ? Double.NaN : logs[0].get(0);
    }

    /** Adds each logged number to the means, as of n samples. */
    void addLogs(LogMeans means, int n) {
        for (int i = 0; i < logs.length; i++) means.add(logNames[i], logs[i].get(0), n);
    }
}
