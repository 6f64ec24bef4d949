package dev.tsuno.losses;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.ops.Graph;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import dev.tsuno.program.Eager;
import dev.tsuno.program.KernelSets;
import dev.tsuno.program.Program;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the golden cases don't show; the numbers are Keras's. */
class LossTest {
    private static final NDArray Y_TRUE = NDArray.of(1f, 2, 3, 4, 5, 6).reshape(2, 3, 1);
    private static final NDArray Y_PRED = NDArray.of(1.5f, 1, 2, 4, 7, 5).reshape(2, 3, 1);
    private static final NDArray MASK = NDArray.of(1f, 1, 0, 1, 0, 0).reshape(2, 3);
    private static final NDArray WEIGHT = NDArray.of(1f, 2, 3, .5f, 1, 2).reshape(2, 3);

    private static Tensor constant(NDArray array) {
        return Ops.constant(array.astype(DType.FLOAT32));
    }

    private static double[] run(Tensor tensor) {
        Program program = Program.compile(Graph.of(tensor), KernelSets.of(DType.FLOAT32));
        program.run();
        return Eager.read(program.buffer(tensor), tensor.shape()).toDoubleArray();
    }

    private static double[] masked(Loss loss, NDArray yTrue, NDArray yPred, @Nullable NDArray weight, NDArray mask) {
        Tensor w = weight == null ? null : constant(weight);
        Tensor m = Ops.notEqual(constant(mask), 0);
        return run(loss.apply(constant(yTrue), constant(yPred), w, m));
    }

    /** Keras has this for a batch of one, and for weights {@code (batch, 1)}. */
    @Test
    void a_weight_of_several_values_counts_once_in_the_divisor() {
        Loss loss = new MeanSquaredError().reduction("mean_with_sample_weight");
        NDArray one = loss.call(Y_TRUE.slice(0, 1), Y_PRED.slice(0, 1), NDArray.of(2f));
        assertEquals(2.25, one.item(), 1e-7);
        NDArray weights = NDArray.of(2f, .5f);
        double column = loss.call(Y_TRUE, Y_PRED, weights.reshape(2, 1)).item();
        assertEquals(column, loss.call(Y_TRUE, Y_PRED, weights).item());
    }

    @ParameterizedTest
    @CsvSource({
        "sum_over_batch_size, 0.4166666567, 0.75",
        "mean, 0.4166666567, 0.75",
        "sum, 1.25, 2.25",
        "mean_with_sample_weight, 0.4166666567, 0.6428571343"
    })
    void masked_values_count_neither_above_nor_below(String reduction, double plain, double weighted) {
        Loss loss = new MeanSquaredError().reduction(reduction);
        assertArrayEquals(new double[] {plain}, masked(loss, Y_TRUE, Y_PRED, null, MASK), 1e-7);
        assertArrayEquals(new double[] {weighted}, masked(loss, Y_TRUE, Y_PRED, WEIGHT, MASK), 1e-7);
    }

    @Test
    void without_a_reduction_masked_values_are_zero() {
        Loss loss = new MeanSquaredError().reduction(null);
        double[] expected = {.25, 2, 0, 0, 0, 0};
        assertArrayEquals(expected, masked(loss, Y_TRUE, Y_PRED, WEIGHT, MASK), 1e-7);
    }

    @Test
    void nothing_valid_is_a_loss_of_zero() {
        NDArray none = NDArray.zeros(2, 3);
        assertArrayEquals(new double[1], masked(new MeanSquaredError(), Y_TRUE, Y_PRED, null, none), 0);
    }

    @Test
    void mask_and_ignored_class_are_both_heeded() {
        NDArray y = NDArray.of(1f, 0, 2, 2, 1, 1).reshape(2, 3);
        NDArray p = NDArray.of(.1f, .7f, .2f, .5f, .3f, .2f, .2f, .2f, .6f, .3f, .3f, .4f, .1f, .8f, .1f, .6f, .2f, .2f)
                .reshape(2, 3, 3);
        Loss loss = new SparseCategoricalCrossentropy().ignoreClass(0);
        assertArrayEquals(new double[] {0.6364828}, masked(loss, y, p, null, MASK), 1e-6);
    }

    @Test
    void weights_of_samples_count_for_all_their_time_steps() {
        NDArray perSample = NDArray.of(1f, 3);
        NDArray perStep = NDArray.of(1f, 1, 1, 3, 3, 3).reshape(2, 3);
        Loss loss = new MeanSquaredError();
        assertEquals(loss.call(Y_TRUE, Y_PRED, perStep), loss.call(Y_TRUE, Y_PRED, perSample));
    }

    @ParameterizedTest
    @ValueSource(strings = {"categorical_crossentropy", "sparse_categorical_crossentropy"})
    void crossentropy_of_a_softmax_is_computed_from_its_logits(String name) {
        Tensor x = constant(NDArray.of(30f, -40, 0, 50, 1, 2).reshape(3, 2));
        NDArray labels = name.startsWith("sparse")
                ? NDArray.of(0f, 0, 1)
                : NDArray.of(1f, 0, 1, 0, 0, 1).reshape(3, 2);
        Loss loss = Losses.get(name).reduction("none");
        double[] values = run(loss.apply(constant(labels), Ops.softmax(x, -1), null));
        assertArrayEquals(new double[] {0, 50, 0.31326165795326233}, values, 1e-6);
        double[] clipped = run(loss.apply(constant(labels), Ops.copy(Ops.softmax(x, -1)), null));
        assertArrayEquals(new double[] {1.1920929e-07, 16.11809539794922, 0.3132617473602295}, clipped, 1e-5);
    }

