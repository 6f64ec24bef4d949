package dev.tsuno.utils;

import dev.tsuno.array.NDArray;
import dev.tsuno.data.Dataset;
import dev.tsuno.data.Element;
import dev.tsuno.data.Samples;
import dev.tsuno.random.NumpyRandom;
import dev.tsuno.random.Seeds;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Windows that slide over a series. */
public final class Timeseries {
    private Timeseries() {}

    /** The arguments of {@link #datasetFromArray} besides the arrays and the length, with Keras's defaults. */
    public static final class Windows {
        private int sequenceStride = 1;
        private int samplingRate = 1;
        private int batchSize = 128;
        private boolean shuffle;
        private OptionalLong seed = OptionalLong.empty();
        private int startIndex;
        private int endIndex = -1;

        private Windows() {}

        /** Steps from the beginning of a window to that of the next. Default: 1. */
        public Windows sequenceStride(int sequenceStride) {
            this.sequenceStride = sequenceStride;
            return this;
        }

        /** Steps from one value of a window to the next. Default: 1. */
        public Windows samplingRate(int samplingRate) {
            this.samplingRate = samplingRate;
            return this;
        }

        /** Windows in a batch. Default: 128. */
        public Windows batchSize(int batchSize) {
            this.batchSize = batchSize;
            return this;
        }

        /** Whether the windows come in a random order. Default: false. */
        public Windows shuffle(boolean shuffle) {
            this.shuffle = shuffle;
            return this;
        }

        /** For the order. Default: from that of {@code setRandomSeed}, else a new one. */
        public Windows seed(long seed) {
            this.seed = OptionalLong.of(seed);
            return this;
        }

        /** The first step to be used. Default: 0. */
        public Windows startIndex(int startIndex) {
            this.startIndex = startIndex;
            return this;
        }

        /** The first step not to be used. Default: all are used. */
        public Windows endIndex(int endIndex) {
            check(endIndex > 0, "end_index", "higher than 0", endIndex);
            this.endIndex = endIndex;
            return this;
        }

        private void check(int length) {
            check(startIndex >= 0, "start_index", "0 or greater", startIndex);
            check(startIndex < length, "start_index", "lower than the length of the data, " + length, startIndex);
            check(endIndex < length, "end_index", "lower than the length of the data, " + length, endIndex);
            check(
                    endIndex < 0 || endIndex > startIndex,
                    "end_index",
                    "higher than start_index, " + startIndex,
                    endIndex);
            check(samplingRate > 0, "sampling_rate", "higher than 0", samplingRate);
            check(samplingRate < length, "sampling_rate", "lower than the length of the data, " + length, samplingRate);
            check(sequenceStride > 0, "sequence_stride", "higher than 0", sequenceStride);
            check(
                    sequenceStride < length,
                    "sequence_stride",
                    "lower than the length of the data, " + length,
                    sequenceStride);
        }

        private static void check(boolean holds, String argument, String expected, int given) {
            if (!holds)
                throw new IllegalArgumentException(
                        "timeseries_dataset_from_array: " + argument + " must be " + expected + ", got " + given + ".");
        }
    }

    public static Dataset<Samples> datasetFromArray(NDArray data, @Nullable NDArray targets, int sequenceLength) {
        return datasetFromArray(data, targets, sequenceLength, w -> {});
    }

    /**
     * Windows of a series in batches, as {@code keras.utils.timeseries_dataset_from_array}: x {@code (batch, sequenceLength, …)}, window
     * i from step {@code start + i · sequenceStride} on, every {@code samplingRate}-th step; y {@code (batch, …)} the target at the step
     * where the window begins.
     *
     * <p>Shuffled, the windows have Keras's order from a seed, and pass by pass that of the TensorFlow dataset that Keras makes. Without a
     * seed it is that of the first such dataset after {@code setRandomSeed}.
     *
     * @param data {@code (time, …)}
     * @param targets {@code (time, …)}, as many as data or fewer; null: windows without targets
     */
    public static Dataset<Samples> datasetFromArray(
            NDArray data, @Nullable NDArray targets, int sequenceLength, Consumer<Windows> configure) {
        Windows w = configured(configure);
        Windows.check(w.batchSize > 0, "batch_size", "higher than 0", w.batchSize);
        return elements(data, targets, sequenceLength, w, (int) Math.min(w.batchSize * 8L, Integer.MAX_VALUE))
                .batch(w.batchSize);
    }

    /** The windows one by one: Keras's {@code batch_size=None}. */
    public static Dataset<Element> elementsFromArray(
            NDArray data, @Nullable NDArray targets, int sequenceLength, Consumer<Windows> configure) {
        return elements(data, targets, sequenceLength, configured(configure), 1024);
    }

    private static Windows configured(Consumer<Windows> configure) {
        Windows w = new Windows();
        configure.accept(w);
        return w;
    }

    private static Dataset<Element> elements(
            NDArray data, @Nullable NDArray targets, int sequenceLength, Windows w, int bufferSize) {
        if (data.ndim() == 0) throw new IllegalArgumentException("timeseries_dataset_from_array: data has no axes.");
        int length = data.shape().dim(0);
        w.check(length);
        Windows.check(sequenceLength > 0, "sequence_length", "higher than 0", sequenceLength);
        int end = w.endIndex < 0 ? length : w.endIndex;
        long windows = end - w.startIndex - (sequenceLength - 1L) * w.samplingRate;
        if (targets != null) windows = Math.min(windows, targets.shape().dim(0));
        int[] starts = new int[windows <= 0 ? 0 : (int) ((windows - 1) / w.sequenceStride + 1)];
        for (int i = 0; i < starts.length; i++) starts[i] = w.startIndex + i * w.sequenceStride;
        int last = starts.length == 0 ? -1 : starts[starts.length - 1];
        if (targets != null && last >= targets.shape().dim(0)) {
            throw new IllegalArgumentException("timeseries_dataset_from_array: the last window begins at step " + last
                    + ", but there are only " + targets.shape().dim(0)
                    + " targets. Give a target for each step of the data.");
        }
        if (!w.shuffle) return windows(data, targets, sequenceLength, w.samplingRate, starts);
        long seed = w.seed.orElseGet(Timeseries::drawnSeed);
        int[] order = new NumpyRandom(seed).shuffled(starts.length);
        for (int i = 0; i < order.length; i++) order[i] = starts[order[i]];
        return windows(data, targets, sequenceLength, w.samplingRate, order).shuffle(bufferSize, seed);
    }

    /** What NumPy's generator gives first after setRandomSeed; else any number below a million, as Keras draws. */
    private static long drawnSeed() {
        OptionalLong global = Seeds.globalSeed();
        long seed = global.isPresent() ? global.getAsLong() : Seeds.entropy() & 0xffffffffL;
        return new NumpyRandom(seed).randint(1_000_000);
    }

    private static Dataset<Element> windows(
            NDArray data, @Nullable NDArray targets, int sequenceLength, int samplingRate, int[] starts) {
        return Dataset.range(starts.length).map(i -> {
            int start = starts[i];
            int[] steps = new int[sequenceLength];
            for (int step = 0; step < sequenceLength; step++) steps[step] = start + step * samplingRate;
            NDArray x = data.take(steps);
            return targets == null ? Element.of(x) : Element.of(x, targets.at(start));
        });
    }
}
