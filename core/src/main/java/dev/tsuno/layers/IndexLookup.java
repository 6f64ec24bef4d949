package dev.tsuno.layers;

import dev.tsuno.array.DType;
import dev.tsuno.array.Floatx;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.config.Codec;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@link StringLookup} and {@link IntegerLookup} have in common: a vocabulary of tokens, given or learned by {@code adapt}, and what
 * becomes of a token: its number. Behind 0 for the mask token (if there is one, and only in the output mode {@code int}) come the numbers for
 * tokens that are not in the vocabulary, then those of the vocabulary.
 *
 * @param <T> the tokens
 */
public abstract class IndexLookup<L extends IndexLookup<L, T>, T extends Comparable<T>> extends Layer<L> {
    /** The number of a token that counts nowhere. */
    static final long NOWHERE = -1;

    final Option<Integer> maxTokens = options().option("max_tokens", Codecs.INT, null);
    final Option<Integer> numOovIndices = options().option("num_oov_indices", Codecs.INT, 1);
    final Option<T> maskToken;
    final Option<T> oovToken;
    final Option<List<T>> vocabulary;
    final Option<List<Double>> idfWeights = options().option("idf_weights", Codecs.list(Codecs.DOUBLE), null);
    final Option<Boolean> invert = options().option("invert", Codecs.BOOL, false);
    final Option<String> outputMode =
            options().option("output_mode", Categories.modes("int", "one_hot", "multi_hot", "count", "tf_idf"), "int");
    final Option<Boolean> padToMaxTokens = options().option("pad_to_max_tokens", Codecs.BOOL, false);
    final Option<String> oovMethod = options().option("oov_method", Codecs.oneOf("floormod", "farmhash"), "floormod");
    final Option<List<Long>> salt = options().option("salt", HashBuckets.SALT, null);

    private @Nullable Vocabulary<T> known;
    private double @Nullable [] weights;
    private @Nullable List<T> fromFile;

    IndexLookup(Codec<T> token, @Nullable Object oov) {
        maskToken = options().option("mask_token", token, null);
        oovToken = options().option("oov_token", token, oov);
        vocabulary = options().option("vocabulary", new VocabularyCodec<>(token), null);
        options().option("vocabulary_size", Codecs.INT, null); // follows from the vocabulary
        options().notYet("sparse", false);
    }

    // Options

    /** The largest size of the vocabulary, the numbers for unknown tokens and the mask token included. Default: none. */
    public final L maxTokens(int maxTokens) {
        return set(this.maxTokens, maxTokens);
    }

    /** How many numbers stand for tokens that are not in the vocabulary; with 0 such a token is an error. Default: 1. */
    public final L numOovIndices(int numOovIndices) {
        return set(this.numOovIndices, numOovIndices);
    }

    /** From numbers to tokens instead; only with output mode {@code int}. Default: false. */
    public final L invert(boolean invert) {
        return set(this.invert, invert);
    }

    /** {@code int} (the default), {@code one_hot}, {@code multi_hot}, {@code count} or {@code tf_idf}. */
    public final L outputMode(String mode) {
        return set(outputMode, mode);
    }

    /** Whether outputs have {@code max_tokens} places, whatever the size of the vocabulary. Default: false. */
    public final L padToMaxTokens(boolean pad) {
        return set(padToMaxTokens, pad);
    }

    /** The weight of each token of the vocabulary, for the output mode {@code tf_idf}. */
    public final L idfWeights(double... weights) {
        return set(idfWeights, Arrays.stream(weights).boxed().toList());
    }

    /** Another hash for the numbers of unknown tokens: SipHash with this key. */
    public final L salt(long first, long second) {
        return set(salt, List.of(first, second));
    }

    public final L salt(long both) {
        return salt(both, both);
    }

    @Override
    public Map<String, @Nullable Object> getConfig() {
        Map<String, @Nullable Object> config = super.getConfig();
        if (known != null || given() != null) config.put("vocabulary_size", vocabularySize());
        return config;
    }

    // The vocabulary

    /** Whether numbers for mask tokens exist. */
    private boolean masks() {
        return maskToken.orNull() != null && outputMode.get().equals("int");
    }

    final int oovStart() {
        return masks() ? 1 : 0;
    }

    final int tokenStart() {
        return oovStart() + numOovIndices.get();
    }

    /** @throws IllegalStateException if it has none yet */
    final Vocabulary<T> known() {
        if (known == null) {
            check();
            List<T> given = vocabulary.orNull();
            if (given != null) setVocabulary(given, idfWeights.orNull());
            else if (fromFile != null) keepFile(fromFile);
        }
        if (known == null) {
            throw new IllegalStateException(
                    this + " has no vocabulary yet: call adapt on data, or give it a vocabulary.");
        }
        return known;
    }

