package dev.tsuno.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.layers.CategoryEncoding;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.Discretization;
import dev.tsuno.layers.HashedCrossing;
import dev.tsuno.layers.Hashing;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.IntegerLookup;
import dev.tsuno.layers.KerasTensor;
import dev.tsuno.layers.Layer;
import dev.tsuno.layers.Layers;
import dev.tsuno.layers.Normalization;
import dev.tsuno.layers.StringLookup;
import dev.tsuno.layers.TextVectorization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Preprocessing layers before models and in them, and what they refuse. What they compute is checked against Keras in the conformance tests. */
class PreprocessingLayersTest {
    private static NDArray whole(int... values) {
        return NDArray.of(values);
    }

    private static Model around(Layer<?> layer, int... input) {
        KerasTensor x = Input.of(input);
        return new Model(x, layer.apply(x));
    }

    @Test
    void in_a_model_they_give_what_they_give_an_array() {
        int[] values = new Random(5).ints(60, -9, 9).toArray();
        NDArray x = whole(values).reshape(12, 5);
        IntegerLookup lookup = new IntegerLookup().numOovIndices(3).maskToken(2L);
        lookup.adapt(x.slice(0, 6));
        assertArrayEquals(
                lookup.apply(x).toDoubleArray(), around(lookup, 5).predict(x).toDoubleArray());
        IntegerLookup weighing = new IntegerLookup().outputMode("tf_idf");
        weighing.adapt(x.slice(0, 6));
        assertArrayEquals(
                weighing.apply(x).toDoubleArray(),
                around(weighing, 5).predict(x).toDoubleArray());
        Discretization bins = new Discretization().numBins(4).epsilon(0.1).outputMode("count");
        bins.adapt(x);
        assertArrayEquals(
                bins.apply(x).toDoubleArray(), around(bins, 5).predict(x).toDoubleArray());
    }

    @Test
    void an_adapted_normalization_is_part_of_a_model_and_is_not_trained() {
        NDArray x = NDArray.arange(40).reshape(20, 2).astype(DType.FLOAT32);
        Normalization normalization = new Normalization();
        normalization.adapt(x);
        Sequential model = new Sequential(Input.of(2), normalization, new Dense(1));
        model.compile(c -> c.optimizer("sgd").loss("mse"));
        List<NDArray> before = normalization.getWeights();
        model.fit(x, x.slice(1, 0, 1), f -> f.epochs(2).verbose(0));
        assertEquals(before, normalization.getWeights());
        assertArrayEquals(new double[] {19, 20}, before.get(0).toDoubleArray());
        NDArray normalized = normalization.apply(x);
        assertEquals(0, normalized.mean(), 1e-6);
        assertEquals(1, normalized.std(), 1e-6);
    }

    @Test
    void adapting_again_counts_in_a_model_that_has_run() {
        Normalization normalization = new Normalization();
        Model model = around(normalization, 1);
        NDArray x = NDArray.of(2f, 4f).reshape(2, 1);
        assertArrayEquals(new double[] {2, 4}, model.predict(x).toDoubleArray());
        normalization.adapt(x);
        assertArrayEquals(new double[] {-1, 1}, model.predict(x).toDoubleArray());
    }

    @Test
    void count_weights_are_an_argument_of_the_call() {
        KerasTensor x = Input.of(3);
        KerasTensor weights = Input.of(3);
        CategoryEncoding encoding = new CategoryEncoding(3).outputMode("count");
        Model model = new Model(List.of(x, weights), List.of(encoding.apply(x, c -> c.with("count_weights", weights))));
        NDArray numbers = whole(1, 1, 2).reshape(1, 3);
        NDArray counted = NDArray.of(0.5f, 0.25f, 4f).reshape(1, 3);
        double[] expected = {0, 0.75, 4};
        assertArrayEquals(
                expected, model.predict(List.of(numbers, counted)).get(0).toDoubleArray());
        assertArrayEquals(expected, encoding.apply(numbers, counted).toDoubleArray());
        refused("count_weights", () -> new CategoryEncoding(3).apply(numbers, counted));
    }

    @Test
    void functions_of_ones_own_prepare_texts() {
        TextVectorization texts = new TextVectorization()
                .standardizeWith(text -> text.toUpperCase(Locale.ROOT))
                .splitWith(text -> List.of(text.split("-")))
                .vocabulary("É", "B");
        assertEquals(List.of("É", "B", "C"), texts.tokens("é-b-c"));
        assertArrayEquals(new long[] {2, 3, 1}, texts.apply("é-b-c").toLongArray());
        refused("standardize", texts::getConfig);
    }

    @Test
    void a_learned_vocabulary_can_be_given_to_another_layer() {
        StringLookup learned = new StringLookup().numOovIndices(2).maskToken("");
        learned.adapt("b", "a", "b");
        assertEquals(List.of("", "[UNK]", "[UNK]", "b", "a"), learned.getVocabulary());
        StringLookup other = (StringLookup) Layers.fromConfig("StringLookup", learned.getConfig());
        other.setVocabulary(List.of("", "[UNK]", "[UNK]", "b", "a"));
        assertEquals(learned.getVocabulary(), other.getVocabulary());
        assertEquals(learned.apply("a", "b", "x", ""), other.apply("a", "b", "x", ""));
    }

