package dev.tsuno.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.layers.CategoryEncoding;
import dev.tsuno.layers.Discretization;
import dev.tsuno.layers.HashedCrossing;
import dev.tsuno.layers.Hashing;
import dev.tsuno.layers.IntegerLookup;
import dev.tsuno.layers.Layer;
import dev.tsuno.layers.Layers;
import dev.tsuno.layers.Normalization;
import dev.tsuno.layers.StringLookup;
import dev.tsuno.layers.TextVectorization;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Preprocessing layers called on texts and arrays, and adapted to them: what Keras gives, in preprocessing.json.gz. */
class PreprocessingTest {
    /** Named by the layer, and written by Keras in a form of its own. */
    private static final Set<String> LEFT_OUT = Set.of("dtype", "name");

    @TestFactory
    Stream<DynamicTest> layers_on_the_host_are_as_keras() throws IOException {
        try (InputStream packed =
                        Objects.requireNonNull(PreprocessingTest.class.getResourceAsStream("preprocessing.json.gz"));
                InputStream in = new GZIPInputStream(packed)) {
            return Json.list(Json.object(in).get("cases")).stream()
                    .map(c ->
                            DynamicTest.dynamicTest(String.valueOf(Json.map(c).get("name")), () -> check(Json.map(c))));
        }
    }

    private static void check(Map<String, Object> c) {
        String className = String.valueOf(c.get("class"));
        Layer<?> layer = Layers.fromConfig(className, Json.child(c, "start"));
        Object data = c.get("adapt");
        if (data != null) adapt(layer, Json.list(data), Boolean.TRUE.equals(c.get("batches")));
        assertEquals(Set.of(), differences(Json.child(c, "config"), layer.getConfig()));
        if (c.containsKey("vocabulary")) assertEquals(text(c.get("vocabulary")), text(vocabulary(layer)));
        if (c.containsKey("idf")) assertClose(doubles(c.get("idf")), idf(layer));
        if (c.containsKey("mean")) {
            assertClose(doubles(c.get("mean")), layer.getWeights().get(0).toDoubleArray());
            assertClose(doubles(c.get("variance")), layer.getWeights().get(1).toDoubleArray());
        }
        for (Object call : Json.list(c.get("calls"))) {
            Object result = call(layer, Json.list(Json.map(call).get("x")));
            List<?> expected = Json.list(Json.map(call).get("y"));
            if (!(result instanceof NDArray array)) {
                assertEquals(text(expected), text(result));
                continue;
            }
            assertEquals(shape(Json.map(call).get("shape")), array.shape());
            assertEquals(Json.map(call).get("dtype"), array.dtype().label());
            assertClose(doubles(expected), array.toDoubleArray());
        }
    }

    // What the layers are given

    private static void adapt(Layer<?> layer, List<?> data, boolean batches) {
        if (layer instanceof StringLookup lookup) {
            if (data.get(0) instanceof List<?>) {
                List<List<String>> rows = new ArrayList<>();
                for (Object row : data) rows.add(strings(row));
                lookup.adaptRows(rows);
            } else lookup.adapt(strings(data));
        } else if (layer instanceof TextVectorization texts) texts.adapt(strings(data));
        else {
            DType type = layer instanceof IntegerLookup ? DType.INT64 : DType.FLOAT32;
            List<NDArray> arrays = new ArrayList<>();
            if (batches) for (Object batch : data) arrays.add(array(batch, type));
            NDArray all = batches ? arrays.get(0) : array(data, type);
            if (layer instanceof IntegerLookup lookup && batches) lookup.adapt(arrays);
            else if (layer instanceof IntegerLookup lookup) lookup.adapt(all);
            else if (layer instanceof Discretization bins && batches) bins.adapt(arrays);
            else if (layer instanceof Discretization bins) bins.adapt(all);
            else if (layer instanceof Normalization normalization && batches) normalization.adapt(arrays);
            else ((Normalization) layer).adapt(all);
        }
    }

    private static Object call(Layer<?> layer, List<?> x) {
        boolean rows = x.get(0) instanceof List<?>;
        if (layer instanceof StringLookup lookup) {
            if (Boolean.TRUE.equals(lookup.getConfig().get("invert"))) return lookup.strings(array(x, DType.INT64));
            return rows ? lookup.applyRows(stringRows(x)) : lookup.apply(strings(x));
        }
        if (layer instanceof TextVectorization texts)
            return rows ? texts.applyRows(stringRows(x)) : texts.apply(strings(x));
        if (layer instanceof HashedCrossing crossing)
            return crossing.cross(x.stream().map(PreprocessingTest::feature).toArray());
        if (layer instanceof Hashing hashing)
            return x.get(0) instanceof String
                    ? hashing.apply(strings(x))
                    : hashing.apply(array(x, isWhole(x) ? DType.INT64 : DType.FLOAT64));
        if (layer instanceof IntegerLookup lookup) return lookup.apply(array(x, DType.INT64));
        if (layer instanceof Discretization bins) return bins.apply(array(x, DType.FLOAT32));
        if (layer instanceof CategoryEncoding encoding) return encoding.apply(array(x, DType.INT64));
        return ((Normalization) layer).apply(array(x, DType.FLOAT32));
    }

