package dev.tsuno.optimizers;

import static dev.tsuno.ops.Ops.multiply;

import dev.tsuno.config.Codec;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.config.Registry;
import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Trains some variables with one optimizer and others with another, as {@code keras.optimizers.MultiOptimizer}. It has no rate of its own:
 * ask and set those of {@link #optimizers}.
 *
 * <p>{@code loss_scale_factor} replaces those of the optimizers, also if it isn't set.
 */
public final class MultiOptimizer extends Optimizer {
    private static final Registry<OptimizerMap> MAPS =
            new Registry<OptimizerMap>("optimizer map", "keras.optimizers").add("OptimizerMap", OptimizerMap::new);

    /** A map, or a function. */
    private static final Codec<Object> CHOICE = new Codec<>() {
        @Override
        public Object decode(Object plain) {
            return MAPS.decode(plain);
        }

        @Override
        public Object encode(Object value) {
            return value instanceof OptimizerMap map ? MAPS.encode(map) : Map.of("class_name", "function");
        }
    };

    private final Option<Object> choice = options().required("optimizer_map", CHOICE);
    private final Option<Double> lossScaleFactor = options().option("loss_scale_factor", Codecs.DOUBLE, null);
    private final List<Optimizer> optimizers = new ArrayList<>();
    private final Map<Variable, Optimizer> chosen = new HashMap<>();
    private long steps;
    private double ownRate;

    MultiOptimizer() {}

    public MultiOptimizer(OptimizerMap map) {
        options().set(choice, map);
    }

    /** Chooses by a function, which must give the same optimizer for all variables that are to share one. It can't be saved. */
    public MultiOptimizer(Function<Variable, Optimizer> choice) {
        options().set(this.choice, choice);
    }

    public MultiOptimizer lossScaleFactor(double factor) {
        options().set(lossScaleFactor, factor);
        return this;
    }

    public MultiOptimizer name(String name) {
        rename(name);
        return this;
    }

    /** Those that it trains with; all of them are known when it is built. */
    public List<Optimizer> optimizers() {
        if (optimizers.isEmpty() && choice.get() instanceof OptimizerMap map) optimizers.addAll(map.optimizers());
        return List.copyOf(optimizers);
    }

    static Optimizer checked(Optimizer optimizer) {
        if (optimizer instanceof LossScaleOptimizer || optimizer instanceof MultiOptimizer) {
            throw new IllegalArgumentException("A " + optimizer.className() + " can't be inside of a MultiOptimizer.");
        }
        return optimizer;
    }

    @SuppressWarnings("unchecked") // what is no map is the function of the constructor
    private Optimizer choose(Variable variable) {
        Object choice = this.choice.get();
        return choice instanceof OptimizerMap map
                ? map.of(variable)
                : ((Function<Variable, Optimizer>) choice).apply(variable);
    }

    @Override
    void make(List<Variable> trained) {
        optimizers();
        for (Variable variable : trained) {
            Optimizer optimizer = checked(choose(variable));
            if (!optimizers.contains(optimizer)) optimizers.add(optimizer);
            chosen.put(variable, optimizer);
        }
        for (Optimizer optimizer : optimizers) {
            checked(optimizer).scaledOutside(lossScaleFactor.orNull());
            List<Variable> variables =
                    trained.stream().filter(v -> chosen.get(v) == optimizer).toList();
            if (variables.isEmpty()) optimizer.dtype(dtype());
            else optimizer.build(variables, dtype());
        }
    }

    /** @throws UnsupportedOperationException always: each of the optimizers has a rate of its own */
    @Override
    public double learningRate() {
        throw noRate();
    }

    /** @throws UnsupportedOperationException always: each of the optimizers has a rate of its own */
    @Override
    public MultiOptimizer learningRate(double value) {
        throw noRate();
    }

    private UnsupportedOperationException noRate() {
        return new UnsupportedOperationException(
                name() + " has no learning rate of its own. Ask and set those of its optimizers().");
    }

    @Override
    public long iterations() {
        return steps;
    }

    @Override
    public List<OptimizerVariable> variables() {
        List<OptimizerVariable> all = new ArrayList<>();
        all.add(OptimizerVariable.counter(name() + "/iteration", () -> steps, value -> steps = value));
        all.add(OptimizerVariable.number(name() + "/learning_rate", dtype(), () -> ownRate, value -> ownRate = value));
        for (Optimizer optimizer : optimizers()) all.addAll(optimizer.variables());
        return all;
    }

    @Override
    public void beginStep() {
        steps++;
        for (int i = 0; i < optimizers.size(); i++) {
            if (optimizers.get(i).isBuilt()) optimizers.get(i).beginStep();
        }
    }

    @Override
    void undoStep() {
        steps--;
        for (Optimizer optimizer : optimizers) if (optimizer.isBuilt()) optimizer.undoStep();
    }

    @Override
    List<Assignment> assignments(
            List<Variable> variables, List<Tensor> gradients, BiFunction<Variable, Tensor, Tensor> constrained) {
        List<Assignment> all = new ArrayList<>();
        for (Optimizer optimizer : optimizers) {
            List<Variable> its = new ArrayList<>();
            List<Tensor> itsGradients = new ArrayList<>();
            for (int i = 0; i < variables.size(); i++) {
                if (chosen.get(variables.get(i)) != optimizer) continue;
                its.add(variables.get(i));
                itsGradients.add(gradients.get(i));
            }
            if (!its.isEmpty()) all.addAll(optimizer.updates(its, itsGradients, constrained));
        }
        return all;
    }

    @Override
    public Tensor scaleLoss(Tensor loss) {
        Double factor = lossScaleFactor.orNull();
        return factor == null ? loss : multiply(loss, factor);
    }

    @Override
    void scaledOutside(@Nullable Double factor) {
        if (factor == null) options().setOrNull(lossScaleFactor, null);
        else options().set(lossScaleFactor, factor);
    }

    @Override
    public void finalizeVariableValues() {
        for (Optimizer optimizer : optimizers) if (optimizer.isBuilt()) optimizer.finalizeVariableValues();
    }

    @Override
    public Map<Variable, Variable> movingAverages() {
        Map<Variable, Variable> all = new LinkedHashMap<>();
        for (Optimizer optimizer : optimizers) all.putAll(optimizer.movingAverages());
        return all;
    }
}
