package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.constant;
import static dev.tsuno.ops.Ops.equal;
import static dev.tsuno.ops.Ops.fill;
import static dev.tsuno.ops.Ops.gather;
import static dev.tsuno.ops.Ops.greaterEqual;
import static dev.tsuno.ops.Ops.less;
import static dev.tsuno.ops.Ops.logicalAnd;
import static dev.tsuno.ops.Ops.maximum;
import static dev.tsuno.ops.Ops.mod;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.subtract;
import static dev.tsuno.ops.Ops.where;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whole numbers as numbers of places in a vocabulary, given or learned by {@code adapt}, as {@code keras.layers.IntegerLookup}. Called on
 * arrays before a model, or part of one.
 *
 * <p>Output as the input with the output mode {@code int}, the others as {@link CategoryEncoding} has them; {@code tf_idf} is {@code count}
 * times the weights of the tokens. An unknown number gets one of {@code num_oov_indices} places: the number modulo their number, or with the
 * {@code oov_method} {@code farmhash} by a hash, which a model can't compute.
 */
public final class IntegerLookup extends IndexLookup<IntegerLookup, Long> {
    public IntegerLookup() {
        super(Codecs.LONG, -1);
        options().option("vocabulary_dtype", Codecs.oneOf("int64"), "int64");
    }

    /** A number that stands for nothing: 0 with the output mode {@code int}, left out in others. Default: none. */
    public IntegerLookup maskToken(@Nullable Long token) {
        return set(maskToken, token);
    }

    /** What unknown numbers are turned into with {@code invert}. Default: −1. */
    public IntegerLookup oovToken(@Nullable Long token) {
        return set(oovToken, token);
    }

    public IntegerLookup vocabulary(long... tokens) {
        return set(vocabulary, Arrays.stream(tokens).boxed().toList());
    }

    /** The vocabulary of a text file, one number a line, special ones left out; it is no part of the config. */
    public IntegerLookup vocabulary(Path file) {
        return takeFile(VocabularyFile.readIntegers(file));
    }

    /** How unknown numbers are shared among several places: {@code floormod} (the default) or {@code farmhash}. */
    public IntegerLookup oovMethod(String method) {
        return set(oovMethod, method);
    }

    @Override
    long bucket(Long token, int buckets) {
        if (!hashes()) return Math.floorMod(token, (long) buckets);
        return new HashBuckets(buckets, salt.orNull()).of(Long.toString(token));
    }

    @Override
    Comparator<Long> order() {
        return Comparator.naturalOrder();
    }

    /** Learns the vocabulary of {@code (documents, numbers)}, or of {@code (numbers)}, each a document of its own. */
    public void adapt(NDArray x) {
        learn(rows(x.ndim() == 1 ? x.expandDims(1) : x));
    }

    /** Learns the vocabulary of batches {@code (documents, numbers)}; one without a second axis is a document. */
    public void adapt(Iterable<NDArray> batches) {
        List<List<Long>> documents = new ArrayList<>();
        for (NDArray batch : batches) documents.addAll(rows(batch.ndim() == 1 ? batch.expandDims(0) : batch));
        learn(documents);
    }

    private static List<List<Long>> rows(NDArray x) {
        List<Long> all = Arrays.stream(x.toLongArray()).boxed().toList();
        int n = x.ndim() == 0 ? 1 : x.shape().dim(0);
        List<List<Long>> rows = new ArrayList<>();
        int length = n == 0 ? 0 : all.size() / n;
        for (int i = 0; i < n; i++) rows.add(all.subList(length * i, length * (i + 1)));
        return rows;
    }

    /** The result for an array of any shape, in whole numbers; with {@code tf_idf} in floats. */
    @Override
    public NDArray apply(NDArray x) {
        long[] values = x.toLongArray();
        if (!invert.get()) return encode(Arrays.stream(values).boxed().toList(), x.shape());
        for (int i = 0; i < values.length; i++) {
            Long token = token(values[i]);
            if (token == null) throw refused("the number " + values[i] + " has no token, and oov_token is null");
            values[i] = token;
        }
        return NDArray.wrap(values, x.shape());
    }

    @Override
    protected Tensor call(Tensor x) {
        if (invert.get()) return tokens(x);
        String mode = outputMode.get();
        if (!mode.equals("tf_idf")) return Categories.encode(places(x), mode, depth(), null);
        Tensor weights = constant(idfWeights(x.dtype()));
        return multiply(Categories.encode(places(x), "count", depth(), null), weights);
    }

    /** The number of each token, found by halving in the tokens in rising order. */
    private Tensor places(Tensor x) {
        List<Long> tokens = known().tokens();
        Integer[] order = new Integer[tokens.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparing(tokens::get));
        double[] rising = new double[order.length];
        double[] numbers = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            rising[i] = exact(tokens.get(order[i]), x.dtype());
            numbers[i] = tokenStart() + order[i];
        }
        Tensor at = maximum(subtract(new SearchTable(rising, x.dtype()).countAtMost(x), 1), 0);
        Tensor known = equal(gather(table(rising, x), at), x);
        Tensor places = where(known, gather(table(numbers, x), at), unknown(x));
        if (numOovIndices.get() == 0) places = gather(Ops.arange(vocabularySize(), x.dtype()), places);
        Long mask = maskToken.orNull();
        if (mask == null) return places;
        double place = index(mask);
        return where(equal(x, exact(mask, x.dtype())), fill(place, x.shape(), x.dtype()), places);
    }

    /** Its place if it is not in the vocabulary; −1, which no row has, if that is an error. */
    private Tensor unknown(Tensor x) {
        int buckets = numOovIndices.get();
        if (buckets <= 1) return fill(buckets == 0 ? -1 : oovStart(), x.shape(), x.dtype());
        if (hashes()) {
            throw new UnsupportedOperationException(this + ": oov_method \"farmhash\" is a hash of text, which a model"
                    + " can't compute. Call the layer before the model, layer.apply(array), or use \"floormod\".");
        }
        return add(mod(x, fill(buckets, Shape.SCALAR, x.dtype())), oovStart());
    }

    /** The token of each number. */
    private Tensor tokens(Tensor x) {
        double[] tokens = new double[vocabularySize()];
        for (int i = 0; i < tokens.length; i++) tokens[i] = tokenOrOov(i, x.dtype());
        Tensor known = logicalAnd(greaterEqual(x, 0), less(x, tokens.length));
        Tensor number = where(known, x, fill(0, x.shape(), x.dtype()));
        double unknown = tokenOrOov(-1, x.dtype());
        return where(known, gather(table(tokens, x), number), fill(unknown, x.shape(), x.dtype()));
    }

    private double tokenOrOov(long number, DType dtype) {
        Long token = token(number);
        if (token == null) throw refused("oov_token is null: unknown numbers have no token");
        return exact(token, dtype);
    }

    private static Tensor table(double[] values, Tensor like) {
        return constant(NDArray.of(values).astype(like.dtype()));
    }

    private double exact(long token, DType dtype) {
        if (dtype == DType.FLOAT32 && Math.abs(token) >= 1 << 24) {
            throw refused(
                    "the token " + token + " is beyond 2^24, where a float32 model can't tell neighbours apart. Use the"
                            + " dtype float64, or call the layer before the model");
        }
        return token;
    }
}
