package dev.tsuno.optimizers;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.clip;
import static dev.tsuno.ops.Ops.divide;
import static dev.tsuno.ops.Ops.maximum;
import static dev.tsuno.ops.Ops.minimum;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.sqrt;
import static dev.tsuno.ops.Ops.square;
import static dev.tsuno.ops.Ops.subtract;
import static dev.tsuno.ops.Ops.sum;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.config.Options;
import dev.tsuno.ops.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gradients made shorter, one way at a time. A bound that isn't positive does nothing, as in Keras. */
final class Clipping {
    final Option<Double> norm;
    final Option<Double> value;
    final Option<Double> globalNorm;

    Clipping(Options options) {
        norm = options.option("clipnorm", Codecs.DOUBLE, null);
        value = options.option("clipvalue", Codecs.DOUBLE, null);
        globalNorm = options.option("global_clipnorm", Codecs.DOUBLE, null);
    }

    /** @throws IllegalArgumentException if two are set */
    void check(String owner) {
        int set = 0;
        for (Option<Double> option : List.of(norm, value, globalNorm)) if (option.orNull() != null) set++;
        if (set > 1) {
            throw new IllegalArgumentException(
                    owner + ": only one of clipnorm, clipvalue and global_clipnorm can be set;"
                            + " got clipnorm=" + norm.orNull() + ", clipvalue=" + value.orNull() + ", global_clipnorm="
                            + globalNorm.orNull() + ".");
        }
    }

    List<Tensor> of(List<Tensor> gradients) {
        Double each = bound(norm);
        Double global = bound(globalNorm);
        Double most = bound(value);
        if (each != null) return gradients.stream().map(g -> shortened(g, each)).toList();
        if (global != null && !gradients.isEmpty()) {
            Tensor scale = scale(gradients, global);
            return gradients.stream().map(g -> multiply(g, scale)).toList();
        }
        if (most != null)
            return gradients.stream().map(g -> clip(g, -most, most)).toList();
        return gradients;
    }

    private static @Nullable Double bound(Option<Double> option) {
        Double bound = option.orNull();
        return bound != null && bound > 0 ? bound : null;
    }

    private static Tensor shortened(Tensor gradient, double most) {
        return divide(multiply(gradient, most), maximum(sqrt(sum(square(gradient))), most));
    }

    /** NaN if a gradient isn't finite: then all become NaN, rather than some of them 0. */
    private static Tensor scale(List<Tensor> gradients, double most) {
        Tensor total = sum(square(gradients.get(0)));
        for (Tensor g : gradients.subList(1, gradients.size())) total = add(total, sum(square(g)));
        Tensor length = sqrt(total);
        Tensor scale = multiply(minimum(divide(1, length), 1 / most), most);
        return add(scale, subtract(length, length));
    }
}
