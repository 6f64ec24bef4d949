package dev.tsuno.metrics;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.losses.SampleWeights;
import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** True positives over those and others: what {@link Precision} and {@link Recall} share. */
abstract class PositiveShare extends Metric {
    final Option<Thresholds> thresholds = options().option("thresholds", Thresholds.CODEC, null);
    final Option<Integer> topK = options().option("top_k", Codecs.SIZE, null);
    final Option<Integer> classId = options().option("class_id", Codecs.INT, null);

    private final String othersName;
    private @Nullable Variable truePositives;
    private @Nullable Variable others;

    PositiveShare(String othersName) {
        super(null);
        this.othersName = othersName;
    }

    abstract Tensor others(Confusion.Counts counts);

    @Override
    public Direction direction() {
        return Direction.UP;
    }

    private double[] limits() {
        Thresholds given = thresholds.orNull();
        if (given != null) return given.values();
        return new double[] {topK.orNull() == null ? 0.5 : Confusion.NEGATIVE};
    }

    @Override
    protected void build(Shape yTrue, Shape yPred) {
        truePositives = state("true_positives", Shape.of(limits().length));
        others = state(othersName, Shape.of(limits().length));
    }

    @Override
    public List<Assignment> updateState(
            Tensor yTrue, Tensor yPred, @Nullable Tensor sampleWeight, @Nullable Tensor mask) {
        Confusion confusion = Confusion.of(limits(), topK.orNull(), classId.orNull());
        Confusion.Counts counts = confusion.counts(yTrue, yPred, sampleWeight, dtype());
        return List.of(
                grow(Objects.requireNonNull(truePositives), counts.truePositives()),
                grow(Objects.requireNonNull(others), others(counts)));
    }

    @Override
    public Tensor resultTensor() {
        Tensor hits = Objects.requireNonNull(truePositives).tensor();
        Tensor all = Ops.add(hits, Objects.requireNonNull(others).tensor());
        Tensor share = SampleWeights.divideNoNan(hits, all);
        return limits().length == 1 ? Ops.reshape(share, Shape.SCALAR) : share;
    }
}
