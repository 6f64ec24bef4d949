package dev.tsuno.layers;

import dev.tsuno.array.Shape;
import dev.tsuno.ops.Ops;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/** Every layer, a line each: name, layer, shapes of its inputs without the batch, what it does with a mask. */
class LayerContractTest {
    @TestFactory
    Stream<DynamicContainer> core_layers() {
        return LayerContract.all(
                LayerContract.of("Dense", () -> new Dense(3), 4),
                LayerContract.of("Dense of a sequence", () -> new Dense(3).activation("tanh"), 5, 2)
                        .passesMask(),
                LayerContract.of("Masking", Masking::new, 4, 2).makesMask());
    }

    @TestFactory
    Stream<DynamicContainer> dense_layers_over_any_axes_and_embeddings() {
        return LayerContract.all(
                LayerContract.of(
                                "EinsumDense", () -> new EinsumDense("abc,cd->abd", Shape.of(5, 3)).biasAxes("d"), 5, 2)
                        .dropsMask(),
                LayerContract.of(
                        "EinsumDense, ellipsis", () -> new EinsumDense("...b,bc->...c", 3).activation("tanh"), 2, 3, 4),
                LayerContract.of(
                        "EinsumDense, heads",
                        () -> new EinsumDense("abc,cde->abde", Shape.of(4, 2, 3)).biasAxes("be"),
                        4,
                        2),
                LayerContract.of("Embedding", () -> new Embedding(7, 3), 4)
                        .tokens(7)
                        .dropsMask(),
                LayerContract.of("Embedding, mask_zero", () -> new Embedding(7, 3).maskZero(true), 4)
                        .tokens(7)
                        .makesMask(),
                LayerContract.of("ReversibleEmbedding", () -> new ReversibleEmbedding(7, 3).tieWeights(false), 4)
                        .tokens(7)
                        .dropsMask(),
                LayerContract.of(
                                "ReversibleEmbedding, reverse",
                                () -> new ReversibleEmbedding(7, 3).logitSoftCap(2),
                                4,
                                3)
                        .with("reverse", true)
                        .dropsMask());
    }

    @TestFactory
    Stream<DynamicContainer> normalization() {
        return LayerContract.all(
                LayerContract.of("BatchNormalization", BatchNormalization::new, 4, 3)
                        .passesMask()
                        .differsInTraining(),
                LayerContract.of(
                                "BatchNormalization, axis 1",
                                () -> new BatchNormalization().axis(1).center(false),
                                4,
                                3)
                        .passesMask()
                        .differsInTraining(),
                LayerContract.of("BatchNormalization, renorm", () -> new BatchNormalization().renorm(true), 4, 3)
                        .passesMask(),
                LayerContract.of("LayerNormalization", LayerNormalization::new, 4, 3)
                        .passesMask(),
                LayerContract.of("LayerNormalization, two axes", () -> new LayerNormalization().axis(1, 2), 4, 3)
                        .passesMask(),
                LayerContract.of("LayerNormalization, rms", () -> new LayerNormalization().rmsScaling(true), 4, 3)
                        .passesMask(),
                LayerContract.of("GroupNormalization", () -> new GroupNormalization(2), 3, 4)
                        .passesMask(),
                LayerContract.of("GroupNormalization, each", () -> new GroupNormalization(-1).axis(1), 3, 4)
                        .passesMask(),
                LayerContract.of("RMSNormalization", RMSNormalization::new, 4, 3)
                        .dropsMask(),
                LayerContract.of("UnitNormalization", UnitNormalization::new, 4, 3)
                        .passesMask(),
                LayerContract.of("SpectralNormalization", () -> new SpectralNormalization(new Dense(3)), 4, 2)
                        .passesMask(),
                LayerContract.of(
                                "SpectralNormalization of embeddings",
                                () -> new SpectralNormalization(new Embedding(7, 3)).powerIterations(3),
                                4)
                        .tokens(7)
                        .dropsMask());
    }

