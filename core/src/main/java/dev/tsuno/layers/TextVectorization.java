package dev.tsuno.layers;

import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.config.Codec;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Texts as numbers, as {@code keras.layers.TextVectorization}: each is made uniform, split into tokens, the tokens joined to n-grams, and
 * these looked up in a vocabulary that is given or learned by {@code adapt}.
 *
 * <p>A model computes with numbers, so this layer is called before one, or in the pipeline of its data:
 *
 * <pre>{@code
 * TextVectorization words = new TextVectorization().outputSequenceLength(4);
 * words.adapt("A rose is a rose.", "A daisy");
 * NDArray x = words.apply("Is it a daisy?"); // (1, 4): 0 is padding, 1 a word that was not learned
 * }</pre>
 *
 * <p>{@code (texts)} gives {@code (texts, tokens)} with the output mode {@code int}, rows filled up with 0 to the longest, or cut or filled
 * up to {@code output_sequence_length}; {@code (texts, vocabulary)} with {@code multi_hot}, {@code count} and {@code tf_idf}. Without a split,
 * texts are tokens, and all of {@code (tokens)} are one sample. Lower case, punctuation and white space are those of ASCII, as in TensorFlow.
 */
public final class TextVectorization extends Layer<TextVectorization> {
    private static final String NOT_SAVED =
            "a function can't be written to a config. Prepare the texts before, or set it again after reading.";

    private static final Codec<Object> NGRAMS = new Codec<>() {
        @Override
        public Object decode(Object plain) {
            return plain instanceof Number
                    ? Codecs.SIZE.decode(plain)
                    : Codecs.list(Codecs.SIZE).decode(plain);
        }

        @Override
        public Object encode(Object value) {
            return value;
        }
    };

    private final Option<Integer> maxTokens = options().option("max_tokens", Codecs.INT, null);
    private final Option<String> standardize = options()
            .option(
                    "standardize",
                    Codecs.oneOf("lower_and_strip_punctuation", "lower", "strip_punctuation"),
                    "lower_and_strip_punctuation");
    private final Option<String> split =
            options().option("split", Codecs.oneOf("whitespace", "character"), "whitespace");
    private final Option<Object> ngrams = options().option("ngrams", NGRAMS, null);
    private final Option<String> outputMode =
            options().option("output_mode", Categories.modes("int", "one_hot", "multi_hot", "count", "tf_idf"), "int");
    private final Option<Integer> outputSequenceLength = options().option("output_sequence_length", Codecs.SIZE, null);
    private final Option<Boolean> padToMaxTokens = options().option("pad_to_max_tokens", Codecs.BOOL, false);
    private final Option<List<String>> vocabulary =
            options().option("vocabulary", new VocabularyCodec<>(Codecs.STRING), null);
    private final Option<List<Double>> idfWeights = options().option("idf_weights", Codecs.list(Codecs.DOUBLE), null);

    private @Nullable UnaryOperator<String> ownStandardize;
    private @Nullable Function<String, List<String>> ownSplit;
    private @Nullable List<String> fromFile;
    private @Nullable StringLookup lookup;

    public TextVectorization() {
        options().option("vocabulary_size", Codecs.INT, null); // follows from the vocabulary
        options().notYet("sparse", false);
        options().notYet("ragged", false);
        options().notYet("encoding", "utf-8"); // Java's strings have none
    }

    // Options

    /** The largest size of the vocabulary, with the special tokens. Default: none. */
    public TextVectorization maxTokens(int maxTokens) {
        return set(this.maxTokens, maxTokens);
    }

    /** {@code lower_and_strip_punctuation} (the default), {@code lower}, {@code strip_punctuation}, or null to leave texts as they are. */
    public TextVectorization standardize(@Nullable String how) {
        ownStandardize = null;
        return set(standardize, how);
    }

    /** A way of one's own to make texts uniform; it can't stand in a config. */
    public TextVectorization standardizeWith(UnaryOperator<String> how) {
        ownStandardize = how;
        return this;
    }

    /** {@code whitespace} (the default), {@code character}, or null for texts that are tokens. */
    public TextVectorization split(@Nullable String how) {
        ownSplit = null;
        return set(split, how);
    }

    /** A way of one's own to split texts into tokens; it can't stand in a config. */
    public TextVectorization splitWith(Function<String, List<String>> how) {
        ownSplit = how;
        return this;
    }

    /** Besides single tokens also runs of up to so many. Default: single tokens. */
    public TextVectorization ngrams(int upTo) {
        return set(ngrams, upTo);
    }

    /** Runs of exactly these numbers of tokens. */
    public TextVectorization ngramWidths(int... widths) {
        return set(ngrams, Arrays.stream(widths).boxed().toList());
    }

    /** {@code int} (the default), {@code multi_hot}, {@code count}, {@code tf_idf}, or for texts of equally many tokens {@code one_hot}. */
    public TextVectorization outputMode(String mode) {
        return set(outputMode, mode);
    }

    /** The number of tokens that texts are cut or filled up to with the output mode {@code int}. Default: as the longest has. */
    public TextVectorization outputSequenceLength(int length) {
        return set(outputSequenceLength, length);
    }

    /** Whether outputs have {@code max_tokens} places, whatever the size of the vocabulary. Default: false. */
    public TextVectorization padToMaxTokens(boolean pad) {
        return set(padToMaxTokens, pad);
    }

    public TextVectorization vocabulary(String... tokens) {
        return vocabulary(List.of(tokens));
    }

    public TextVectorization vocabulary(List<String> tokens) {
        return set(vocabulary, List.copyOf(tokens));
    }