    @Test
    void crossentropy_of_a_sigmoid_is_computed_from_its_logits() {
        Tensor x = constant(NDArray.of(-10f, 50, 3).reshape(3, 1));
        Loss loss = new BinaryCrossentropy().reduction("none");
        double[] values = run(loss.apply(constant(NDArray.of(1f, 1, 0).reshape(3, 1)), Ops.sigmoid(x), null));
        assertArrayEquals(new double[] {10.000045776367188, 1.9287498933537385e-22, 3.0485873222351074}, values, 1e-5);
    }

    @Test
    void impossible_labels_have_the_loss_that_tensorflow_gives() {
        NDArray x = NDArray.of(
                        1.7886284589767456,
                        0.4365098476409912,
                        0.09649746865034103,
                        -1.863492727279663,
                        -0.27738821506500244,
                        -0.35475897789001465,
                        -0.08274148404598236,
                        -0.6270006895065308,
                        -0.043818168342113495,
                        -0.47721803188323975,
                        -1.3138647079467773,
                        0.8846223950386047,
                        0.8813180327415466,
                        1.7095730304718018,
                        0.05003364384174347,
                        -0.4046774208545685,
                        -0.5453599691390991,
                        -1.5464773178100586,
                        0.9823674559593201,
                        -1.1010676622390747,
                        -1.1850465536117554,
                        -0.20564989745616913,
                        1.4861483573913574,
                        0.23671627044677734)
                .reshape(4, 2, 3);
        NDArray y = NDArray.of(1, 1, 0, 1, 2, 2, 0, 0, 0, 2, 0, 0).reshape(4, 3);
        double[] expected = {707.60009765625, 708.0206909179688, 2.0980076789855957, 1.6772692203521729};
        assertArrayEquals(expected, new CTC().reduction("none").call(y, x).toDoubleArray(), 1e-3);
    }

    @Test
    void a_lambda_is_a_loss() {
        Loss loss = Loss.of("absolute", (yTrue, yPred) -> Ops.mean(Ops.abs(Ops.subtract(yTrue, yPred)), -1));
        assertEquals("absolute", loss.name());
        assertEquals(new MeanAbsoluteError().call(Y_TRUE, Y_PRED), loss.call(Y_TRUE, Y_PRED));
    }

    @Test
    void one_missing_axis_of_size_1_is_added() {
        Loss loss = new MeanSquaredError();
        NDArray column = NDArray.of(1f, 2, 3).reshape(3, 1);
        assertEquals(loss.call(column, column.mul(2)), loss.call(NDArray.of(1f, 2, 3), column.mul(2)));
    }

    @Test
    void arrays_of_several_shapes_may_be_given_in_turn() {
        Loss loss = new MeanSquaredError().reduction("sum");
        for (int n = 1; n < 20; n++) {
            assertEquals(n, loss.call(NDArray.ones(n, 2), NDArray.zeros(n, 2)).item());
        }
        assertThrows(IllegalStateException.class, () -> loss.reduction("none"));
    }

    @Test
    void what_keras_forgets_survives_a_config() {
        assertEquals(Map.of("name", "huber_loss", "reduction", "sum_over_batch_size"), new Huber().getConfig());
        var config = new Huber().delta(.4).getConfig();
        assertEquals(.4, config.get("delta"));
        Loss again = Losses.get("huber");
        again.options().fromConfig(config);
        assertEquals(config, again.getConfig());
    }

    @Test
    void a_reduction_of_null_is_none() {
        Loss loss = new MeanSquaredError();
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        config.put("reduction", null);
        loss.options().fromConfig(config);
        assertEquals("none", loss.reduction());
    }

    @Test
    void shapes_that_do_not_fit_are_named() {
        Exception e = assertThrows(
                IllegalArgumentException.class,
                () -> new BinaryCrossentropy().call(NDArray.zeros(4, 3), NDArray.zeros(4, 2)));
        assertTrue(
                String.valueOf(e.getMessage())
                        .startsWith("binary_crossentropy: y_true has shape (4, 3), y_pred (4, 2)"),
                e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "mse, MeanSquaredError",
        "MAE, MeanAbsoluteError",
        "mape, MeanAbsolutePercentageError",
        "KLD, KLDivergence",
        "bce, BinaryCrossentropy",
        "kl_divergence, KLDivergence",
        "Huber, Huber",
        "log_cosh, LogCosh",
        "msle, MeanSquaredLogarithmicError",
        "ctc, CTC"
    })
    void names_of_keras_are_known(String name, String className) {
        assertEquals(className, Losses.get(name).className());
    }

    @Test
    void crossentropy_fits_the_output() {
        Shape classes = Shape.of(8, 3);
        assertInstanceOf(BinaryCrossentropy.class, Losses.forOutput("ce", Shape.of(8, 1), Shape.of(8, 1)));
        assertInstanceOf(SparseCategoricalCrossentropy.class, Losses.forOutput("ce", Shape.of(8), classes));
        assertInstanceOf(
                SparseCategoricalCrossentropy.class, Losses.forOutput("crossentropy", Shape.of(8, 1), classes));
        assertInstanceOf(CategoricalCrossentropy.class, Losses.forOutput("CE", classes, classes));
        assertInstanceOf(MeanSquaredError.class, Losses.forOutput("mse", classes, classes));
    }
}
