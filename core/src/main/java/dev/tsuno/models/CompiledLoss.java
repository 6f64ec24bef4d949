package dev.tsuno.models;

import dev.tsuno.array.Shape;
import dev.tsuno.layers.Outputs;
import dev.tsuno.losses.Loss;
import dev.tsuno.losses.Losses;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Scope;
import dev.tsuno.ops.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The losses given to {@code compile}, one an output, and their weighted sum. */
final class CompiledLoss {
    private final @Nullable Object given;
    private final @Nullable Object givenWeights;
    private @Nullable List<@Nullable Object> losses;

    CompiledLoss(@Nullable Object given, @Nullable Object givenWeights) {
        this.given = given;
        this.givenWeights = givenWeights;
    }

    boolean isEmpty() {
        return given == null;
    }

    /** The losses by output, made on first use: a name becomes one object for all batches. */
    private List<@Nullable Object> losses(List<String> outputs) {
        if (losses == null) losses = PerOutput.spread("loss", given, outputs);
        return losses;
    }

    /** The outputs that take part, by their places. */
    List<Integer> outputs(List<String> outputs) {
        List<Integer> taking = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) if (losses(outputs).get(i) != null) taking.add(i);
        return taking;
    }

    private Loss loss(int output, List<String> outputs, Shape yTrue, Shape yPred) {
        Object loss = losses(outputs).get(output);
        if (loss instanceof String name) {
            loss = Losses.forOutput(name, yTrue, yPred);
            losses(outputs).set(output, loss);
        }
        if (loss instanceof Loss made) return made;
        throw new IllegalArgumentException("compile: loss wants names and Losses, got " + loss + ".");
    }

    /** The sum for these outputs; with several, each is logged by itself too. Null if no output has one. */
    @Nullable
    Tensor of(Step step, Outputs yPred, List<String> outputs) {
        List<@Nullable Object> weights = PerOutput.spread("loss_weights", givenWeights, outputs);
        List<Integer> taking = outputs(outputs);
        Tensor total = null;
        for (int i : taking) {
            Tensor y = step.y().get(i);
            if (y == null) throw new IllegalArgumentException("The output " + outputs.get(i) + " has a loss and no y.");
            Tensor p = yPred.tensors().get(i);
            Loss loss = loss(i, outputs, y.shape(), p.shape());
            Tensor value = Scope.in(
                    loss.name(),
                    () -> loss.apply(
                            y, p, step.sampleWeight().get(i), yPred.masks().get(i)));
            if (value.shape().rank() != 0) value = Ops.sum(value);
            if (taking.size() > 1) step.log(outputs.get(i) + "_loss", value);
            if (weights.get(i) instanceof Number weight) value = Ops.multiply(value, weight.doubleValue());
            total = total == null ? value : Ops.add(total, value);
        }
        return total;
    }
}
