package dev.tsuno.callbacks;

import dev.tsuno.layers.Layer;
import dev.tsuno.ops.Variable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes what {@code tensorboard --logdir logs} shows. As {@code keras.callbacks.TensorBoard}, with the same names:
 *
 * <ul>
 *   <li>{@code train/}: {@code epoch_loss}, {@code epoch_learning_rate}, …; {@code batch_loss}, … with {@link #updateFreq}; the
 *       weights' histograms, {@code sequential/dense/kernel/histogram}, with {@link #histogramFreq};
 *   <li>{@code validation/}: {@code epoch_loss}, …; {@code evaluation_loss_vs_iterations}, …, from evaluate too.
 * </ul>
 *
 * <p>Graphs, images, embeddings and profiles are not written. With an {@code update_freq} of several batches Keras 3.15.1 leaves out the
 * numbers of epochs that end between two updates; here they are written.
 */
public final class TensorBoard extends Callback {
    private Path logDir = Path.of("logs");
    private int histogramFreq = 0;
    private boolean writeStepsPerSecond = false;
    /** 0: each epoch. */
    private int updateFreq = 0;

    private @Nullable EventFile train;
    private @Nullable EventFile validation;
    private boolean inFit;
    private long batches;
    private long iterationsBefore;
    private long epochStart;
    private long batchStart;

    /** The folder of the files. Default: {@code logs}. */
    public TensorBoard logDir(Path folder) {
        this.logDir = folder;
        return this;
    }

    /** Histograms of the weights after every so many epochs; 0: none. Default: 0. */
    public TensorBoard histogramFreq(int epochs) {
        this.histogramFreq = epochs;
        return this;
    }

    /** Accepted as in Keras; no graph is written. Default: true. */
    public TensorBoard writeGraph(boolean write) {
        return this;
    }

    /** @throws UnsupportedOperationException if true: images are not written yet */
    public TensorBoard writeImages(boolean write) {
        return notYet("write_images", write);
    }

    /** Writes {@code epoch_steps_per_second}, and {@code batch_steps_per_second} with {@link #updateFreq}. Default: false. */
    public TensorBoard writeStepsPerSecond(boolean write) {
        this.writeStepsPerSecond = write;
        return this;
    }

    /** Writes the numbers of the epoch so far after every so many batches. Default: {@code "epoch"}, at its end alone. */
    public TensorBoard updateFreq(int batches) {
        if (batches < 1) {
            throw new IllegalArgumentException(
                    "TensorBoard: update_freq must be \"batch\", \"epoch\" or 1 or more, got " + batches + ".");
        }
        this.updateFreq = batches;
        return this;
    }

    /** {@code "epoch"}, or {@code "batch"}: every batch. */
    public TensorBoard updateFreq(String when) {
        switch (when) {
            case "epoch" -> updateFreq = 0;
            case "batch" -> updateFreq = 1;
            default ->
                throw new IllegalArgumentException(
                        "TensorBoard: update_freq must be \"batch\", \"epoch\" or a number of batches, got \"" + when
                                + "\".");
        }
        return this;
    }

    /** @throws UnsupportedOperationException if not 0: profiles are not written yet */
    public TensorBoard profileBatch(int batch) {
        return notYet("profile_batch", batch != 0);
    }

    /** @throws UnsupportedOperationException if not 0: embeddings are not written yet */
    public TensorBoard embeddingsFreq(int epochs) {
        return notYet("embeddings_freq", epochs != 0);
    }

    /** @throws UnsupportedOperationException if there are any: embeddings are not written yet */
    public TensorBoard embeddingsMetadata(Map<String, Path> files) {
        return notYet("embeddings_metadata", !files.isEmpty());
    }

    private TensorBoard notYet(String argument, boolean wanted) {
        if (wanted) throw new UnsupportedOperationException("TensorBoard: " + argument + " is not supported yet.");
        return this;
    }

    // Hooks

    @Override
    public void onTrainBegin() {
        close();
        inFit = true;
        batches = 0;
        writing(() -> train = EventFile.in(logDir.resolve("train")));
    }

    @Override
    public void onEpochBegin(int epoch) {
        iterationsBefore = model().optimizer().iterations();
        epochStart = System.nanoTime();
    }

    @Override
    public void onTrainBatchBegin(int batch) {
        batches++;
        batchStart = System.nanoTime();
    }

    @Override
    public void onTrainBatchEnd(int batch, Map<String, Double> logs) {
        if (updateFreq == 0 || batches % updateFreq != 0) return;
        if (writeStepsPerSecond) scalar(train, "batch_steps_per_second", batches, 1 / secondsSince(batchStart));
        logs.forEach((name, value) -> scalar(train, "batch_" + name, batches, value));
    }

    @Override
    public void onEpochEnd(int epoch, Map<String, Double> logs) {
        Map<String, Double> trained = new LinkedHashMap<>();
        logs.forEach((name, value) -> {
            if (!name.startsWith("val_")) trained.put(name, value);
        });
        Rates.addTo(trained, model());
        if (writeStepsPerSecond) {
            long steps = model().optimizer().iterations() - iterationsBefore;
            trained.put("steps_per_second", steps / secondsSince(epochStart));
        }
        trained.forEach((name, value) -> scalar(train, "epoch_" + name, epoch, value));
        logs.forEach((name, value) -> {
            if (name.startsWith("val_")) scalar(validation(), "epoch_" + name.substring(4), epoch, value);
        });
        if (histogramFreq > 0 && epoch % histogramFreq == 0) histograms(epoch);
        flush();
    }

    private void histograms(int epoch) {
        for (Layer<?> layer : model().layers()) {
            for (Variable weight : layer.weights()) {
                String tag = weight.path().replace(':', '_') + "/histogram";
                EventFile file = train;
                if (file != null)
                    writing(() -> file.histogram(tag, epoch, new Histogram(weight.value()), EventFile.now()));
            }
        }
    }

    @Override
    public void onTestEnd(Map<String, Double> logs) {
        long iterations = model().optimizer().iterations();
        logs.forEach((name, value) -> scalar(validation(), "evaluation_" + name + "_vs_iterations", iterations, value));
        if (inFit) flush();
        else close();
    }

    @Override
    public void onTrainEnd(Map<String, Double> logs) {
        inFit = false;
        close();
    }

    // Files

    /** Made when there is something to write. */
    private EventFile validation() {
        EventFile file = validation;
        if (file != null) return file;
        try {
            file = EventFile.in(logDir.resolve("validation"));
        } catch (IOException e) {
            throw failed(e);
        }
        validation = file;
        return file;
    }

    private void scalar(@Nullable EventFile file, String tag, long step, double value) {
        if (file != null) writing(() -> file.scalar(tag, step, value, EventFile.now()));
    }

    private static double secondsSince(long start) {
        return Math.max(1, System.nanoTime() - start) / 1e9;
    }

    private void flush() {
        EventFile first = train;
        EventFile second = validation;
        if (first != null) writing(first::flush);
        if (second != null) writing(second::flush);
    }

    private void close() {
        EventFile first = train;
        EventFile second = validation;
        train = null;
        validation = null;
        if (first != null) writing(first::close);
        if (second != null) writing(second::close);
    }

    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }

    private void writing(Writing what) {
        try {
            what.run();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private UncheckedIOException failed(IOException e) {
        return new UncheckedIOException("TensorBoard can't write to " + logDir + ": " + e, e);
    }
}
