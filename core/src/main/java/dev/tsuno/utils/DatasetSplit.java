package dev.tsuno.utils;

import dev.tsuno.data.Dataset;
import dev.tsuno.data.Element;
import dev.tsuno.data.Samples;
import dev.tsuno.random.PythonRandom;
import dev.tsuno.random.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** The two parts of a dataset, to train and to test. */
public record DatasetSplit<T>(Dataset<T> left, Dataset<T> right) {
    /** The arguments of {@link #splitDataset} besides the dataset, with Keras's defaults. */
    public static final class Options {
        private Size left = Size.NONE;
        private Size right = Size.NONE;
        private boolean shuffle;
        private OptionalLong seed = OptionalLong.empty();

        private Options() {}

        /** So many samples on the left. Default: all that are not on the right. */
        public Options leftSize(int samples) {
            left = new Size(samples, false);
            return this;
        }

        /** That fraction on the left. */
        public Options leftSize(double fraction) {
            left = new Size(fraction, true);
            return this;
        }

        /** So many samples on the right. Default: all that are not on the left. */
        public Options rightSize(int samples) {
            right = new Size(samples, false);
            return this;
        }

        /** That fraction on the right. */
        public Options rightSize(double fraction) {
            right = new Size(fraction, true);
            return this;
        }

        /** Whether the samples are shuffled before. Default: false. */
        public Options shuffle(boolean shuffle) {
            this.shuffle = shuffle;
            return this;
        }

        /** For the order. Default: one of the default generator. */
        public Options seed(long seed) {
            this.seed = OptionalLong.of(seed);
            return this;
        }
    }

    /** A number of samples, or a fraction of them. */
    private record Size(double value, boolean fraction) {
        static final Size NONE = new Size(Double.NaN, false);

        boolean given() {
            return !Double.isNaN(value);
        }

        /** Rounded as Python does: a half to the even number. */
        int of(int total, String name) {
            if (value > 0 && value < (fraction ? 1 : total)) return (int) Math.rint(fraction ? value * total : value);
            throw new IllegalArgumentException("split_dataset: " + name + " must be a whole number from 1 to "
                    + (total - 1) + " or a fraction between 0 and 1, got " + (fraction ? "" + value : "" + (int) value)
                    + ".");
        }
    }

    /** As below, of the rows of arrays. */
    public static DatasetSplit<Element> splitDataset(Samples samples, Consumer<Options> configure) {
        return splitDataset(Dataset.of(samples), configure);
    }

    /**
     * The first and the last samples of a dataset, as {@code keras.utils.split_dataset}; all of it is read into memory. Batches are taken
     * apart before, and gathered again to the size of the first. From a seed the order is Keras's;
     * but Keras then goes on drawing all its other seeds from that one, and this does not.
     *
     * @throws IllegalArgumentException if neither size is given, or they don't fit the dataset
     */
    public static <T> DatasetSplit<T> splitDataset(Dataset<T> dataset, Consumer<Options> configure) {
        Options o = new Options();
        configure.accept(o);
        if (!o.left.given() && !o.right.given())
            throw new IllegalArgumentException("split_dataset: give left_size, right_size or both.");
        if (dataset.cardinality() == Dataset.INFINITE)
            throw new IllegalArgumentException("split_dataset: the dataset has no end. Use take(n) and skip(n).");
        List<T> all = all(dataset);
        if (all.isEmpty()) throw new IllegalArgumentException("split_dataset: the dataset is empty.");
        if (!(all.get(0) instanceof Samples first)) return split(all, o);
        DatasetSplit<Element> parts = split(all(dataset.unbatch()), o);
        return new DatasetSplit<>(batched(parts.left, first.size()), batched(parts.right, first.size()));
    }

    @SuppressWarnings("unchecked") // T is Samples
    private static <T> Dataset<T> batched(Dataset<Element> elements, int size) {
        return (Dataset<T>) elements.batch(size);
    }

    private static <T> List<T> all(Dataset<T> dataset) {
        List<T> all = new ArrayList<>();
        for (T element : dataset) all.add(element);
        return all;
    }

    private static <T> DatasetSplit<T> split(List<T> all, Options o) {
        int total = all.size();
        List<T> ordered = all;
        if (o.shuffle) {
            ordered = new ArrayList<>();
            for (int i : new PythonRandom(o.seed.orElseGet(() -> Seeds.randint(0, 1_000_000))).shuffled(total))
                ordered.add(all.get(i));
        }
        int right = o.right.given() ? o.right.of(total, "right_size") : total - o.left.of(total, "left_size");
        int left = o.left.given() ? o.left.of(total, "left_size") : total - right;
        boolean over = o.left.fraction && o.right.fraction && o.left.value + o.right.value > 1;
        if (over || left + right > total || left == 0 || right == 0) {
            throw new IllegalArgumentException("split_dataset: " + left + " samples on the left and " + right
                    + " on the right are not two parts of " + total + ". Change left_size or right_size.");
        }
        return new DatasetSplit<>(
                Dataset.fromIterable(ordered.subList(0, left)),
                Dataset.fromIterable(ordered.subList(total - right, total)));
    }
}
