package dev.tsuno.layers;

import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.ops.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Strings as numbers, by a vocabulary that is given or learned by {@code adapt}, as {@code keras.layers.StringLookup}.
 *
 * <p>A model computes with numbers, so this layer is called before one, or in the pipeline of its data:
 *
 * <pre>{@code
 * StringLookup lookup = new StringLookup().vocabulary("red", "green");
 * NDArray colors = lookup.apply("green", "blue"); // 2, 0: 0 is for strings that are not in the vocabulary
 * }</pre>
 *
 * <p>{@code (strings)} gives {@code (strings)} numbers with the output mode {@code int}, {@code (strings, size)} with {@code one_hot}, one
 * sample {@code (size)} with {@code multi_hot}, {@code count} and {@code tf_idf}; rows of strings give as many samples.
 */
public final class StringLookup extends IndexLookup<StringLookup, String> {
    /** As the bytes of UTF-8 are ordered. */
    static final Comparator<String> BY_CODE_POINT =
            (a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

    public StringLookup() {
        super(Codecs.STRING, "[UNK]");
        options().notYet("encoding", "utf-8"); // Java's strings have none
    }

    /** A string that stands for nothing: 0 with the output mode {@code int}, left out in others. Default: none. */
    public StringLookup maskToken(@Nullable String token) {
        return set(maskToken, token);
    }

    /** What unknown numbers are turned into with {@code invert}. Default: {@code [UNK]}. */
    public StringLookup oovToken(@Nullable String token) {
        return set(oovToken, token);
    }

    public StringLookup vocabulary(String... tokens) {
        return vocabulary(List.of(tokens));
    }

    public StringLookup vocabulary(List<String> tokens) {
        return set(vocabulary, List.copyOf(tokens));
    }

    /** The vocabulary of a text file, one token a line, special tokens left out; it is no part of the config. */
    public StringLookup vocabulary(Path file) {
        return takeFile(VocabularyFile.read(file));
    }

    @Override
    boolean hashes() {
        return true;
    }

    @Override
    long bucket(String token, int buckets) {
        return new HashBuckets(buckets, salt.orNull()).of(token);
    }

    @Override
    Comparator<String> order() {
        return BY_CODE_POINT;
    }

    /** Learns the vocabulary of these strings, each a document of its own. */
    public void adapt(List<String> strings) {
        learn(strings.stream().map(List::of).toList());
    }

    public void adapt(String... strings) {
        adapt(List.of(strings));
    }

    /** Learns the vocabulary of documents of several strings. */
    public void adaptRows(Iterable<? extends List<String>> documents) {
        learn(documents);
    }

    /** What becomes of {@code (strings)}. */
    public NDArray apply(List<String> strings) {
        return encode(strings, Shape.of(strings.size()));
    }

    public NDArray apply(String... strings) {
        return apply(List.of(strings));
    }

    /** What becomes of {@code (rows, strings)}; with output modes of counts the rows may have different lengths. */
    public NDArray applyRows(List<? extends List<String>> rows) {
        return StringRows.encode(this, rows);
    }

    /** With {@code invert}: the strings of numbers of any shape, one behind the other. */
    public List<@Nullable String> strings(NDArray numbers) {
        if (!invert.get()) throw refused("it goes from strings to numbers. Set invert to go back");
        List<@Nullable String> strings = new ArrayList<>();
        for (long number : numbers.toLongArray()) strings.add(token(number));
        return strings;
    }

    @Override
    protected Tensor call(Tensor x) {
        throw new UnsupportedOperationException(
                this
                        + " is about strings, and a model computes with numbers. Call it before the model: lookup.apply(strings).");
    }
}
