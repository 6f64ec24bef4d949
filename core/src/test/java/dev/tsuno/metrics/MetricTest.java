package dev.tsuno.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.layers.AutoNames;
import dev.tsuno.losses.Losses;
import dev.tsuno.metrics.Metric.Direction;
import dev.tsuno.ops.Graph;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import dev.tsuno.program.KernelSets;
import dev.tsuno.program.Program;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the golden cases don't show; the numbers are Keras's. */
class MetricTest {
    private static final NDArray Y_TRUE = NDArray.of(1f, 2, 3, 4, 5, 6).reshape(2, 3, 1);
    private static final NDArray Y_PRED = NDArray.of(1.5f, 1, 2, 4, 7, 5).reshape(2, 3, 1);
    private static final NDArray MASK = NDArray.of(1f, 1, 0, 1, 0, 0).reshape(2, 3);
    private static final NDArray WEIGHT = NDArray.of(1f, 2, 3, .5f, 1, 2).reshape(2, 3);

    private static Tensor constant(NDArray array) {
        return Ops.constant(array.astype(DType.FLOAT32));
    }

    private static void update(Metric metric, NDArray yTrue, NDArray yPred, @Nullable NDArray weight, NDArray mask) {
        metric.ensureBuilt(yTrue.shape(), yPred.shape(), DType.FLOAT32);
        Tensor w = weight == null ? null : constant(weight);
        Tensor m = Ops.notEqual(constant(mask), 0);
        Graph graph = Graph.of(List.of(), metric.updateState(constant(yTrue), constant(yPred), w, m));
        Program.compile(graph, KernelSets.of(DType.FLOAT32)).run();
    }

    private static double[] states(Metric metric) {
        return metric.variables().stream().mapToDouble(v -> v.value().item()).toArray();
    }

    @ParameterizedTest
    @CsvSource({
        "mse, 0.41666666, 1, 0.75, 1.1666666",
        "mae, 0.5, 1, 0.8333333, 1.1666666",
        "root_mean_squared_error, 2.4166665, 2, 3.75, 3.1666665" // Keras hands it no mask
    })
    void a_mean_of_a_function_heeds_the_mask(
            String name, double total, double count, double weightedTotal, double weightedCount) {
        Metric plain = Metrics.get(name);
        update(plain, Y_TRUE, Y_PRED, null, MASK);
        assertArrayEquals(new double[] {total, count}, states(plain), 1e-6);
        Metric weighted = Metrics.get(name);
        update(weighted, Y_TRUE, Y_PRED, WEIGHT, MASK);
        assertArrayEquals(new double[] {weightedTotal, weightedCount}, states(weighted), 1e-6);
    }

    @Test
    void an_ignored_class_is_left_out_where_there_are_weights() {
        NDArray y = NDArray.of(1f, 0, 2, 2, 1, 1).reshape(2, 3);
        NDArray p = NDArray.of(.1f, .7f, .2f, .5f, .3f, .2f, .2f, .2f, .6f, .3f, .3f, .4f, .1f, .8f, .1f, .6f, .2f, .2f)
                .reshape(2, 3, 3);
        Metric metric = new SparseCategoricalCrossentropy().ignoreClass(0);
        update(metric, y, p, null, MASK);
        assertArrayEquals(new double[] {0.4243219, 0.6666667}, states(metric), 1e-6);
    }

    @Test
    void batches_of_any_size_share_the_states() {
        Metric metric = new BinaryAccuracy();
        int right = 0;
        int all = 0;
        for (int n = 1; n < 12; n++) {
            metric.updateState(NDArray.ones(n, 1), NDArray.full(Shape.of(n, 1), n % 3 == 0 ? .2 : .9, DType.FLOAT32));
            right += n % 3 == 0 ? 0 : n;
            all += n;
        }
        assertEquals((float) right / all, metric.value());
        metric.resetState();
        assertEquals(0, metric.value());
    }

    @Test
    void the_result_follows_the_states() {
        Metric metric = new Precision();
        metric.updateState(NDArray.of(1f, 0).reshape(2, 1), NDArray.of(.9f, .9f).reshape(2, 1));
        assertEquals(.5, metric.value());
        for (Variable state : metric.variables()) state.assign(state.name().equals("true_positives") ? 3 : 1);
        assertEquals(.75, metric.value());
        assertEquals(Shape.SCALAR, metric.result().shape());
    }

    @Test
    void reading_the_value_allocates_nothing() {
        Metric metric = new AUC();
        metric.updateState(NDArray.of(1f, 0).reshape(2, 1), NDArray.of(.9f, .3f).reshape(2, 1));
        double sum = 0;
        for (int i = 0; i < 20_000; i++) sum += metric.value();
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(id);
        for (int i = 0; i < 1000; i++) sum += metric.value();
        long allocated = threads.getThreadAllocatedBytes(id) - before;
        assertEquals(21_000, sum, 0.1);
        assertTrue(allocated < 1000, allocated + " bytes");
    }

