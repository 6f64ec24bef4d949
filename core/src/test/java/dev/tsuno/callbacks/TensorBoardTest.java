package dev.tsuno.callbacks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.array.NDArray;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.Input;
import dev.tsuno.models.Sequential;
import dev.tsuno.optimizers.SGD;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Event files: bytes as TensorFlow's own writer gives them, names and steps as Keras's. */
class TensorBoardTest {
    private final Path folder;

    TensorBoardTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** The events of a file, without the records around them. */
    private static List<ByteBuffer> events(byte[] file) {
        List<ByteBuffer> events = new ArrayList<>();
        ByteBuffer all = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        while (all.hasRemaining()) {
            int length = (int) all.getLong();
            all.getInt();
            byte[] event = new byte[length];
            all.get(event);
            all.getInt();
            events.add(ByteBuffer.wrap(event).order(ByteOrder.LITTLE_ENDIAN));
        }
        return events;
    }

    @Test
    void the_bytes_are_those_of_tensorflows_writer() throws IOException {
        byte[] golden = KerasSaid.bytes("events.tfevents");
        double[] times =
                events(golden).stream().mapToDouble(event -> event.getDouble(1)).toArray();
        assertEquals(6, times.length);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (EventFile file = new EventFile(bytes, times[0])) {
            file.scalar("epoch_loss", 0, 0.25, times[1]);
            file.scalar("batch_mae", 300, -1.5e-7, times[2]);
            file.scalar("evaluation_loss_vs_iterations", 5_000_000_000L, Double.NaN, times[3]);
            NDArray kernel = NDArray.of(new double[] {0.5, -1.25, 2, 0.75, 0.5, 1.125});
            file.histogram("sequential/dense/kernel/histogram", 2, new Histogram(kernel), times[4]);
            NDArray bias = NDArray.of(new double[] {0.125, 0.125});
            file.histogram("sequential/dense/bias/histogram", 3, new Histogram(bias), times[5]);
        }
        assertArrayEquals(golden, bytes.toByteArray());
    }

    private static final NDArray X = NDArray.of(new double[] {1, 2, 3, 4, 5, 6}).reshape(6, 1);

    private static Sequential model() {
        Sequential model = new Sequential(Input.of(1), new Dense(1));
        model.compile(c -> c.optimizer(new SGD(0.01)).loss("mse").metrics("mae"));
        return model;
    }

    /** Step and tag of each value in the only file of a folder. */
    private List<String> written(String sub) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files(sub)) {
            for (ByteBuffer event : events(Files.readAllBytes(file))) {
                event.position(9);
                long step = 0;
                if (event.get(9) == 0x10) {
                    event.get();
                    step = varint(event);
                }
                if (event.get() != 0x2a) continue; // no summary
                varint(event);
                event.get();
                varint(event);
                event.get();
                byte[] tag = new byte[(int) varint(event)];
                event.get(tag);
                found.add(step + " " + new String(tag, StandardCharsets.UTF_8));
            }
        }
        return found;
    }

    private List<Path> files(String sub) throws IOException {
        if (!Files.exists(folder.resolve(sub))) return List.of();
        try (Stream<Path> files = Files.list(folder.resolve(sub))) {
            return files.toList();
        }
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte b = in.get();
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) return value;
        }
    }

    @Test
    void epochs_have_keras_tags() throws IOException {
        model().fit(
                        X,
                        X,
                        f -> f.batchSize(2)
                                .epochs(2)
                                .verbose(0)
                                .validationSplit(0.3)
                                .callbacks(new TensorBoard().logDir(folder)));
        assertEquals(
                List.of(
                        "0 epoch_loss",
                        "0 epoch_mae",
                        "0 epoch_learning_rate",
                        "1 epoch_loss",
                        "1 epoch_mae",
                        "1 epoch_learning_rate"),
                written("train"));
        assertEquals(
                List.of(
                        "2 evaluation_loss_vs_iterations",
                        "2 evaluation_mae_vs_iterations",
                        "0 epoch_loss",
                        "0 epoch_mae",
                        "4 evaluation_loss_vs_iterations",
                        "4 evaluation_mae_vs_iterations",
                        "1 epoch_loss",
                        "1 epoch_mae"),
                written("validation"));
    }

    @Test
    void batches_and_histograms_come_as_often_as_asked() throws IOException {
        Sequential model = model();
        String dense = model.layers().get(0).weights().get(0).path();
        dense = dense.substring(0, dense.length() - "kernel".length());
        model.fit(
                X,
                X,
                f -> f.batchSize(2)
                        .epochs(2)
                        .verbose(0)
                        .callbacks(new TensorBoard()
                                .logDir(folder)
                                .updateFreq(2)
                                .histogramFreq(2)
                                .writeStepsPerSecond(true)));
        assertEquals(
                List.of(
                        "2 batch_steps_per_second",
                        "2 batch_loss",
                        "2 batch_mae",
                        "0 epoch_loss",
                        "0 epoch_mae",
                        "0 epoch_learning_rate",
                        "0 epoch_steps_per_second",
                        "0 " + dense + "kernel/histogram",
                        "0 " + dense + "bias/histogram",
                        "4 batch_steps_per_second",
                        "4 batch_loss",
                        "4 batch_mae",
                        "6 batch_steps_per_second",
                        "6 batch_loss",
                        "6 batch_mae",
                        "1 epoch_loss",
                        "1 epoch_mae",
                        "1 epoch_learning_rate",
                        "1 epoch_steps_per_second"),
                written("train"));
        assertEquals(List.of(), files("validation"));
    }

    @Test
    void each_training_and_evaluation_has_a_file_of_its_own() throws IOException {
        Sequential model = model();
        TensorBoard board = new TensorBoard().logDir(folder);
        for (int i = 0; i < 2; i++) model.fit(X, X, f -> f.verbose(0).callbacks(board));
        model.evaluate(X, X, o -> o.callbacks(board));
        assertEquals(2, files("train").size());
        assertEquals(
                List.of("2 evaluation_loss_vs_iterations", "2 evaluation_mae_vs_iterations"), written("validation"));
    }

    @Test
    void numbers_that_are_not_finite_have_no_place_in_a_histogram() {
        Histogram histogram = new Histogram(NDArray.of(new double[] {Double.NaN, 1, 2, Double.POSITIVE_INFINITY}));
        assertEquals(1, histogram.left(0));
        assertEquals(2, histogram.right(Histogram.BUCKETS - 1));
        assertEquals(1, histogram.count(0));
        assertEquals(1, histogram.count(Histogram.BUCKETS - 1));
    }

    @Test
    void what_is_not_written_yet_is_refused() {
        TensorBoard board = new TensorBoard().writeImages(false).profileBatch(0).embeddingsFreq(0);
        assertThrows(UnsupportedOperationException.class, () -> board.writeImages(true));
        assertThrows(UnsupportedOperationException.class, () -> board.profileBatch(2));
        assertThrows(UnsupportedOperationException.class, () -> board.embeddingsFreq(1));
        assertThrows(UnsupportedOperationException.class, () -> board.embeddingsMetadata(Map.of("embedding", folder)));
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> board.updateFreq("never"));
        assertTrue(String.valueOf(e.getMessage()).contains("\"batch\""), e.getMessage());
    }
}