    private void keepFile(List<T> tokens) {
        if (outputMode.get().equals("tf_idf"))
            throw refused("the output_mode \"tf_idf\" needs idf_weights, which a vocabulary file has none of");
        keep(tokens);
    }

    private void check() {
        options().checkSupported();
        String mode = outputMode.get();
        Integer max = maxTokens.orNull();
        if (max != null && max <= 1) throw refused("max_tokens must be greater than 1, got " + max);
        if (max == null && padToMaxTokens.get()) throw refused("pad_to_max_tokens needs max_tokens");
        if (numOovIndices.get() < 0) throw refused("num_oov_indices must be 0 or more, got " + numOovIndices.get());
        if (invert.get() && !mode.equals("int"))
            throw refused("invert needs the output_mode \"int\", got \"" + mode + "\"");
        if (idfWeights.orNull() != null && !mode.equals("tf_idf"))
            throw refused("idf_weights are for the output_mode \"tf_idf\", this one is \"" + mode + "\"");
        if (salt.orNull() != null && !hashes()) throw refused("salt needs oov_method \"farmhash\"");
    }

    final IllegalArgumentException refused(String why) {
        return new IllegalArgumentException(this + ": " + why + ".");
    }

    /** Whether unknown tokens are told apart by a hash. */
    boolean hashes() {
        return oovMethod.get().equals("farmhash");
    }

    /** Sets the vocabulary; it may begin with the mask token and the tokens for unknown ones. */
    public final void setVocabulary(List<T> tokens) {
        setVocabulary(tokens, null);
    }

    /** With the weight of each token, for the output mode {@code tf_idf}. */
    public final void setVocabulary(List<T> tokens, @Nullable List<Double> idf) {
        boolean weighs = outputMode.get().equals("tf_idf");
        if (weighs && idf == null) throw refused("the output_mode \"tf_idf\" needs idf_weights with a vocabulary");
        if (!weighs && idf != null) throw refused("idf_weights are for the output_mode \"tf_idf\"");
        if (tokens.isEmpty()) throw refused("the vocabulary is empty");
        if (idf != null && idf.size() != tokens.size())
            throw refused("there are " + idf.size() + " idf_weights for a vocabulary of " + tokens.size());
        keep(plain(tokens));
        weights = idf == null ? null : padded(idf, !beginsSpecially(tokens));
    }

    /** As {@link #setVocabulary(List)}, but what it begins with is a token like others. */
    final void keep(List<T> tokens) {
        T mask = maskToken.orNull();
        if (mask != null && tokens.contains(mask)) throw misplaced("mask_token", mask, tokens);
        T oov = oovToken.orNull();
        if (invert.get() && oov != null && tokens.contains(oov)) throw misplaced("oov_token", oov, tokens);
        Integer max = maxTokens.orNull();
        int size = tokenStart() + tokens.size();
        if (max != null && size > max)
            throw refused("the vocabulary has " + size + " tokens with the special ones, more than max_tokens=" + max);
        learned(new Vocabulary<>(tokens, this::toString));
    }

    private IllegalArgumentException misplaced(String what, T token, List<T> tokens) {
        return refused("the vocabulary has the " + what + " " + token + " at " + tokens.indexOf(token)
                + ". Leave the special tokens out, or put exactly these first: " + specialTokens());
    }

    private void learned(Vocabulary<T> learned) {
        known = learned;
        options().close("has its vocabulary");
    }

    /** The tokens given by an option or a file; null if they are to be learned. */
    private @Nullable List<T> given() {
        List<T> given = vocabulary.orNull();
        return given == null ? fromFile : plain(given);
    }

    /** Takes the vocabulary of a file, whose first tokens are like others. */
    final L takeFile(List<T> tokens) {
        fromFile = tokens;
        return self();
    }

    private List<@Nullable T> specialTokens() {
        List<@Nullable T> special = new ArrayList<>();
        if (masks()) special.add(maskToken.orNull());
        for (int i = 0; i < numOovIndices.get(); i++) special.add(oovToken.orNull());
        return special;
    }

    /** What is left without special tokens in front. */
    private List<T> plain(List<T> tokens) {
        return beginsSpecially(tokens) ? tokens.subList(tokenStart(), tokens.size()) : tokens;
    }

    private boolean beginsSpecially(List<T> tokens) {
        List<@Nullable T> special = specialTokens();
        return tokens.size() >= special.size()
                && tokens.subList(0, special.size()).equals(special);
    }