    /** The vocabulary of a text file, one token a line, special tokens left out; it is no part of the config. */
    public TextVectorization vocabulary(Path file) {
        fromFile = VocabularyFile.read(file);
        return this;
    }

    /** The weight of each token of the vocabulary, for the output mode {@code tf_idf}. */
    public TextVectorization idfWeights(double... weights) {
        return set(idfWeights, Arrays.stream(weights).boxed().toList());
    }

    /** @throws UnsupportedOperationException if texts are prepared by a function of one's own */
    @Override
    public Map<String, @Nullable Object> getConfig() {
        if (ownStandardize != null) throw new UnsupportedOperationException(this + ": standardize: " + NOT_SAVED);
        if (ownSplit != null) throw new UnsupportedOperationException(this + ": split: " + NOT_SAVED);
        Map<String, @Nullable Object> config = super.getConfig();
        config.put("vocabulary_size", (lookup == null ? newLookup() : lookup).vocabularySize());
        return config;
    }

    // The vocabulary

    /** The layer inside; once it is there, the options are fixed. */
    private StringLookup lookup() {
        if (lookup == null) {
            lookup = newLookup();
            options().close("has its vocabulary, or was asked for it");
        }
        return lookup;
    }

    private StringLookup newLookup() {
        options().checkSupported();
        String mode = outputMode.get();
        if (outputSequenceLength.orNull() != null && !mode.equals("int")) {
            throw new IllegalArgumentException(this
                    + ": output_sequence_length is for the output_mode \"int\", this one" + " is \"" + mode + "\".");
        }
        StringLookup made = new StringLookup();
        made.options().takeFrom(options());
        if (fromFile != null) made.takeFile(fromFile);
        return made.name(name()).maskToken("");
    }

    /** Sets the vocabulary; it may begin with the special tokens. */
    public void setVocabulary(List<String> tokens) {
        lookup().setVocabulary(tokens);
    }

    public void setVocabulary(List<String> tokens, @Nullable List<Double> idfWeights) {
        lookup().setVocabulary(tokens, idfWeights);
    }

    /** The tokens by number, the special ones first: the empty string, for padding, and {@code [UNK]}. */
    public List<@Nullable String> getVocabulary() {
        return lookup().getVocabulary();
    }

    public List<@Nullable String> getVocabulary(boolean includeSpecialTokens) {
        return lookup().getVocabulary(includeSpecialTokens);
    }

    public int vocabularySize() {
        return lookup().vocabularySize();
    }

    /** The weights by number in the output mode {@code tf_idf}. */
    public NDArray idfWeights() {
        return lookup().idfWeights();
    }

    /** Learns the vocabulary of these texts. */
    public void adapt(List<String> texts) {
        lookup().adaptRows(texts.stream().map(this::tokens).toList());
    }

    public void adapt(String... texts) {
        adapt(List.of(texts));
    }

    // Calling

    /** The tokens of a text, as they are looked up. */
    public List<String> tokens(String text) {
        return joined(parts(text));
    }

    private List<String> parts(String text) {
        String uniform = uniform(text);
        if (ownSplit != null) return ownSplit.apply(uniform);
        String how = split.orNull();
        if (how == null) return List.of(uniform);
        return how.equals("whitespace") ? Texts.words(uniform) : Texts.characters(uniform);
    }

    private String uniform(String text) {
        if (ownStandardize != null) return ownStandardize.apply(text);
        String how = standardize.orNull();
        if (how == null) return text;
        String cased = how.startsWith("lower") ? Texts.lower(text) : text;
        return how.endsWith("strip_punctuation") ? Texts.withoutPunctuation(cased) : cased;
    }

    private List<String> joined(List<String> parts) {
        Object widths = ngrams.orNull();
        if (widths == null) return parts;
        List<Integer> all = new ArrayList<>();
        if (widths instanceof Integer upTo) for (int width = 1; width <= upTo; width++) all.add(width);
        else for (Object width : (List<?>) widths) all.add((Integer) width);
        return Texts.ngrams(parts, all);
    }

    private boolean splits() {
        return ownSplit != null || split.orNull() != null;
    }

    /** What becomes of {@code (texts)}. */
    public NDArray apply(List<String> texts) {
        if (splits()) return encode(texts.stream().map(this::tokens).toList());
        NDArray one = applyRows(List.of(texts));
        return one.reshape(one.shape().drop(0).dims());
    }

    public NDArray apply(String... texts) {
        return apply(List.of(texts));
    }

    /** What becomes of {@code (rows, tokens)}, without a split. */
    public NDArray applyRows(List<? extends List<String>> rows) {
        if (splits()) {
            throw new IllegalArgumentException(
                    this + " splits texts into tokens itself: call apply(texts), or set split to null.");
        }
        return encode(rows.stream()
                .map(row -> joined(row.stream().map(this::uniform).toList()))
                .toList());
    }

    private NDArray encode(List<List<String>> rows) {
        StringLookup lookup = lookup();
        if (!outputMode.get().equals("int")) return lookup.applyRows(rows);
        int longest = rows.stream().mapToInt(List::size).max().orElse(0);
        int length = outputSequenceLength.or(longest);
        long[] numbers = new long[rows.size() * length];
        for (int i = 0; i < rows.size(); i++) {
            List<String> row = rows.get(i);
            for (int j = 0; j < Math.min(length, row.size()); j++) numbers[i * length + j] = lookup.index(row.get(j));
        }
        return NDArray.wrap(numbers, Shape.of(rows.size(), length));
    }

    @Override
    protected Tensor call(Tensor x) {
        throw new UnsupportedOperationException(this
                + " is about texts, and a model computes with numbers. Call it before the model: layer.apply(texts).");
    }

    @Override
    boolean allowsIntegers() {
        return true;
    }
}
