package dev.tsuno.optimizers;

import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.subtract;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.config.Options;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code w = w − w · rate · weight_decay}, before the rule, for all variables but the excluded. */
final class WeightDecay {
    final Option<Double> decay;
    private final List<Variable> excluded = new ArrayList<>();
    private final List<Pattern> excludedPaths = new ArrayList<>();

    WeightDecay(Options options, @Nullable Double byDefault) {
        decay = options.option("weight_decay", Codecs.DOUBLE, byDefault);
    }

    void exclude(Variable... variables) {
        excluded.addAll(List.of(variables));
    }

    void exclude(String... expressions) {
        for (String expression : expressions) excludedPaths.add(Pattern.compile(expression));
    }

    private boolean spares(Variable variable) {
        return excluded.contains(variable)
                || excludedPaths.stream()
                        .anyMatch(p -> p.matcher(variable.path()).find());
    }

    /** The value of a variable after a decay of so much. */
    Tensor of(Variable variable, @Nullable Double decay, Tensor rate) {
        Tensor value = variable.tensor();
        if (decay == null || spares(variable)) return value;
        return subtract(value, multiply(value, multiply(rate, decay)));
    }
}