    @Test
    void a_result_of_several_numbers_is_no_value() {
        Metric metric = new F1Score();
        metric.updateState(NDArray.of(1f, 0).reshape(1, 2), NDArray.of(.9f, .3f).reshape(1, 2));
        assertEquals(Shape.of(2), metric.result().shape());
        assertThrows(IllegalStateException.class, metric::value);
    }

    @Test
    void means_take_values() {
        Mean mean = new Mean();
        mean.updateState(NDArray.of(1f, 3, 5, 7));
        assertEquals(4, mean.value());
        Sum sum = new Sum();
        sum.updateState(NDArray.of(1f, 3, 5, 7));
        assertEquals(16, sum.value());
    }

    @Test
    void a_lambda_or_a_loss_is_a_metric() {
        Metric own = new MeanMetricWrapper((yTrue, yPred) -> Ops.mean(Ops.abs(Ops.subtract(yTrue, yPred)), -1), "own");
        own.updateState(Y_TRUE, Y_PRED);
        Metric loss = Metrics.of(Losses.get("mae"));
        loss.updateState(Y_TRUE, Y_PRED);
        Metric mae = new MeanAbsoluteError();
        mae.updateState(Y_TRUE, Y_PRED);
        assertEquals(mae.result(), own.result());
        assertEquals(mae.result(), loss.result());
        assertEquals("mean_absolute_error", loss.name());
        assertEquals(Direction.DOWN, loss.direction());
    }

    @Test
    void accuracy_fits_the_output() {
        Shape classes = Shape.of(8, 3);
        assertInstanceOf(BinaryAccuracy.class, Metrics.forOutput("accuracy", Shape.of(8, 1), Shape.of(8, 1)));
        assertInstanceOf(SparseCategoricalAccuracy.class, Metrics.forOutput("acc", Shape.of(8), classes));
        assertInstanceOf(SparseCategoricalAccuracy.class, Metrics.forOutput("acc", Shape.of(8, 1), classes));
        assertInstanceOf(CategoricalAccuracy.class, Metrics.forOutput("acc", classes, classes));
        assertEquals("acc", Metrics.forOutput("acc", classes, classes).name());
        assertEquals("mse", Metrics.forOutput("mse", classes, classes).name());
    }

    @Test
    void names_are_counted_where_keras_counts_them() {
        AutoNames.clear();
        Metric first = new AUC();
        Metric second = new AUC();
        assertEquals(List.of("auc", "auc_1"), List.of(first.name(), second.name()));
        assertEquals("mean", new Mean().name());
        assertEquals("mean", new Mean().name());
        assertEquals("mean_io_u", new MeanIoU(3).name());
    }

    @Test
    void a_metric_of_integers_cuts_weights_as_keras() {
        NDArray y = NDArray.of(0f, 1);
        Metric whole = new MeanIoU(2);
        whole.updateState(y, y, NDArray.of(.9f, 1.9f));
        assertEquals(
                NDArray.of(0f, 0, 0, 1).reshape(2, 2), whole.variables().get(0).value());
        assertEquals("int64", whole.getConfig().get("dtype"));
        Metric exact = new MeanIoU(2).dtype(DType.FLOAT32);
        exact.updateState(y, y, NDArray.of(.5f, 1.5f));
        assertEquals(
                NDArray.of(.5f, 0, 0, 1.5f).reshape(2, 2),
                exact.variables().get(0).value());
    }

    @Test
    void a_config_makes_the_metric_again() {
        Metric auc = new AUC().curve("pr").thresholds(.7, .2).labelWeights(1, 2).name("area");
        var config = auc.getConfig();
        assertEquals("PR", config.get("curve"));
        assertEquals(4, config.get("num_thresholds"));
        assertEquals(List.of(.2, .7), config.get("thresholds"));
        Metric again = Metrics.REGISTRY.decode(Metrics.REGISTRY.encode(auc));
        assertEquals(config, again.getConfig());
    }

    @Test
    void options_are_fixed_once_there_are_states() {
        Recall recall = new Recall();
        recall.ensureBuilt(Shape.of(2, 1), Shape.of(2, 1), DType.FLOAT64);
        assertThrows(IllegalStateException.class, () -> recall.thresholds(.3));
        assertThrows(
                IllegalArgumentException.class,
                () -> recall.ensureBuilt(Shape.of(2, 1), Shape.of(2, 1), DType.FLOAT32));
    }

    @Test
    void a_result_before_the_first_batch_says_what_to_do() {
        Exception e = assertThrows(IllegalStateException.class, () -> new Mean().result());
        assertTrue(String.valueOf(e.getMessage()).contains("updateState"), e.getMessage());
    }
}
