package dev.tsuno.ops;

import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Kernels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A step repeated over time: {@code (y[t], s[t]) = step(x[t], s[t-1])}, as {@code jax.lax.scan}. Any recurrent cell runs through it.
 *
 * <p>The body is a graph. Sequences are time-major, {@code (time, …)}. What the body uses and does not depend on the step (weights,
 * products of weights, masks) is computed once outside: it is a <em>capture</em>, an input of the node like the others.
 *
 * <p>The gradient is a scan backwards: it computes each step again from its saved state, then the step's gradient, and carries the
 * gradients of the states and of the captures.
 */
public final class Scan implements Op {
    /** What a step makes of its inputs and the states before it. */
    public interface Step {
        StepResult step(List<Tensor> inputs, List<Tensor> states);
    }

    /** The outputs of a step, and the states after it. */
    public record StepResult(List<Tensor> outputs, List<Tensor> states) {}

    /** The outputs of all steps {@code (time, …)}, and the states after the last. */
    public record Result(List<Tensor> outputs, List<Tensor> states) {}

    private final ScanBody body;
    private final int time;
    private final boolean reverse;

    private Scan(ScanBody body, int time, boolean reverse) {
        this.body = body;
        this.time = time;
        this.reverse = reverse;
    }

    /** Runs the step over the first axis of the sequences, which all have the same length; in reverse from the last to the first. */
    public static Result scan(List<Tensor> sequences, List<Tensor> initial, boolean reverse, Step step) {
        List<Tensor> inputs = new ArrayList<>();
        for (Tensor x : sequences) inputs.add(Ops.placeholder("x[t]", x.shape().drop(0), x.dtype()));
        List<Tensor> states = new ArrayList<>();
        for (Tensor s : initial) states.add(Ops.placeholder("s[t-1]", s.shape(), s.dtype()));
        StepResult result = step.step(inputs, states);
        return apply(new ScanBody(inputs, states, result.outputs(), result.states()), sequences, initial, reverse);
    }

    private static Result apply(ScanBody body, List<Tensor> sequences, List<Tensor> initial, boolean reverse) {
        int time = sequences.get(0).shape().dim(0);
        List<Tensor> inputs = new ArrayList<>(sequences);
        inputs.addAll(initial);
        inputs.addAll(body.captures());
        List<Tensor> outputs = Node.of(new Scan(body, time, reverse), inputs).outputs();
        int y = body.outputs().size();
        return new Result(outputs.subList(0, y), outputs.subList(y, y + initial.size()));
    }

    @Override
    public String name() {
        return reverse ? "scan_reverse" : "scan";
    }

    /** Outputs of all steps, final states, then the states before each step: what the gradient needs. */
    @Override
    public List<TensorSpec> outputs(List<TensorSpec> in) {
        List<TensorSpec> specs = new ArrayList<>();
        for (Tensor y : body.outputs()) specs.add(overTime(y));
        for (Tensor s : body.states()) specs.add(s.spec());
        for (Tensor s : body.states()) specs.add(overTime(s));
        for (int i = 0; i < body.states().size(); i++) {
            Tensor next = body.nextStates().get(i);
            if (!next.shape().equals(body.states().get(i).shape())) {
                throw new IllegalArgumentException("state " + i + " of a scan changes its shape from "
                        + body.states().get(i).shape() + " to " + next.shape());
            }
        }
        return specs;
    }

    private TensorSpec overTime(Tensor step) {
        return new TensorSpec(step.shape().insert(0, time), step.dtype());
    }

