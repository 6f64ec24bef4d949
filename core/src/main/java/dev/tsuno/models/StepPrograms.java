package dev.tsuno.models;

import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.data.Samples;
import dev.tsuno.ops.Graph;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import dev.tsuno.program.KernelSets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes and keeps the programs of a model's steps, one for each purpose and shape of batches. */
final class StepPrograms {
    /** So many are kept of each purpose; the one unused for the longest time goes first. */
    static final int KEPT = 32;

    enum Purpose {
        TRAIN,
        TEST,
        PREDICT
    }

    private final Model model;
    /** By purpose, the last used first. */
    private final Map<Purpose, List<StepProgram>> programs = new EnumMap<>(Purpose.class);

    StepPrograms(Model model) {
        this.model = model;
        for (Purpose purpose : Purpose.values()) programs.put(purpose, new ArrayList<>());
    }

    /** Forgets all: they hold the loss, the optimizer and the layers of the time they were made. */
    void forget() {
        for (List<StepProgram> some : programs.values()) some.clear();
    }

    private List<StepProgram> some(Purpose purpose) {
        return Objects.requireNonNull(programs.get(purpose));
    }

    int kept(Purpose purpose) {
        return some(purpose).size();
    }

    /** The program for exactly these samples, if there is one. */
    @Nullable
    StepProgram known(Purpose purpose, NDArray x, @Nullable NDArray y) {
        List<StepProgram> some = some(purpose);
        for (int i = 0; i < some.size(); i++) if (some.get(i).fits(x, y)) return first(some, i);
        return null;
    }

    /** The program for batches of n of these samples. */
    StepProgram of(Purpose purpose, Samples samples, int n) {
        List<StepProgram> some = some(purpose);
        for (int i = 0; i < some.size(); i++) if (some.get(i).fits(samples, n)) return first(some, i);
        StepProgram made = make(purpose, samples, n);
        some.add(0, made);
        if (some.size() > KEPT) some.remove(KEPT);
        return made;
    }

    private static StepProgram first(List<StepProgram> some, int at) {
        StepProgram found = some.get(at);
        if (at > 0) {
            some.remove(at);
            some.add(0, found);
        }
        return found;
    }

    private StepProgram make(Purpose purpose, Samples samples, int n) {
        if (purpose == Purpose.TRAIN) model.buildOptimizer();
        List<Tensor> x = new ArrayList<>();
        List<Tensor> y = new ArrayList<>();
        List<@Nullable Tensor> weights = new ArrayList<>();
        for (NDArray array : samples.x()) x.add(placeholder("x", array, n));
        for (NDArray array : samples.y()) y.add(placeholder("y", array, n));
        for (NDArray array : samples.sampleWeight())
            weights.add(array == null ? null : placeholder("sample_weight", array, n));
        Step step = new Step(
                model,
                purpose == Purpose.TRAIN,
                x,
                model.feeding().targets(y),
                model.feeding().weights(weights));
        List<Tensor> outputs = switch (purpose) {
            case PREDICT -> model.predictStep(step);
            case TEST -> {
                model.testStep(step);
                yield List.of();
            }
            case TRAIN -> {
                model.trainStep(step);
                yield List.of();
            }
        };
        checkBatch(outputs, n);
        List<Tensor> results = new ArrayList<>(outputs);
        results.addAll(step.logs().values());
        Graph graph = Graph.of(results, step.assignments());
        return new StepProgram(graph, KernelSets.of(model.floatType()), x, y, weights, step.logs(), outputs);
    }

    private void checkBatch(List<Tensor> outputs, int n) {
        List<String> names = model.outputNames();
        for (int i = 0; i < outputs.size(); i++) {
            Shape shape = outputs.get(i).shape();
            if (shape.rank() > 0 && shape.dim(0) == n) continue;
            String name = i < names.size() ? names.get(i) : "output_" + (i + 1);
            throw new IllegalArgumentException("Output " + name + " of " + model.name() + " has shape " + shape
                    + " for a batch of " + n + ". Its first axis must be the batch.");
        }
    }

    private Tensor placeholder(String name, NDArray array, int n) {
        Shape shape = array.shape().withDim(0, n);
        return Ops.placeholder(name, shape, model.floatType());
    }
}