    @Test
    void a_vocabulary_can_stand_in_a_file(@TempDir Path folder) throws IOException {
        Path words = Files.writeString(folder.resolve("words.txt"), "rot\r\ngrün\n");
        assertArrayEquals(
                new long[] {2, 1, 0},
                new StringLookup()
                        .vocabulary(words)
                        .apply("grün", "rot", "blau")
                        .toLongArray());
        assertArrayEquals(
                new long[] {2, 3},
                new TextVectorization()
                        .vocabulary(words)
                        .outputSequenceLength(2)
                        .apply("Rot grün")
                        .toLongArray());
        Path numbers = Files.writeString(folder.resolve("numbers.txt"), "7\n-5\n");
        assertArrayEquals(
                new long[] {2, 0},
                new IntegerLookup().vocabulary(numbers).apply(whole(-5, 3)).toLongArray());
        refused("\"rot\" in line 1", () -> new IntegerLookup().vocabulary(words));
        refused("no vocabulary file", () -> new StringLookup().vocabulary(folder.resolve("none.txt")));
        Path bytes = Files.write(folder.resolve("bytes.txt"), new byte[] {(byte) 0xff, 10});
        refused("not UTF-8", () -> new StringLookup().vocabulary(bytes));
        Path empty = Files.writeString(folder.resolve("empty.txt"), "");
        refused("is empty", () -> new StringLookup().vocabulary(empty));
        refused("vocabulary(Path)", () -> Layers.fromConfig("StringLookup", Map.of("vocabulary", "words.txt")));
    }

    @Test
    void what_is_not_adapted_says_so() {
        refused("call adapt", () -> new StringLookup().apply("a"));
        refused("call adapt", () -> new IntegerLookup().outputMode("count").apply(whole(1)));
        refused("call adapt", () -> new TextVectorization().apply("a"));
        refused("call adapt", () -> around(new IntegerLookup(), 2));
        refused("not adapted yet", () -> new Discretization().numBins(3).apply(NDArray.of(1f)));
        refused("no bins", () -> new Discretization().apply(NDArray.of(1f)));
    }

    @Test
    void what_is_given_is_not_adapted() {
        refused("can't adapt", () -> new StringLookup().vocabulary("a").adapt("b"));
        refused(
                "nothing to adapt",
                () -> new Normalization().mean(1).variance(2).adapt(NDArray.of(1f)));
        refused("num_bins", () -> new Discretization(1, 2).adapt(NDArray.of(1f)));
    }

    @Test
    void options_that_contradict_are_refused_by_name() {
        NDArray x = whole(1, 2);
        refused("max_tokens", () -> new StringLookup().maxTokens(1).adapt("a"));
        refused(
                "pad_to_max_tokens",
                () -> new StringLookup().padToMaxTokens(true).adapt("a"));
        refused(
                "max_tokens=2",
                () -> new StringLookup().maxTokens(2).vocabulary("a", "b").apply("a"));
        refused("twice", () -> new StringLookup().vocabulary("a", "a").apply("a"));
        refused(
                "mask_token",
                () -> new StringLookup().vocabulary("a", "").maskToken("").apply("a"));
        refused(
                "oov_token",
                () -> new IntegerLookup().vocabulary(3, -1).invert(true).apply(x));
        refused(
                "invert",
                () -> new IntegerLookup()
                        .vocabulary(3)
                        .invert(true)
                        .outputMode("count")
                        .apply(x));
        refused("salt", () -> new IntegerLookup().vocabulary(3).salt(7).apply(x));
        refused(
                "idf_weights",
                () -> new StringLookup().vocabulary("a").outputMode("tf_idf").apply("a"));
        refused(
                "idf_weights",
                () -> new StringLookup().vocabulary("a").idfWeights(1).apply("a"));
        refused(
                "output_sequence_length",
                () -> new TextVectorization()
                        .outputSequenceLength(3)
                        .outputMode("count")
                        .adapt("a"));
        refused("ragged", () -> Layers.fromConfig("TextVectorization", Map.of("ragged", true)));
        refused("sparse", () -> Layers.fromConfig("CategoryEncoding", Map.of("sparse", true)));
        refused("rising order", () -> new Discretization(2, 1).apply(NDArray.of(1f)));
        refused("only the mean", () -> new Normalization().mean(1).apply(NDArray.of(1f)));
        refused("axis 3", () -> new Normalization().axis(3).apply(NDArray.of(1f)));
        refused("mask_value", () -> new Hashing(3).maskValue(1).apply("a"));
        refused("two features", () -> new HashedCrossing(3).cross(x));
        refused("float32", () -> new HashedCrossing(3).cross(x, NDArray.of(1f, 2f)));
    }

    @Test
    void a_token_without_a_number_is_an_error() {
        IntegerLookup lookup = new IntegerLookup().vocabulary(3, 5).numOovIndices(0);
        refused("num_oov_indices=0", () -> lookup.apply(whole(3, 4)));
        Model model = around(lookup, 2);
        assertArrayEquals(
                new double[] {1, 0}, model.predict(whole(5, 3).reshape(1, 2)).toDoubleArray());
        assertThrows(RuntimeException.class, () -> model.predict(whole(5, 4).reshape(1, 2)));
    }

    @Test
    void what_a_model_cannot_compute_says_what_to_do() {
        refused("before the model", () -> around(new StringLookup().vocabulary("a"), 2));
        refused("before the model", () -> around(new TextVectorization().vocabulary("a"), 2));
        refused("before the model", () -> around(new Hashing(3), 2));
        refused(
                "farmhash",
                () -> around(new IntegerLookup().vocabulary(3).numOovIndices(2).oovMethod("farmhash"), 2));
        refused("2^24", () -> around(new IntegerLookup().vocabulary(1L << 24), 2));
    }

    private static void refused(String because, Executable what) {
        RuntimeException refusal = assertThrows(RuntimeException.class, what, because);
        assertTrue(String.valueOf(refusal.getMessage()).contains(because), refusal.getMessage());
    }
}
