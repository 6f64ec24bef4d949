package dev.tsuno.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tsuno.Tsuno;
import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.layers.Add;
import dev.tsuno.layers.Bidirectional;
import dev.tsuno.layers.Concatenate;
import dev.tsuno.layers.Conv1D;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.Dropout;
import dev.tsuno.layers.Embedding;
import dev.tsuno.layers.Flatten;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.LSTM;
import dev.tsuno.layers.Lambda;
import dev.tsuno.layers.MultiHeadAttention;
import dev.tsuno.layers.Reshape;
import dev.tsuno.ops.Ops;
import dev.tsuno.optimizers.Adam;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What everyone gets wrong once: the message says what was wrong, where, and what was expected. */
class MistakesTest {
    private static final NDArray X = NDArray.ones(6, 5, 2);
    private static final NDArray Y = NDArray.ones(6, 1);

    @BeforeEach
    void names_count_from_the_beginning() {
        Tsuno.clearSession();
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(
                        "a sequence without features",
                        () -> new Sequential(Input.of(5), new LSTM(4)),
                        "LSTM \"lstm\" expects (batch, time, features), got (None, 5). Add a last axis: x.expandDims(-1)."),
                mistake(
                        "the same, known with the data",
                        () -> new Sequential(new LSTM(4)).predict(NDArray.ones(6, 5)),
                        "LSTM \"lstm\" expects (batch, time, features), got (None, 5). Add a last axis: x.expandDims(-1)."),
                mistake(
                        "stacked without returnSequences",
                        () -> new Sequential(Input.of(10, 3), new LSTM(4), new LSTM(4)),
                        "LSTM \"lstm_1\" expects (batch, time, features), got (None, 4). LSTM \"lstm\" before it gives only its last step: set returnSequences(true) there."),
                mistake(
                        "stacked in both directions without returnSequences",
                        () -> new Sequential(
                                Input.of(10, 3), new Bidirectional(new LSTM(4)), new Bidirectional(new LSTM(4))),
                        "LSTM \"forward_lstm_1\" expects (batch, time, features), got (None, 8). Bidirectional \"bidirectional\" before it gives only its last step: set returnSequences(true) there."),
                mistake(
                        "an output without the batch",
                        () -> new Sequential(Input.of(5, 2), new Lambda(x -> Ops.mean(x, 0))).predict(X),
                        "Output lambda of sequential has shape (5, 2) for a batch of 6. Its first axis must be the batch."),
                mistake(
                        "other features than the model's",
                        () -> model().predict(NDArray.ones(6, 5, 3)),
                        "sequential expects x of shape (None, 5, 2), got (6, 5, 3)."),
                mistake(
                        "no samples",
                        () -> model().predict(NDArray.zeros(0, 5, 2)),
                        "x has no samples: its shape is (0, 5, 2)."),
                mistake("no axes", () -> model().predict(NDArray.scalar(3)), "x has no axes."),
                mistake(
                        "targets of a wrong width",
                        () -> fit(model(), X, NDArray.ones(6, 3)),
                        "mean_squared_error: y_true has shape (6, 3), y_pred (6, 1): they must agree, but for a last axis of 1 that one of them may lack."),
                mistake(
                        "targets for each step",
                        () -> fit(model(), X, NDArray.ones(6, 5, 1)),
                        "mean_squared_error: y_true has shape (6, 5, 1), y_pred (6, 1): they must agree, but for a last axis of 1 that one of them may lack."),
                mistake(
                        "fewer targets",
                        () -> fit(model(), X, NDArray.ones(5, 1)),
                        "The arrays need the same number of samples on their first axis: x has shape (6, 5, 2), y has shape (5, 1)."),
                mistake(
                        "weights of a wrong width",
                        () -> model().fit(X, Y, f -> f.sampleWeight(NDArray.ones(6, 4))),
                        "mean_squared_error: y_true has shape (6, 1), y_pred (6, 1), sample_weight (6, 4): In mean_squared_error: Shapes (6,) and (6, 4) cannot be broadcast together: 6 and 4 differ at axis -1. Expected equal lengths or 1."),
                mistake(
                        "two kinds of weights",
                        () -> model().fit(
                                        X, Y, f -> f.classWeight(Map.of(0, 1.0)).sampleWeight(NDArray.ones(6))),
                        "fit: class_weight and sample_weight can't be given together."),
                mistake(
                        "batch size 0",
                        () -> model().fit(X, Y, f -> f.batchSize(0)),
                        "fit: batch_size must be at least 1, got 0."),
                mistake(
                        "all is validation",
                        () -> model().fit(X, Y, f -> f.validationSplit(1)),
                        "fit: validation_split must be from 0 to below 1, got 1.0."),
                mistake(
                        "a class too many",
                        () -> fit(classifier(), NDArray.ones(4, 3), NDArray.of(0, 1, 2, 7)),
                        "In sparse_categorical_crossentropy: index 7 where there are 4: a class or a row is a whole number from 0 to 3."),
                mistake(
                        "a negative class",
                        () -> fit(classifier(), NDArray.ones(4, 3), NDArray.of(0, 1, 2, -1)),
                        "In sparse_categorical_crossentropy: index -1 where there are 4: a class or a row is a whole number from 0 to 3."),
                mistake(
                        "a word too many",
                        () -> new Sequential(Input.of(Shape.of(3), DType.INT32), new Embedding(5, 2))
                                .predict(NDArray.of(1, 2, 9).reshape(1, 3)),
                        "In embedding: index 9 where there are 5: a class or a row is a whole number from 0 to 4."),
                mistake(
                        "fit before compile",
                        () -> fit(new Sequential(Input.of(5, 2), new LSTM(4)), X, Y),
                        "sequential has no optimizer: call compile first."),
                mistake(
                        "evaluate before compile",
                        () -> new Sequential(Input.of(5, 2), new LSTM(4)).evaluate(X, Y),
                        "sequential has nothing to minimize: call compile with a loss, or give a layer a penalty."),
                mistake(
                        "no loss",
                        () -> fit(compiled(new Sequential(Input.of(5, 2), new LSTM(4))), X, Y),
                        "sequential has nothing to minimize: call compile with a loss, or give a layer a penalty."),
                mistake(
                        "a model's optimizer again",
                        MistakesTest::optimizerTwice,
                        "Adam already trains a model: make a new one for each."),
                mistake("no units", () -> new LSTM(0), "LSTM: units: expected a positive integer, got 0"),
                mistake(
                        "a rate above 1",
                        () -> new Dropout(2),
                        "Dropout: rate: expected a number from 0 to 1, got 2.0"),
                mistake(
                        "a layer used again for another shape",
                        MistakesTest::layerForTwoShapes,
                        "Dense \"dense\" is applied to (None, 5), but was built for (None, 4): matmul can't multiply (2, 5) by (4, 3): the inner sizes differ or the leading axes do"),
                mistake(
                        "an argument after the weights",
                        MistakesTest::argumentAfterBuild,
                        "Dense \"dense\" is built: use_bias can't be changed any more. Set it right after the constructor."),
                mistake(
                        "stateful, batch unknown",
                        () -> new Sequential(Input.of(5, 2), new LSTM(4).stateful(true)),
                        "LSTM \"lstm\" is stateful and needs to know its batch size: give the model's Input a batchShape."),
                mistake(
                        "stateful, another batch",
                        () -> new Sequential(Input.batchShape(3, 5, 2), new LSTM(4).stateful(true))
                                .predict(NDArray.ones(4, 5, 2)),
                        "LSTM \"lstm\": state 0 has shape (3, 4), expected (4, 4). A stateful layer needs the batch size that it was built with."),
                mistake(
                        "no state to reset",
                        () -> new LSTM(3).resetState(),
                        "LSTM is not stateful: it has no state to reset. Set stateful(true)."),
                mistake(
                        "other axes differ",
                        () -> new Concatenate().apply(Input.of(3), Input.of(4, 2)),
                        "Concatenate \"concatenate\" is applied to (None, 3) and (None, 4, 2): can't concatenate (2, 3) and (2, 4, 2) along axis 1: the other axes must agree"),
                mistake(
                        "lengths differ",
                        () -> new Add().apply(Input.of(3), Input.of(4)),
                        "Add \"add\" is applied to (None, 3) and (None, 4): Shapes (2, 3) and (2, 4) cannot be broadcast together: 3 and 4 differ at axis -1. Expected equal lengths or 1."),
                mistake(
                        "elements don't fit",
                        () -> new Sequential(Input.of(6), new Reshape(4, 2)),
                        "Reshape \"reshape\" is applied to (None, 6): samples of shape (6,) have 6 elements, which don't fit [4, 2]."),
                mistake(
                        "elements of an array don't fit",
                        () -> NDArray.ones(4, 3).reshape(5, 2),
                        "An array of shape (4, 3) has 12 elements and cannot be reshaped to (5, 2)."),
                mistake(
                        "a window too long",
                        () -> new Sequential(Input.of(3, 2), new Conv1D(4, 5)),
                        "Conv1D \"conv1d\" is applied to (None, 3, 2): a window that reaches over 5 elements doesn't fit on the 3 of spatial axis 0. Take a longer input, a smaller window, or padding \"same\"."),
                mistake(
                        "a query alone",
                        () -> new MultiHeadAttention(2, 4).apply(Input.of(3, 4)),
                        "MultiHeadAttention \"multi_head_attention\" takes query and value, or query, value and key; got 1 inputs."),
                mistake(
                        "features unknown",
                        () -> new Sequential(Input.of(Shape.UNKNOWN, 2), new Flatten(), new Dense(2)),
                        "Dense \"dense\": weight kernel would have shape (None, 2). The last axis of the input must be known."),
                mistake(
                        "an input left out",
                        MistakesTest::inputLeftOut,
                        "The model's outputs need input_layer_1 (None, 3), which is not among its inputs: add it to the list of inputs."),
                mistake(
                        "one array for two inputs",
                        () -> twoInputs().predict(NDArray.ones(2, 3)),
                        "functional: x takes one array for each of the model's inputs, 2, got 1."),
                mistake(
                        "one array for two outputs",
                        () -> fit(compiled(twoOutputs()), NDArray.ones(2, 3), NDArray.ones(2, 1)),
                        "functional has the outputs p, q: y takes one array for each, or for each that has a loss, got 1."),
                mistake(
                        "two outputs as one",
                        () -> twoOutputs().predict(NDArray.ones(2, 3)),
                        "functional has 2 outputs: use predict(List.of(x)), which gives a list."),
                mistake(
                        "a loss for no output",
                        MistakesTest::lossForNoOutput,
                        "Unknown compile: loss: output \"pp\". Known: p, q."),
                mistake(
                        "another model's weights",
                        () -> model().setWeights(List.of(NDArray.ones(2, 2))),
                        "Sequential \"sequential\" has 5 weights, got 1 arrays."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void a_mistake_is_told(String name, Executable mistake, String message) {
        RuntimeException thrown = assertThrows(RuntimeException.class, mistake);
        assertEquals(message, thrown.getMessage());
    }

    @Test
    void an_unknown_name_is_told_with_the_nearest_first() {
        told("Unknown activation \"rellu\". Known: relu, ", () -> new Dense(3).activation("rellu"));
        told("Unknown metric \"acuracy\". Known: accuracy, ", () -> model().compile(c -> c.metrics("acuracy")));
        told(
                "Unknown loss \"mean_squared_eror\". Known: mean_squared_error, ",
                () -> model().compile(c -> c.loss("mean_squared_eror")));
        told("Unknown optimizer \"adamm\". Known: adam, ", () -> model().compile(c -> c.optimizer("adamm")));
    }

    private static void told(String beginning, Executable mistake) {
        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, mistake).getMessage());
        assertEquals(beginning, message.substring(0, Math.min(beginning.length(), message.length())));
    }