    /** The weights with the mean of all in front, for unknown tokens, and zeros behind, up to {@code max_tokens} if padded. */
    private double[] padded(List<Double> idf, boolean front) {
        int lead = front ? tokenStart() : 0;
        int size = padToMaxTokens.get() ? Math.max(maxTokens.get(), lead + idf.size()) : lead + idf.size();
        double[] all = new double[size];
        Arrays.fill(all, 0, lead, idf.stream().mapToDouble(d -> d).sum() / idf.size());
        for (int i = 0; i < idf.size(); i++) all[lead + i] = idf.get(i);
        return all;
    }

    /** The vocabulary by number: the mask token, the unknown ones', then its own. */
    public final List<@Nullable T> getVocabulary() {
        return getVocabulary(true);
    }

    public final List<@Nullable T> getVocabulary(boolean includeSpecialTokens) {
        List<@Nullable T> all = includeSpecialTokens ? specialTokens() : new ArrayList<>();
        if (known != null || given() != null) all.addAll(known().tokens());
        return all;
    }

    /** Its size, special tokens included. */
    public final int vocabularySize() {
        List<T> tokens = known == null ? given() : known.tokens();
        return tokenStart() + (tokens == null ? 0 : tokens.size());
    }

    /** The weights by number in the output mode {@code tf_idf}; float32 or float64 as {@link Floatx} is. */
    public final NDArray idfWeights() {
        return idfWeights(Floatx.get());
    }

    final NDArray idfWeights(DType dtype) {
        known();
        if (weights == null) throw new IllegalStateException(this + " has no idf_weights.");
        return NDArray.of(weights.clone()).astype(dtype);
    }

    // Learning

    /** Learns the vocabulary of documents: the most frequent tokens first, of equally frequent ones the largest first. */
    final void learn(Iterable<? extends List<T>> documents) {
        if (vocabulary.orNull() != null || fromFile != null) {
            throw new IllegalStateException(
                    this + " is given a vocabulary: it can't adapt. Leave the option vocabulary out.");
        }
        check();
        TokenCounts<T> counts = new TokenCounts<>();
        for (List<T> document : documents) counts.add(document);
        List<T> special = new ArrayList<>();
        if (maskToken.orNull() != null) special.add(maskToken.get());
        if (oovToken.orNull() != null) special.add(oovToken.get());
        List<T> tokens = counts.mostFrequent(special, order());
        if (tokens.isEmpty()) throw new IllegalArgumentException(this + ": adapt got no tokens. Give it data.");
        Integer max = maxTokens.orNull();
        if (max != null) {
            int room = max - tokenStart();
            tokens = tokens.subList(0, Math.max(0, Math.min(tokens.size(), room < 0 ? tokens.size() + room : room)));
        }
        learned(new Vocabulary<>(tokens, this::toString));
        weights = null;
        if (outputMode.get().equals("tf_idf")) weights = padded(counts.inverseFrequencies(tokens), true);
    }

    /** Rising order of tokens. */
    abstract Comparator<T> order();

    // Looking up

    /** The number of a token. */
    final long index(T token) {
        Vocabulary<T> vocabulary = known();
        if (token.equals(maskToken.orNull())) return masks() ? 0 : NOWHERE;
        int at = vocabulary.indexOf(token);
        if (at >= 0) return (long) tokenStart() + at;
        int buckets = numOovIndices.get();
        if (buckets == 0) {
            throw new IllegalArgumentException(this + ": " + token + " is not in the vocabulary, and num_oov_indices=0"
                    + " leaves no number for such tokens. Set num_oov_indices to 1.");
        }
        return buckets == 1 ? oovStart() : oovStart() + bucket(token, buckets);
    }

    /** Which of several numbers an unknown token gets. */
    abstract long bucket(T token, int buckets);

    /** The token of a number; that for unknown ones if there is none. */
    final @Nullable T token(long index) {
        List<T> tokens = known().tokens();
        if (masks() && index == 0) return maskToken.orNull();
        long at = index - tokenStart();
        return at >= 0 && at < tokens.size() ? tokens.get((int) at) : oovToken.orNull();
    }

    /** How many places the outputs other than numbers have. */
    final int depth() {
        return padToMaxTokens.get() ? maxTokens.get() : vocabularySize();
    }

    /** Whole numbers, or floats with {@code tf_idf}. */
    final NDArray encode(List<T> tokens, Shape shape) {
        if (invert.get()) throw refused("it is inverted and goes from numbers to tokens");
        long[] numbers = new long[tokens.size()];
        known();
        for (int i = 0; i < numbers.length; i++) numbers[i] = index(tokens.get(i));
        String mode = outputMode.get();
        if (!mode.equals("tf_idf")) return Categories.encode(numbers, shape, mode, depth());
        return Categories.encode(numbers, shape, "count", depth())
                .astype(Floatx.get())
                .mul(idfWeights());
    }

    @Override
    boolean allowsIntegers() {
        return true;
    }
}
