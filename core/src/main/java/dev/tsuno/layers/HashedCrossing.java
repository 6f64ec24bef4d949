package dev.tsuno.layers;

import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Combinations of two or more features in a fixed number of bins by a hash, as {@code keras.layers.HashedCrossing}; bit for bit TensorFlow's
 * {@code tf.sparse.cross_hashed}.
 *
 * <p>A model can't compute it: it is called before one. Each feature is {@code (batch)} strings or whole numbers; the output {@code (batch)}
 * bins, or with the output mode {@code one_hot} {@code (batch, num_bins)}.
 */
public final class HashedCrossing extends Layer<HashedCrossing> {
    /** What TensorFlow begins with. */
    private static final long KEY = 0xDECAFCAFFEL;

    private final Option<Integer> numBins = options().required("num_bins", Codecs.SIZE);
    private final Option<String> outputMode = options().option("output_mode", Codecs.oneOf("int", "one_hot"), "int");

    HashedCrossing() {
        options().notYet("sparse", false);
    }

    public HashedCrossing(int numBins) {
        this();
        set(this.numBins, numBins);
    }

    /** {@code int} (the default) or {@code one_hot}. */
    public HashedCrossing outputMode(String mode) {
        return set(outputMode, mode);
    }

    /** Keras writes no {@code trainable} here. */
    @Override
    public Map<String, @Nullable Object> getConfig() {
        Map<String, @Nullable Object> config = super.getConfig();
        config.remove("trainable");
        return config;
    }

    /** The bins of features that each are a {@code List<String>}, or an NDArray of whole numbers {@code (batch)} or {@code (batch, 1)}. */
    public NDArray cross(Object... features) {
        options().checkSupported();
        if (features.length < 2)
            throw new IllegalArgumentException(this + ": crossing needs two features or more, got " + features.length);
        long[] hashes = null;
        for (Object feature : features) {
            long[] own = fingerprints(feature);
            if (hashes == null) {
                hashes = new long[own.length];
                Arrays.fill(hashes, KEY);
            }
            if (own.length != hashes.length) {
                throw new IllegalArgumentException(this + ": the features have " + hashes.length + " and " + own.length
                        + " samples; they need the same number.");
            }
            for (int i = 0; i < own.length; i++) hashes[i] = FarmHash64.concatenated(hashes[i], own[i]);
        }
        long[] bins = hashes == null ? new long[0] : hashes;
        for (int i = 0; i < bins.length; i++) bins[i] = Long.remainderUnsigned(bins[i], numBins.get());
        String mode = outputMode.get();
        Shape shape = features[0] instanceof NDArray array ? array.shape() : Shape.of(bins.length);
        NDArray encoded = Categories.encode(bins, shape, mode, numBins.get());
        return mode.equals("int") ? encoded : encoded.astype(dtype());
    }

    private long[] fingerprints(Object feature) {
        if (feature instanceof NDArray numbers && !numbers.dtype().isFloating()) {
            boolean fits = numbers.ndim() == 1
                    || (numbers.ndim() == 2 && numbers.shape().dim(1) == 1);
            if (fits) return numbers.toLongArray();
        }
        if (feature instanceof List<?> texts && texts.stream().allMatch(String.class::isInstance)) {
            return texts.stream()
                    .mapToLong(text -> FarmHash64.of(text.toString().getBytes(StandardCharsets.UTF_8)))
                    .toArray();
        }
        throw new IllegalArgumentException(this + ": a feature must be a list of strings, or an array of whole numbers"
                + " (batch) or (batch, 1), got "
                + (feature instanceof NDArray array ? array.dtype().label() + " " + array.shape() : feature));
    }

    @Override
    protected List<Tensor> call(Call call) {
        throw new UnsupportedOperationException(
                this + " hashes text, which a model can't compute. Call it before the model: layer.cross(…).");
    }

    @Override
    boolean allowsIntegers() {
        return true;
    }
}