    @Override
    public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> dOutputs) {
        return new ScanGradient(body, node, dOutputs).apply(reverse);
    }

    /** The node of a scan with a body of its own; for the gradient. */
    static List<Tensor> outputsOf(ScanBody body, List<Tensor> sequences, List<Tensor> initial, boolean reverse) {
        Result result = apply(body, sequences, initial, reverse);
        List<Tensor> all = new ArrayList<>(result.outputs());
        all.addAll(result.states());
        return all;
    }

    @Override
    public Kernel kernel(Kernels kernels, Binding binding) {
        return ScanKernel.bind(body, time, reverse, binding);
    }

    /** The body as a listing. */
    @Override
    public String toString() {
        return body.graph().toString();
    }

    /** For the classes of this op: which tensors of a graph change from step to step. */
    static Set<Node> dependents(List<Tensor> outputs, List<Tensor> sources) {
        Set<Node> changing = new HashSet<>();
        for (Tensor source : sources) changing.add(source.node());
        for (Node node : Graph.of(outputs, List.of(), sources).nodes()) {
            if (node.inputs().stream().anyMatch(input -> changing.contains(input.node()))) changing.add(node);
        }
        return changing;
    }

    /** The step of a scan: placeholders, results, and what it takes from outside. */
    record ScanBody(
            List<Tensor> inputs,
            List<Tensor> states,
            List<Tensor> outputs,
            List<Tensor> nextStates,
            List<Tensor> captures) {
        ScanBody(List<Tensor> inputs, List<Tensor> states, List<Tensor> outputs, List<Tensor> nextStates) {
            this(inputs, states, outputs, nextStates, captures(inputs, states, outputs, nextStates));
        }

        List<Tensor> sources() {
            List<Tensor> sources = new ArrayList<>(inputs);
            sources.addAll(states);
            return sources;
        }

        List<Tensor> results() {
            List<Tensor> results = new ArrayList<>(outputs);
            results.addAll(nextStates);
            return results;
        }

        Graph graph() {
            List<Tensor> given = sources();
            given.addAll(captures);
            return Graph.of(results(), List.of(), given);
        }

        private static List<Tensor> captures(
                List<Tensor> inputs, List<Tensor> states, List<Tensor> outputs, List<Tensor> nextStates) {
            List<Tensor> sources = new ArrayList<>(inputs);
            sources.addAll(states);
            List<Tensor> results = new ArrayList<>(outputs);
            results.addAll(nextStates);
            Set<Node> changing = dependents(results, sources);
            Set<Tensor> captures = new LinkedHashSet<>();
            for (Node node : changing) {
                for (Tensor input : node.inputs()) if (isCapture(input, changing)) captures.add(input);
            }
            for (Tensor result : results) if (isCapture(result, changing)) captures.add(result);
            // A set of nodes has no order: take that of the graph, which is the same in every run.
            List<Tensor> ordered = new ArrayList<>();
            for (Node node : Graph.of(results, List.of(), sources).nodes()) {
                for (Tensor output : node.outputs()) if (captures.contains(output)) ordered.add(output);
            }
            return List.copyOf(ordered);
        }

        private static boolean isCapture(Tensor tensor, Set<Node> changing) {
            Op op = tensor.node().op();
            return !changing.contains(tensor.node()) && !(op instanceof Leaf.Fill) && !(op instanceof Leaf.Constant);
        }
    }

    /** Builds the scan backwards. */
    private static final class ScanGradient {
        private final ScanBody body;
        private final Node node;
        private final List<@Nullable Tensor> dOutputs;
        private final List<Tensor> sequences = new ArrayList<>();
        private final List<Tensor> sequenceInputs = new ArrayList<>();

        ScanGradient(ScanBody body, Node node, List<@Nullable Tensor> dOutputs) {
            this.body = body;
            this.node = node;
            this.dOutputs = dOutputs;
        }

        List<@Nullable Tensor> apply(boolean reverse) {
            int nx = body.inputs().size();
            int ns = body.states().size();
            int ny = body.outputs().size();
            // The body's own placeholders are fed again: x[t], and the saved s[t-1].
            for (int i = 0; i < nx; i++)
                sequence(node.inputs().get(i), body.inputs().get(i));
            for (int i = 0; i < ns; i++)
                sequence(node.outputs().get(ny + ns + i), body.states().get(i));
            List<Tensor> ys = new ArrayList<>();
            List<Tensor> seeds = new ArrayList<>();
            for (int i = 0; i < ny; i++) {
                Tensor dy = dOutputs.get(i);
                if (dy == null) continue;
                ys.add(body.outputs().get(i));
                seeds.add(sequence(dy, Ops.placeholder("dy[t]", dy.shape().drop(0), dy.dtype())));
            }
            List<Tensor> carried = new ArrayList<>();
            List<Tensor> initial = new ArrayList<>();
            for (int i = 0; i < ns; i++) {
                Tensor s = body.states().get(i);
                Tensor ds = Ops.placeholder("ds[t]", s.shape(), s.dtype());
                ys.add(body.nextStates().get(i));
                seeds.add(ds);
                carried.add(ds);
                Tensor dLast = dOutputs.get(ny + i);
                initial.add(dLast == null ? Ops.zerosLike(s) : dLast);
            }
            List<Tensor> xs = body.sources();
            xs.addAll(body.captures());
            List<@Nullable Tensor> dxs = Gradients.of(ys, seeds, xs);

            Map<Integer, Integer> sequenceOutput = new HashMap<>();
            List<Tensor> outputs = new ArrayList<>();
            for (int i = 0; i < nx; i++) {
                Tensor dx = dxs.get(i);
                if (dx == null) continue;
                sequenceOutput.put(i, outputs.size());
                outputs.add(dx);
            }
            List<Tensor> next = new ArrayList<>();
            for (int i = 0; i < ns; i++) {
                Tensor ds = dxs.get(nx + i);
                // A gradient of the saved states: only where this gradient is differentiated again.
                Tensor dSaved = dOutputs.get(ny + ns + i);
                if (dSaved != null) {
                    Tensor step = Ops.placeholder("ds[t-1]", dSaved.shape().drop(0), dSaved.dtype());
                    sequence(dSaved, step);
                    ds = ds == null ? step : Ops.add(ds, step);
                }
                next.add(ds == null ? Ops.zerosLike(body.states().get(i)) : ds);
            }
            Map<Integer, Integer> captureState = new HashMap<>();
            for (int i = 0; i < body.captures().size(); i++) {
                Tensor dc = dxs.get(nx + ns + i);
                if (dc == null) continue;
                Tensor sum = Ops.placeholder("dw", dc.shape(), dc.dtype());
                captureState.put(i, carried.size());
                carried.add(sum);
                next.add(Ops.add(sum, dc));
                initial.add(Ops.zerosLike(dc));
            }
            ScanBody backward = new ScanBody(sequenceInputs, carried, outputs, next);
            List<Tensor> results = Scan.outputsOf(backward, sequences, initial, !reverse);

            List<@Nullable Tensor> dInputs = new ArrayList<>();
            for (int i = 0; i < nx; i++) {
                Integer at = sequenceOutput.get(i);
                dInputs.add(at == null ? null : results.get(at));
            }
            for (int i = 0; i < ns; i++) dInputs.add(results.get(outputs.size() + i));
            for (int i = 0; i < body.captures().size(); i++) {
                Integer at = captureState.get(i);
                dInputs.add(at == null ? null : results.get(outputs.size() + at));
            }
            return dInputs;
        }

        private Tensor sequence(Tensor whole, Tensor step) {
            sequences.add(whole);
            sequenceInputs.add(step);
            return step;
        }
    }
}