    @TestFactory
    Stream<DynamicContainer> attention() {
        List<Shape> queryValue = List.of(Shape.of(4, 3), Shape.of(5, 3));
        List<Shape> queryValueKey = List.of(Shape.of(4, 3), Shape.of(5, 2), Shape.of(5, 3));
        return LayerContract.all(
                LayerContract.of("Attention", Attention::new, queryValue).passesMask(),
                LayerContract.of(
                                "Attention, concat",
                                () -> new Attention().scoreMode("concat").useScale(true),
                                queryValueKey)
                        .passesMask(),
                LayerContract.of(
                                "Attention, causal, scores",
                                () -> new Attention().dropout(0.5).seed(1),
                                queryValue)
                        .with("use_causal_mask", true)
                        .with("return_attention_scores", true)
                        .passesMask(),
                LayerContract.of("AdditiveAttention", AdditiveAttention::new, queryValueKey)
                        .passesMask(),
                LayerContract.of("MultiHeadAttention", () -> new MultiHeadAttention(2, 3), queryValue)
                        .passesMask(),
                LayerContract.of(
                                "MultiHeadAttention, all",
                                () -> new MultiHeadAttention(2, 3)
                                        .valueDim(2)
                                        .outputShape(5)
                                        .useGate(true)
                                        .slidingWindow(2)
                                        .dropout(0.5),
                                queryValueKey)
                        .with("return_attention_scores", true)
                        .passesMask(),
                LayerContract.of(
                        "MultiHeadAttention, two axes",
                        () -> new MultiHeadAttention(2, 3).attentionAxes(1, 2).useBias(false),
                        List.of(Shape.of(2, 3, 4), Shape.of(3, 2, 4))),
                LayerContract.of("GroupQueryAttention", () -> new GroupQueryAttention(3, 4, 2), queryValue)
                        .with("use_causal_mask", true)
                        .passesMask(),
                LayerContract.of(
                                "GroupQueryAttention, gate",
                                () -> new GroupQueryAttention(3, 2, 1).useGate(true),
                                queryValue)
                        .passesMask());
    }

    @TestFactory
    Stream<DynamicContainer> merging() {
        List<Shape> two = List.of(Shape.of(4, 3), Shape.of(4, 3));
        List<Shape> broadcast = List.of(Shape.of(4, 3), Shape.of(3), Shape.of(4, 1));
        return LayerContract.all(
                LayerContract.of("Add", Add::new, two).joinsMasks(),
                LayerContract.of("Add, broadcast", Add::new, broadcast),
                LayerContract.of("Subtract", Subtract::new, two).joinsMasks(),
                LayerContract.of("Multiply", Multiply::new, two).joinsMasks(),
                LayerContract.of("Average", Average::new, two).joinsMasks(),
                LayerContract.of("Maximum", Maximum::new, two).joinsMasks(),
                LayerContract.of("Minimum, broadcast", Minimum::new, broadcast),
                LayerContract.of("Concatenate", Concatenate::new, two).joinsMasks(),
                LayerContract.of("Concatenate, time", () -> new Concatenate(1), two)
                        .makesMask(),
                LayerContract.of("Dot", () -> new Dot(1), List.of(Shape.of(3), Shape.of(3))),
                LayerContract.of(
                                "Dot, axes",
                                () -> new Dot(2, 1).normalize(true),
                                List.of(Shape.of(4, 3), Shape.of(3, 2)))
                        .dropsMask());
    }

    @TestFactory
    Stream<DynamicContainer> reshaping() {
        return LayerContract.all(
                LayerContract.of("Reshape", () -> new Reshape(2, -1), 4, 3).dropsMask(),
                LayerContract.of("Flatten", Flatten::new, 4, 3).dropsMask(),
                LayerContract.of("Flatten, channels_first", () -> new Flatten().dataFormat("channels_first"), 2, 3, 4),
                LayerContract.of("Permute", () -> new Permute(2, 1), 4, 3).dropsMask(),
                LayerContract.of("RepeatVector", () -> new RepeatVector(3), 4));
    }

