package dev.tsuno.models;

import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.layers.Outputs;
import dev.tsuno.layers.Trace;
import dev.tsuno.losses.Loss;
import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Gradients;
import dev.tsuno.ops.Graph;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Scope;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import dev.tsuno.optimizers.Optimizer;
import dev.tsuno.program.KernelSets;
import dev.tsuno.program.Program;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes and keeps the programs of a model, one for each batch shape and purpose. */
final class Trainer {
    /** So many programs are kept; the one unused for the longest time goes first. */
    private static final int KEPT = 32;

    enum Purpose {
        TRAIN,
        TEST,
        PREDICT
    }

    private record Key(
            Purpose purpose,
            Shape x,
            @Nullable Shape y,
            @Nullable Shape weight) {}

    private final Sequential model;
    private final Map<Key, StepProgram> programs = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, StepProgram> eldest) {
            return size() > KEPT;
        }
    };

    Trainer(Sequential model) {
        this.model = model;
    }

    /** Forgets all programs: they hold the loss, optimizer and layers of the time they were made. */
    void forget() {
        programs.clear();
    }

    /** The program for batches of n samples of these arrays. */
    StepProgram program(Purpose purpose, int n, NDArray x, @Nullable NDArray y, @Nullable NDArray weight) {
        Key key =
                new Key(purpose, batch(x, n), y == null ? null : batch(y, n), weight == null ? null : batch(weight, n));
        StepProgram known = programs.get(key);
        if (known != null) return known;
        StepProgram made = make(key);
        programs.put(key, made);
        return made;
    }

    private static Shape batch(NDArray array, int n) {
        return array.shape().withDim(0, n);
    }

    private StepProgram make(Key key) {
        Trace trace = new Trace(key.purpose == Purpose.TRAIN);
        Tensor x = Ops.placeholder("x", key.x, model.dtype());
        Outputs outputs = model.trace(trace, x);
        Tensor yPred = outputs.first();
        Graph graph;
        Tensor y = null;
        Tensor weight = null;
        Tensor loss = null;
        List<Tensor> metrics = new ArrayList<>();
        if (key.purpose == Purpose.PREDICT || key.y == null) {
            graph = Graph.of(List.of(yPred), trace.assignments());
        } else {
            if (outputs.mask() != null) {
                throw new UnsupportedOperationException(
                        model.name() + ": the output has a mask, which Keras applies to the loss; that is not"
                                + " carried out yet. Predicting works; to train, end the mask with a layer of returnSequences(false).");
            }
            y = Ops.placeholder("y", key.y, model.dtype());
            weight = key.weight == null ? null : Ops.placeholder("sample_weight", key.weight, model.dtype());
            loss = loss(trace, y, yPred, weight);
            Tensor yTrue = y;
            for (Loss metric : model.metrics())
                metrics.add(Scope.in(metric.name(), () -> metric.apply(yTrue, yPred, null)));
            List<Tensor> results = new ArrayList<>(List.of(yPred, loss));
            results.addAll(metrics);
            graph = Graph.of(results, key.purpose == Purpose.TRAIN ? updates(trace, loss) : trace.assignments());
        }
        Program program = Program.compile(graph, KernelSets.of(model.dtype()));
        return new StepProgram(program, x, y, weight, yPred, loss, List.copyOf(metrics));
    }

    private Tensor loss(Trace trace, Tensor y, Tensor yPred, @Nullable Tensor weight) {
        Loss compiled = model.loss();
        Tensor total = Scope.in(compiled.name(), () -> compiled.apply(y, yPred, weight));
        for (Tensor penalty : trace.losses()) total = Ops.add(total, penalty);
        for (Tensor penalty : model.regularizationLosses()) total = Ops.add(total, penalty);
        return total;
    }

    private List<Assignment> updates(Trace trace, Tensor loss) {
        List<Variable> trained = new ArrayList<>();
        List<Tensor> gradients = new ArrayList<>();
        Optimizer optimizer = model.optimizer();
        List<Variable> variables = optimizer.trained();
        List<@Nullable Tensor> all =
                Gradients.of(loss, variables.stream().map(Variable::tensor).toList());
        for (int i = 0; i < variables.size(); i++) {
            Tensor gradient = all.get(i);
            if (gradient == null) continue;
            trained.add(variables.get(i));
            gradients.add(gradient);
        }
        return Scope.in(
                optimizer.name(),
                () -> trace.with(model.constrained(optimizer.updates(trained, gradients)), gradients));
    }
}