    private static Arguments mistake(String name, Executable mistake, String message) {
        return Arguments.of(name, mistake, message);
    }

    private static Sequential model() {
        Sequential model = new Sequential(Input.of(5, 2), new LSTM(4), new Dense(1));
        model.compile(c -> c.optimizer("sgd").loss("mse"));
        return model;
    }

    private static Sequential classifier() {
        Sequential model = new Sequential(Input.of(3), new Dense(4).activation("softmax"));
        model.compile(c -> c.optimizer("sgd").loss("sparse_categorical_crossentropy"));
        return model;
    }

    private static Model twoInputs() {
        var a = Input.of(3);
        var b = Input.of(3);
        return new Model(List.of(a, b), List.of(new Add().apply(a, b)));
    }

    private static Model twoOutputs() {
        var x = Input.of(3);
        return new Model(
                List.of(x),
                List.of(new Dense(1).name("p").apply(x), new Dense(2).name("q").apply(x)));
    }

    private static Model compiled(Model model) {
        model.compile(c -> c.optimizer("sgd"));
        return model;
    }

    private static void fit(Model model, NDArray x, NDArray y) {
        model.fit(x, y, f -> f.verbose(0));
    }

    private static void optimizerTwice() {
        Adam adam = new Adam();
        for (Sequential model : List.of(model(), model())) {
            model.compile(c -> c.optimizer(adam).loss("mse"));
            fit(model, X, Y);
        }
    }

    private static void layerForTwoShapes() {
        Dense dense = new Dense(3);
        new Sequential(Input.of(4), dense);
        new Sequential(Input.of(5), dense);
    }

    private static void argumentAfterBuild() {
        Dense dense = new Dense(3);
        new Sequential(Input.of(4), dense);
        dense.useBias(false);
    }

    private static void lossForNoOutput() {
        Model model = twoOutputs();
        model.compile(c -> c.loss(Map.of("pp", "mse")));
        model.fit(List.of(NDArray.ones(2, 3)), List.of(NDArray.ones(2, 1), NDArray.ones(2, 2)), f -> f.verbose(0));
    }

    private static void inputLeftOut() {
        var a = Input.of(3);
        new Model(a, new Add().apply(a, Input.of(3)));
    }
}