    @TestFactory
    Stream<DynamicContainer> activations() {
        return LayerContract.all(
                LayerContract.of("Activation", () -> new Activation("tanh"), 4, 3)
                        .passesMask(),
                LayerContract.of(
                                "ReLU",
                                () -> new ReLU().maxValue(1).negativeSlope(0.1).threshold(0.3),
                                4,
                                3)
                        .passesMask(),
                LayerContract.of("LeakyReLU", LeakyReLU::new, 4, 3).passesMask(),
                LayerContract.of("ELU", () -> new ELU(0.7), 4, 3).passesMask(),
                LayerContract.of("PReLU", () -> new PReLU().sharedAxes(1), 4, 3).passesMask(),
                LayerContract.of("Softmax", Softmax::new, 4, 3),
                LayerContract.of("Softmax, two axes", () -> new Softmax().axis(1, 2), 4, 3),
                LayerContract.of("Identity", Identity::new, 4, 3).passesMask(),
                LayerContract.of("Rescaling", () -> new Rescaling(0.5, 2, 1).offset(1), 4, 3)
                        .passesMask(),
                LayerContract.of("Lambda", () -> new Lambda(x -> Ops.square(x)), 4, 3)
                        .hasNoConfig()
                        .dropsMask(),
                LayerContract.of(
                                "Lambda with a mask",
                                () -> new Lambda(x -> Ops.square(x)).mask(call -> Ops.greater(call.input(), 0)),
                                4,
                                3)
                        .hasNoConfig()
                        .makesMask());
    }

    @TestFactory
    Stream<DynamicContainer> noise() {
        return LayerContract.all(
                LayerContract.of("Dropout", () -> new Dropout(0.3), 4, 3).passesMask(),
                LayerContract.of("SpatialDropout1D", () -> new SpatialDropout1D(0.3), 4, 3)
                        .passesMask(),
                LayerContract.of("GaussianDropout", () -> new GaussianDropout(0.3), 4, 3)
                        .passesMask(),
                LayerContract.of("GaussianNoise", () -> new GaussianNoise(0.3), 4, 3)
                        .passesMask(),
                LayerContract.of("AlphaDropout", () -> new AlphaDropout(0.3), 4, 3)
                        .passesMask(),
                LayerContract.of("ActivityRegularization", () -> new ActivityRegularization(0.1, 0.2), 4, 3)
                        .passesMask());
    }

    @TestFactory
    Stream<DynamicContainer> recurrent_layers() {
        return LayerContract.all(
                LayerContract.of("SimpleRNN", () -> new SimpleRNN(3), 4, 2).dropsMask(),
                LayerContract.of("LSTM", () -> new LSTM(3), 4, 2).dropsMask(),
                LayerContract.of(
                                "LSTM, all steps",
                                () -> new LSTM(3).returnSequences(true).returnState(true),
                                4,
                                2)
                        .passesMask(),
                LayerContract.of("GRU", () -> new GRU(3), 4, 2).dropsMask(),
                LayerContract.of(
                                "GRU, all steps",
                                () -> new GRU(3).returnSequences(true).goBackwards(true),
                                4,
                                2)
                        .passesMask(),
                LayerContract.of("RNN", () -> new RNN(new LSTMCell(3)), 4, 2).dropsMask(),
                LayerContract.of("RNN, all steps", () -> new RNN(new GRUCell(3)).returnSequences(true), 4, 2)
                        .passesMask());
    }

    @TestFactory
    Stream<DynamicContainer> preprocessing() {
        return LayerContract.all(
                LayerContract.of("Normalization", Normalization::new, 4, 3).passesMask(),
                LayerContract.of("Normalization, two axes", () -> new Normalization().axis(1, 2), 4, 3)
                        .passesMask(),
                LayerContract.of(
                                "Normalization, given",
                                () -> new Normalization()
                                        .mean(0.5, 1, 2)
                                        .variance(0.3, 0.2, 4)
                                        .invert(true),
                                4,
                                3)
                        .passesMask(),
                LayerContract.of("Discretization", () -> new Discretization(-1, 0, 0.5), 4, 3)
                        .dropsMask(),
                LayerContract.of(
                        "Discretization, counts", () -> new Discretization(-1, 0, 0.5).outputMode("count"), 4, 3),
                LayerContract.of("CategoryEncoding", () -> new CategoryEncoding(7), 4)
                        .tokens(7),
                LayerContract.of("CategoryEncoding, one_hot", () -> new CategoryEncoding(5).outputMode("one_hot"), 4, 3)
                        .tokens(7),
                LayerContract.of("IntegerLookup", () -> new IntegerLookup().vocabulary(5, 1, 3), 4)
                        .tokens(7)
                        .dropsMask(),
                LayerContract.of(
                                "IntegerLookup, counts",
                                () -> new IntegerLookup()
                                        .vocabulary(5, 1, 3)
                                        .maskToken(2L)
                                        .numOovIndices(2)
                                        .outputMode("count"),
                                4)
                        .tokens(7));
    }
}
