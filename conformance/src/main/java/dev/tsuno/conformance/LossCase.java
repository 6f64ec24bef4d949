package dev.tsuno.conformance;

import dev.tsuno.kernels.Kernels;
import dev.tsuno.losses.Loss;
import dev.tsuno.losses.Losses;
import dev.tsuno.ops.Gradients;
import dev.tsuno.ops.Graph;
import dev.tsuno.ops.Tensor;
import dev.tsuno.program.Program;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A loss and its gradient, with each reduction, with and without weights. */
final class LossCase {
    private static final List<String> REDUCTIONS =
            List.of("sum_over_batch_size", "sum", "none", "mean", "mean_with_sample_weight");

    private final GoldenCase golden;
    private final Kernels kernels;
    private final Check check;

    private LossCase(GoldenCase golden, Kernels kernels, Check check) {
        this.golden = golden;
        this.kernels = kernels;
        this.check = check;
    }

    static void run(GoldenCase golden, Kernels kernels, Check check) {
        if (!Losses.REGISTRY.classNames().contains(golden.className())) {
            throw new Unsupported("loss " + golden.className());
        }
        // TensorFlow computes this one in float32 always.
        if (golden.className().equals("CTC")) check.loosen(5e-6);
        LossCase it = new LossCase(golden, kernels, check);
        Configs.compare(
                it.loss(),
                Json.child(Json.child(golden.json(), "config"), "config"),
                it.argument().keySet(),
                check);
        for (String reduction : REDUCTIONS) {
            it.run(reduction, false);
            it.run(reduction, true);
        }
    }

    /** Arguments that Keras's config leaves out; they stand in the name of the case. */
    private Map<String, Object> argument() {
        String key = golden.className().equals("Huber") ? "delta" : "axis";
        boolean leftOut = List.of("Huber", "CosineSimilarity", "SparseCategoricalCrossentropy")
                .contains(golden.className());
        Matcher matcher = Pattern.compile("_" + key + "(-?[0-9.]+)(_|$)").matcher(golden.name());
        if (!leftOut || !matcher.find()) return Map.of();
        double value = Double.parseDouble(matcher.group(1));
        return Map.of(key, value == Math.rint(value) ? (Object) (int) value : (Object) value);
    }

    private Loss loss() {
        Map<String, @Nullable Object> config =
                new LinkedHashMap<>(Json.child(Json.child(golden.json(), "config"), "config"));
        config.putAll(argument());
        Loss loss = Losses.get(golden.className());
        loss.options().fromConfig(config);
        return loss;
    }

    private void run(String reduction, boolean weighted) {
        String suffix = reduction + (weighted ? "_sw" : "");
        if (!golden.has("loss_" + suffix)) return;
        Feed feed = new Feed(golden);
        Tensor yTrue = feed.placeholder("", "y_true");
        Tensor yPred = feed.placeholder("", "y_pred");
        Tensor weight = weighted ? feed.placeholder("", "sample_weight") : null;
        Tensor mask = golden.has("mask") ? feed.placeholder("", "mask") : null;
        Tensor value = loss().reduction(reduction).apply(yTrue, yPred, weight, mask);
        Tensor gradient = Gradients.of(value, List.of(yPred)).get(0);
        Program program = Program.compile(
                Graph.of(gradient == null ? List.of(value) : List.of(value, gradient), List.of()), kernels);
        feed.fill(program, "");
        program.run();
        compare("loss_" + suffix, program, value);
        if (suffix.equals("none") && golden.has("fn")) compare("fn", program, value);
        String key = "dy_pred_" + suffix;
        if (golden.has(key) && gradient != null) compare(key, program, gradient);
        else if (golden.has(key)) check.fail(key + " is missing");
    }

    private void compare(String key, Program program, Tensor tensor) {
        if (!tensor.shape().equals(golden.array(key).shape())) {
            check.fail(key + " is " + tensor.shape() + ", expected "
                    + golden.array(key).shape());
        } else check.compare(key, golden.array(key), Feed.read(program, tensor));
    }
}
