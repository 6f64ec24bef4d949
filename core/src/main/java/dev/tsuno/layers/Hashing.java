package dev.tsuno.layers;

import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Strings or whole numbers in a fixed number of bins by a hash, without a vocabulary, as {@code keras.layers.Hashing}: FarmHash64, or with a
 * {@code salt} SipHash with that key, of the UTF-8 text, numbers in decimals; bit for bit TensorFlow's.
 *
 * <p>A model can't compute it: it is called before one. Output as the input with the output mode {@code int}; the others are those of
 * {@link CategoryEncoding}.
 */
public final class Hashing extends Layer<Hashing> {
    private final Option<Integer> numBins = options().required("num_bins", Codecs.SIZE);
    private final Option<Object> maskValue = options().option("mask_value", Codecs.ANY, null);
    private final Option<List<Long>> salt = options().option("salt", HashBuckets.SALT, null);
    private final Option<String> outputMode =
            options().option("output_mode", Categories.modes("int", "one_hot", "multi_hot", "count"), "int");

    Hashing() {
        options().notYet("sparse", false);
    }

    public Hashing(int numBins) {
        this();
        set(this.numBins, numBins);
    }

    /** The string that gets bin 0 for itself alone. */
    public Hashing maskValue(String value) {
        return set(maskValue, value);
    }

    /** The number that gets bin 0 for itself alone. */
    public Hashing maskValue(long value) {
        return set(maskValue, value);
    }

    /** The key of another hash, which hides what was hashed. */
    public Hashing salt(long first, long second) {
        return set(salt, List.of(first, second));
    }

    public Hashing salt(long both) {
        return salt(both, both);
    }

    /** {@code int} (the default), {@code one_hot}, {@code multi_hot} or {@code count}. */
    public Hashing outputMode(String mode) {
        return set(outputMode, mode);
    }

    /** The bins of {@code (strings)}. */
    public NDArray apply(List<String> strings) {
        Object mask = maskValue.orNull();
        if (mask != null && !(mask instanceof String)) throw mixed(mask, "strings");
        return bins(strings, mask == null ? null : mask.toString(), Shape.of(strings.size()));
    }

    public NDArray apply(String... strings) {
        return apply(List.of(strings));
    }

    /** The bins of numbers of any shape; of floats those of their whole parts. */
    @Override
    public NDArray apply(NDArray numbers) {
        Object mask = maskValue.orNull();
        if (mask != null && !(mask instanceof Number)) throw mixed(mask, "numbers");
        List<String> texts = new ArrayList<>();
        for (long number : numbers.toLongArray()) texts.add(Long.toString(number));
        String masked = mask == null ? null : Long.toString(((Number) mask).longValue());
        return bins(texts, masked, numbers.shape());
    }

    private IllegalArgumentException mixed(Object mask, String what) {
        return new IllegalArgumentException(
                this + ": mask_value is " + mask + ", but it is called on " + what + ". Give both the same kind.");
    }

    private NDArray bins(List<String> texts, @Nullable String mask, Shape shape) {
        options().checkSupported();
        int bins = numBins.get();
        boolean masks = mask != null && bins > 1;
        HashBuckets buckets = new HashBuckets(masks ? bins - 1 : bins, salt.orNull());
        long[] numbers = new long[texts.size()];
        for (int i = 0; i < numbers.length; i++) {
            String text = texts.get(i);
            if (!masks) numbers[i] = buckets.of(text);
            else numbers[i] = text.equals(mask) ? 0 : 1 + buckets.of(text);
        }
        String mode = outputMode.get();
        NDArray encoded = Categories.encode(numbers, shape, mode, bins);
        return mode.equals("int") ? encoded : encoded.astype(dtype());
    }

    @Override
    protected Tensor call(Tensor x) {
        throw new UnsupportedOperationException(
                this + " hashes text, which a model can't compute. Call it before the model: layer.apply(…).");
    }

    @Override
    boolean allowsIntegers() {
        return true;
    }
}
