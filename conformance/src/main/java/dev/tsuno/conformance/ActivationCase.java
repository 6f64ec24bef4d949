package dev.tsuno.conformance;

import dev.tsuno.activations.Activation;
import dev.tsuno.activations.Activations;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.ops.Gradients;
import dev.tsuno.ops.Graph;
import dev.tsuno.ops.Tensor;
import dev.tsuno.program.Program;
import java.util.List;

/** An activation function and its derivative. */
final class ActivationCase {
    private ActivationCase() {}

    static void run(GoldenCase golden, Kernels kernels, Check check) {
        if (!Json.child(golden.json(), "config").isEmpty()) throw new Unsupported("activations with arguments");
        Activation activation;
        try {
            activation = Activations.get(golden.className());
        } catch (IllegalArgumentException e) {
            throw new Unsupported("activation " + golden.className());
        }
        Feed feed = new Feed(golden);
        Tensor x = feed.placeholder("", "x0");
        Tensor g = feed.placeholder("", "g0");
        Tensor y = activation.apply(x);
        Tensor dx = Gradients.of(List.of(y), List.of(g), List.of(x)).get(0);
        Program program = Program.compile(Graph.of(dx == null ? List.of(y) : List.of(y, dx), List.of()), kernels);
        feed.fill(program, "");
        program.run();
        check.compare("y0", golden.array("y0"), Feed.read(program, y));
        if (dx != null) check.compare("dx0", golden.array("dx0"), Feed.read(program, dx));
        else if (golden.has("dx0")) check.fail("dx0 is missing");
    }
}
