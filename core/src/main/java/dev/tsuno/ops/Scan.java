package dev.tsuno.ops;

import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Kernels;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step repeated over time: {@code (y[t], s[t]) = step(x[t], s[t-1])}, as {@code jax.lax.scan}. Any recurrent cell runs through it.
 *
 * <p>The body is a graph. Sequences are time-major, {@code (time, …)}. What the body uses and does not depend on the step (weights,
 * products of weights, masks) is computed once outside: it is a <em>capture</em>, an input of the node like the others.
 *
 * <p>What a product of weights makes of the inputs alone is computed for all steps at once, before ({@link ScanAhead}).
 *
 * <p>The gradient is a scan backwards: it computes each step again from its saved state and products, then the step's gradient, and
 * carries the gradients of the states. Those of the captures are summed up after it where that is a product, else carried too.
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
        ScanBody body = new ScanBody(inputs, states, result.outputs(), result.states());
        ScanAhead ahead = new ScanAhead(body, sequences);
        return apply(ahead.body(), ahead.sequences(), initial, reverse);
    }

    private static Result apply(ScanBody whole, List<Tensor> sequences, List<Tensor> initial, boolean reverse) {
        int time = sequences.get(0).shape().dim(0);
        ScanBody body = whole.pruned();
        List<Tensor> inputs = new ArrayList<>();
        for (int i = 0; i < sequences.size(); i++) {
            if (body.inputs().contains(whole.inputs().get(i))) inputs.add(sequences.get(i));
        }
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

    /** Outputs of all steps and final states; then what the gradient needs: the states before each step, and the steps' products. */
    @Override
    public List<TensorSpec> outputs(List<TensorSpec> in) {
        List<TensorSpec> specs = new ArrayList<>();
        for (Tensor y : body.outputs()) specs.add(overTime(y));
        for (Tensor s : body.states()) specs.add(s.spec());
        for (Tensor s : body.states()) specs.add(overTime(s));
        for (Tensor p : body.products()) specs.add(overTime(p));
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
}
