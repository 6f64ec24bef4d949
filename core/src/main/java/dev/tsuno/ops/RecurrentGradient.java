package dev.tsuno.ops;

import dev.tsuno.kernels.Buffer;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Kernels;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The backward pass of a fused recurrent op.
 *
 * <p>Inputs: x, kernel, recurrent kernel, what the forward pass saved, then those gradients of its outputs that there are
 * ({@code given} says which), and the mask if there is one. Outputs: the gradients of x, kernel, recurrent kernel, bias and initial states; in
 * the mask's place is nothing to be used.
 */
record RecurrentGradient(
        String name, RecurrentInputs of, int saved, List<Boolean> given, List<TensorSpec> results, Binder binder)
        implements Op {
    /** How the kernel set's backward kernel is bound. */
    interface Binder {
        Kernel bind(Kernels kernels, RecurrentGradient op, Binding b);
    }

    /** Applies it for a forward node whose outputs are results that may have a gradient, then saved ones. */
    static List<@Nullable Tensor> apply(
            String name, RecurrentInputs of, Node node, int saved, List<@Nullable Tensor> dOutputs, Binder binder) {
        int first = dOutputs.size() - saved;
        List<Tensor> inputs = new ArrayList<>(node.inputs().subList(0, 3));
        inputs.addAll(node.outputs().subList(first, dOutputs.size()));
        List<Boolean> given = new ArrayList<>();
        for (Tensor d : dOutputs.subList(0, first)) {
            given.add(d != null);
            if (d != null) inputs.add(d);
        }
        if (of.mask()) inputs.add(node.inputs().get(of.maskAt()));
        List<TensorSpec> specs = node.inputs().stream().map(Tensor::spec).toList();
        Node gradient = Node.of(new RecurrentGradient(name, of, saved, List.copyOf(given), specs, binder), inputs);
        List<@Nullable Tensor> results = new ArrayList<>(gradient.outputs());
        if (of.mask()) results.set(of.maskAt(), null);
        return results;
    }

    @Override
    public List<TensorSpec> outputs(List<TensorSpec> inputs) {
        return results;
    }

    @Override
    public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> dOutputs) {
        throw new UnsupportedOperationException(
                "a second derivative through " + name + ": set unroll(true) on the layer");
    }

    @Override
    public Kernel kernel(Kernels kernels, Binding b) {
        return binder.bind(kernels, this, b);
    }

    @Override
    public boolean destroys(int input) {
        return input >= 3 && input < 3 + saved;
    }

    /** The gradient of the forward op's i-th result, if there is one. */
    @Nullable
    Buffer dResult(Binding b, int i) {
        if (!given.get(i)) return null;
        int at = 3 + saved;
        for (int j = 0; j < i; j++) if (given.get(j)) at++;
        return b.input(at);
    }

    @Nullable
    Buffer mask(Binding b) {
        if (!of.mask()) return null;
        int at = 3 + saved;
        for (boolean has : given) if (has) at++;
        return b.input(at);
    }

    @Nullable
    Buffer dBias(Binding b) {
        return of.bias() ? b.output(of.biasAt()) : null;
    }

    @Nullable
    Buffer dState(Binding b, int i) {
        return of.states() ? b.output(of.statesAt() + i) : null;
    }
}