    private static Object feature(Object values) {
        return Json.list(values).get(0) instanceof String ? strings(values) : array(values, DType.INT64);
    }

    private static List<?> vocabulary(Layer<?> layer) {
        if (layer instanceof StringLookup lookup) return lookup.getVocabulary();
        if (layer instanceof IntegerLookup lookup) return lookup.getVocabulary();
        return ((TextVectorization) layer).getVocabulary();
    }

    private static double[] idf(Layer<?> layer) {
        if (layer instanceof StringLookup lookup) return lookup.idfWeights().toDoubleArray();
        if (layer instanceof IntegerLookup lookup) return lookup.idfWeights().toDoubleArray();
        return ((TextVectorization) layer).idfWeights().toDoubleArray();
    }

    // Values

    private static List<String> strings(Object list) {
        return Json.list(list).stream().map(String::valueOf).toList();
    }

    private static List<List<String>> stringRows(List<?> rows) {
        List<List<String>> all = new ArrayList<>();
        for (Object row : rows) all.add(strings(row));
        return all;
    }

    private static List<String> text(@Nullable Object list) {
        return ((List<?>) Objects.requireNonNull(list))
                .stream().map(String::valueOf).toList();
    }

    private static boolean isWhole(Object nested) {
        if (nested instanceof List<?> list) return list.stream().allMatch(PreprocessingTest::isWhole);
        return nested instanceof Integer || nested instanceof Long;
    }

    private static NDArray array(Object nested, DType type) {
        List<Integer> dims = new ArrayList<>();
        for (Object inner = nested; inner instanceof List<?> list; inner = list.get(0)) dims.add(list.size());
        Shape shape = Shape.of(dims.stream().mapToInt(d -> d).toArray());
        List<Number> flat = new ArrayList<>();
        flatten(nested, flat);
        return type == DType.INT64
                ? NDArray.wrap(flat.stream().mapToLong(Number::longValue).toArray(), shape)
                : NDArray.wrap(flat.stream().mapToDouble(Number::doubleValue).toArray(), shape)
                        .astype(type);
    }

    private static void flatten(Object nested, List<Number> into) {
        if (nested instanceof List<?> list) for (Object inner : list) flatten(inner, into);
        else into.add((Number) nested);
    }

    private static Shape shape(@Nullable Object dims) {
        return Shape.of(
                Json.list(dims).stream().mapToInt(d -> ((Number) d).intValue()).toArray());
    }

    private static double[] doubles(@Nullable Object list) {
        return Json.list(list).stream()
                .mapToDouble(d -> ((Number) d).doubleValue())
                .toArray();
    }

    private static void assertClose(double[] expected, double[] actual) {
        assertEquals(expected.length, actual.length);
        for (int i = 0; i < expected.length; i++) {
            double difference = Math.abs(expected[i] - actual[i]);
            String what = "[" + i + "] " + actual[i] + ", Keras has " + expected[i];
            assertTrue(difference <= 5e-6 * (1 + Math.abs(expected[i])), what);
        }
    }

    private static Set<String> differences(Map<String, ?> keras, Map<String, ?> ours) {
        Set<String> different = new TreeSet<>();
        Set<String> keys = new TreeSet<>(keras.keySet());
        keys.addAll(ours.keySet());
        keys.removeAll(LEFT_OUT);
        for (String key : keys) {
            boolean both = keras.containsKey(key) && ours.containsKey(key);
            if (!both || !same(keras.get(key), ours.get(key)))
                different.add(key + ": " + ours.get(key) + ", Keras has " + keras.get(key));
        }
        return different;
    }

    private static boolean same(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Number m && b instanceof Number n)
            return Math.abs(m.doubleValue() - n.doubleValue()) <= 5e-6 * (1 + Math.abs(m.doubleValue()));
        if (!(a instanceof List<?> as && b instanceof List<?> bs)) return Objects.equals(a, b);
        boolean same = as.size() == bs.size();
        for (int i = 0; same && i < as.size(); i++) same = same(as.get(i), bs.get(i));
        return same;
    }
}
