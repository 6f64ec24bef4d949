package dev.tsuno.layers;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of categories as zeros and ones, or counts, as {@code keras.layers.CategoryEncoding}. A number that is none of the categories
 * counts nowhere.
 *
 * <p>Input: numbers from 0 to {@code num_tokens − 1}. With {@code one_hot} {@code (…)} becomes {@code (…, num_tokens)}, a last axis of size 1
 * making way; with {@code multi_hot} and {@code count} {@code (batch, samples)} becomes {@code (batch, num_tokens)}. {@code count} may be
 * called with the argument {@code count_weights}, of the shape of the input: what each one counts.
 */
public final class CategoryEncoding extends DataLayer<CategoryEncoding> {
    private final Option<Integer> numTokens = options().option("num_tokens", Codecs.SIZE, null);
    private final Option<String> outputMode =
            options().option("output_mode", Categories.modes("one_hot", "multi_hot", "count"), "multi_hot");

    CategoryEncoding() {
        options().notYet("sparse", false);
    }

    public CategoryEncoding(int numTokens) {
        this();
        set(this.numTokens, numTokens);
    }

    /** {@code multi_hot} (the default), {@code one_hot} or {@code count}. */
    public CategoryEncoding outputMode(String mode) {
        return set(outputMode, mode);
    }

    @Override
    public Map<String, @Nullable Object> getConfig() {
        Map<String, @Nullable Object> config = super.getConfig();
        config.remove("sparse");
        return config;
    }

    @Override
    protected List<Tensor> call(Call call) {
        Integer depth = numTokens.orNull();
        if (depth == null) {
            throw new IllegalStateException(this + ": num_tokens is not set. If the number of categories is not known,"
                    + " use IntegerLookup.");
        }
        String mode = outputMode.get();
        Tensor weights = weights(call.arguments().get("count_weights"));
        if (weights != null && !mode.equals("count")) {
            throw new IllegalArgumentException(
                    this + ": count_weights are for output_mode \"count\", this one is \"" + mode + "\".");
        }
        Tensor x = call.input();
        // Whole numbers, as a cast to integers makes them.
        Tensor whole = Ops.where(Ops.less(x, 0), Ops.ceil(x), Ops.floor(x));
        return List.of(Categories.encode(whole, mode, depth, weights));
    }

    private static @Nullable Tensor weights(@Nullable Object given) {
        return given instanceof NDArray array ? Ops.constant(array) : (Tensor) given;
    }

    /** The counts for an array, with what each number counts. */
    public NDArray apply(NDArray x, NDArray countWeights) {
        return run(x, countWeights);
    }

    @Override
    DType resultType() {
        Object given = getConfig().get("dtype");
        return given == null ? dtype() : DTypePolicies.parse(given, this);
    }
}
