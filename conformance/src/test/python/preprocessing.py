"""Makes preprocessing.zip, golden cases of the preprocessing layers that are part of models, and preprocessing.json.gz, what Keras makes of
texts and arrays that such layers are called on or adapted to.

    pip install keras==3.15.1 tensorflow-cpu==2.21.0
    python preprocessing.py FOLDER
"""

import gzip
import io
import json
import os
import pathlib
import sys
import zipfile
import zlib

os.environ["KERAS_BACKEND"] = "tensorflow"

import keras
import numpy as np
import tensorflow as tf
from keras import layers

NONE = None
RNG = np.random.RandomState(7)
INTS = RNG.randint(-2, 9, size=(4, 5))
TEXTS = [
    "The cat sat on the mat.",
    "the DOG; the cat?",
    "Ünïcode É é ß İ straße — naïve",
    "a\tb\nc\x0bd\x0ce\rf  g\u00a0h\u2003i\x1cj\x85k",
    "",
    "  ",
    "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~' x",
    "𝒳 日本語 e\u0301",
    "mat mat mat the",
]
LONG = ["x" * n for n in (0, 1, 3, 4, 7, 8, 9, 16, 17, 24, 31, 32, 33, 48, 63, 64, 65, 100, 127, 128, 129, 191, 192, 193, 300)]
MIXED = ["".join(chr(33 + (i * 7 + n) % 90) for i in range(n)) for n in range(0, 200, 3)] + ["é日本", "𝒳"]


# Layers in models


def model_cases():
    n = layers.Normalization
    x = [(4, 3, 2)]
    yield "normalization", lambda: n(), x, {}
    yield "normalization_axis_1", lambda: n(axis=1), x, dict(masks=True)
    yield "normalization_axes", lambda: n(axis=(2, 1)), x, {}
    yield "normalization_axis_negative_two", lambda: n(axis=[-2, -1]), x, {}
    yield "normalization_no_axis", lambda: n(axis=None), x, {}
    yield "normalization_invert", lambda: n(invert=True), x, {}
    yield "normalization_given", lambda: n(mean=[0.1, 0.2], variance=[0.3, 0.4]), x, {}
    yield "normalization_given_scalar", lambda: n(mean=0.1, variance=0.3), x, {}
    yield "normalization_given_matrix", lambda: n(axis=(1, 2), mean=[[0.1, 0.2], [1, 2], [3, 4]], variance=[[0.1, 0.2], [1, 2], [3, 4]]), x, {}
    yield "normalization_given_short", lambda: n(axis=(1, 2), mean=[0.1, 0.2], variance=[0.1, 0.2], invert=True), x, {}
    yield "normalization_given_one", lambda: n(axis=(1, 2), mean=[[0.1], [0.2], [0.3]], variance=[[0.1], [0.0], [0.3]]), x, {}
    yield "normalization_given_scalar_no_axis", lambda: n(axis=None, mean=3.0, variance=2.0, invert=True), x, {}
    d = layers.Discretization
    for mode in ("int", "one_hot", "multi_hot", "count"):
        for shape in ((3,), (4, 3), (4, 1), (4, 3, 2), (2, 3, 2, 2)):
            yield "discretization_%s_%d%s" % (mode, len(shape), "_one" if shape[-1] == 1 else ""), lambda: d([-1.0, -0.3, 0.1, 0.1, 0.9], output_mode=mode), [shape], {}
    yield "discretization_integers", lambda: d([0, 2, 3]), [Whole((4, 3))], {}
    yield "discretization_one", lambda: d([0.5]), x, {}
    yield "discretization_none", lambda: d([]), x, {}
    c = layers.CategoryEncoding
    for mode in ("one_hot", "multi_hot", "count"):
        for shape in ((3,), (1,), (4, 3), (4, 1), (4, 3, 2), (2, 3, 2, 1)):
            yield "category_%s_%d%s" % (mode, len(shape), "_one" if shape[-1] == 1 else ""), lambda: c(7, output_mode=mode), [Whole(shape)], {}
            yield "category_%s_%d%s_few" % (mode, len(shape), "_one" if shape[-1] == 1 else ""), lambda: c(4, output_mode=mode), [Whole(shape)], {}
    yield "category_weights", lambda: c(7, output_mode="count"), [Whole((2, 3))], dict(kwargs=dict(count_weights=[[0.1, 0.2, 0.3], [1, 2, -3.5]]))
    yield "category_weights_1", lambda: c(7, output_mode="count"), [Whole((3,))], dict(kwargs=dict(count_weights=[0.1, 0.2, 0.3]))
    yield "category_weights_3", lambda: c(7, output_mode="count"), [Whole((1, 3, 2))], dict(kwargs=dict(count_weights=[[[0.1, 0.2], [0.3, 1], [2, 3]]]))
    i = layers.IntegerLookup
    for mode in ("int", "one_hot", "multi_hot", "count", "tf_idf"):
        kw = dict(output_mode=mode, vocabulary=[5, 1, 3, -4], **(dict(idf_weights=[0.5, 0.25, 0.7, 0.1]) if mode == "tf_idf" else {}))
        for shape in ((3,), (4, 3), (4, 1), (4, 3, 2)):
            name = "integer_%s_%d%s" % (mode, len(shape), "_one" if shape[-1] == 1 else "")
            yield name, lambda: i(**kw), [Whole(shape)], {}
            yield name + "_mask", lambda: i(mask_token=2, num_oov_indices=3, **kw), [Whole(shape)], {}
            if mode not in ("int", "one_hot"):
                yield name + "_pad", lambda: i(mask_token=2, max_tokens=9, pad_to_max_tokens=True, **kw), [Whole(shape)], {}
    yield "integer_special", lambda: i(vocabulary=[0, -1, -1, 5, 6], mask_token=0, num_oov_indices=2), [Whole((4, 3))], {}
    yield "integer_no_unknown", lambda: i(vocabulary=list(range(7)), num_oov_indices=0), [Whole((4, 3))], {}
    yield "integer_invert", lambda: i(vocabulary=[5, 1, 3], invert=True), [Whole((4, 3))], {}
    yield "integer_invert_mask", lambda: i(vocabulary=[5, 1, 3], invert=True, mask_token=2, oov_token=-7, num_oov_indices=2), [Whole((4, 3))], {}


class Whole(tuple):
    """The shape of an input of whole numbers below 7."""


def run(case, make, shapes, dtype, masks=False, kwargs={}):
    keras.config.set_floatx(dtype)
    keras.config.set_dtype_policy(dtype)
    keras.utils.clear_session()
    random = np.random.RandomState(zlib.crc32(case.encode()))
    draw = lambda *shape: random.normal(size=shape).astype("float32").astype(dtype)
    layer = make()
    shape = shapes[0]
    whole = isinstance(shape, Whole)
    raw = random.randint(0, 7, size=shape).astype("int32") if whole else draw(*shape)
    x = tf.constant(raw)
    arrays = {"x0": raw}
    call_kwargs = {k: tf.constant(v, dtype) for k, v in kwargs.items()}
    layer(x, **call_kwargs)
    if layer.weights:
        mean = 0.3 * draw(*layer.weights[0].shape)
        variance = random.uniform(0.5, 1.5, size=layer.weights[1].shape).astype("float32")
        layer.set_weights([mean, variance, np.array(0)])
        layer.finalize_state()
    for k, w in enumerate(layer.get_weights()):
        arrays["w%d" % k] = w
    if masks:
        arrays["mask"] = random.uniform(size=shape[:2]) < 0.7
        keras.src.backend.set_keras_mask(x, tf.constant(arrays["mask"]))
    with tf.GradientTape() as tape:
        tape.watch([x] if x.dtype.is_floating else [])
        y = layer(x, **call_kwargs)
        total = 0.0
        if y.dtype.is_floating:
            arrays["g0"] = draw(*y.shape)
            total = tf.reduce_sum(y * arrays["g0"])
    arrays["y0"] = y.numpy()
    if x.dtype.is_floating and y.dtype.is_floating:
        arrays["dx0"] = tf.convert_to_tensor(tape.gradient(total, x, unconnected_gradients="zero")).numpy()
    mask_out = keras.src.backend.get_keras_mask(y)
    if mask_out is not None:
        arrays["mask_out"] = np.array(mask_out)
    name = case + ("_f64" if dtype == "float64" else "")
    about = {
        "name": name, "case": case, "kind": "layer", "keras": keras.__version__, "backend": "tensorflow",
        "tensorflow": tf.__version__, "dtype": dtype, "class": type(layer).__name__, "description": case,
        "config": keras.saving.serialize_keras_object(layer),
        "call": dict(inputs="single", training=None, mask=masks, initial_state=False, **kwargs),
        "calls": 1,
        "weights": [{"index": k, "name": w.name, "path": w.path, "shape": list(w.shape), "trainable": w.trainable} for k, w in enumerate(layer.weights)],
        "null_gradients": [],
        "arrays": {k: {"shape": list(v.shape), "dtype": str(v.dtype)} for k, v in arrays.items()},
    }  # fmt: skip
    return name, about, arrays


# Layers called on texts and arrays


def called(name, make, xs, adapt=NONE, batches=False):
    """adapt: what the layer is adapted to, or with batches several of it; xs: what it is called on, one after the other."""
    keras.utils.clear_session()
    layer = make()
    case = {"name": name, "class": type(layer).__name__, "start": layer.get_config(), "batches": batches, "calls": []}
    if adapt is not None:
        case["adapt"] = plain(adapt)
        if batches:
            layer.adapt(iter([np.array(a) for a in adapt]))
        else:
            layer.adapt(np.array(adapt) if not isinstance(adapt[0], list) or isinstance(adapt[0][0], (int, float)) else tf.ragged.constant(adapt))
    case["config"] = layer.get_config()
    if hasattr(layer, "get_vocabulary") and layer.vocabulary_size() < 1000:
        case["vocabulary"] = plain(np.array(layer.get_vocabulary()))
        inner = getattr(layer, "_lookup_layer", layer)
        if hasattr(inner, "idf_weights"):
            case["idf"] = inner.idf_weights.numpy().tolist()
    if hasattr(layer, "adapt_mean") and adapt is not None:
        case["mean"], case["variance"] = plain(layer.adapt_mean.numpy().ravel()), plain(layer.adapt_variance.numpy().ravel())
    for x in xs:
        if isinstance(layer, layers.HashedCrossing):
            y = layer([np.array(f) for f in x])
        elif isinstance(x, list) and isinstance(x[0], list) and isinstance(x[0][0], str):
            y = layer(tf.ragged.constant(x) if len({len(row) for row in x}) > 1 else tf.constant(x))
        else:
            y = layer(np.array(x))
        y = y.numpy() if hasattr(y, "numpy") else np.array(y)
        case["calls"].append({"x": plain(x), "y": plain(y.ravel()), "shape": list(y.shape), "dtype": "string" if y.dtype == object else str(y.dtype)})
    return case


def plain(x):
    if isinstance(x, np.ndarray):
        x = x.tolist()
    if isinstance(x, (list, tuple, range)):
        return [plain(e) for e in x]
    return x.decode() if isinstance(x, bytes) else x


def called_cases():
    keras.config.set_floatx("float32")
    keras.config.set_dtype_policy("float32")
    s = layers.StringLookup
    words = ["b", "a", "c", "é", "", "a", "zz", "[UNK]"]
    rows = [["b", "a", "q", "a"], ["c", "", "c", "b"]]
    modes = ("int", "one_hot", "multi_hot", "count", "tf_idf")
    for mode in modes:
        kw = dict(output_mode=mode)
        idf = dict(idf_weights=[0.5, 0.25, 0.7]) if mode == "tf_idf" else {}
        yield called("strings_" + mode, lambda: s(vocabulary=["a", "c", "é"], **kw, **idf), [words, rows])
        yield called("strings_mask_" + mode, lambda: s(vocabulary=["a", "c", "é"], mask_token="", num_oov_indices=2, **kw, **idf), [words, rows])
        yield called("strings_adapt_" + mode, lambda: s(**kw), [words, rows], adapt=words)
        yield called("strings_adapt_mask_" + mode, lambda: s(mask_token="", max_tokens=4, **kw), [words, rows], adapt=words)
        yield called("strings_adapt_rows_" + mode, lambda: s(num_oov_indices=2, **kw), [words, rows], adapt=rows)
        if mode not in ("int", "one_hot"):
            yield called("strings_pad_" + mode, lambda: s(max_tokens=12, pad_to_max_tokens=True, **kw), [words, rows], adapt=words)
            yield called("strings_ragged_" + mode, lambda: s(**kw), [[["b"], ["a", "a", "x"], ["c", "b"]]], adapt=[["b"], ["a", "a", "x"], ["c", "b"]])
    yield called("strings_ties", lambda: s(), [MIXED], adapt=["b", "a", "é", "e", "z", "𝒳", "\uffee", "Z", "~", "10", "9", "aa", "b", "é"])
    yield called("strings_special", lambda: s(vocabulary=["", "[UNK]", "[UNK]", "a"], mask_token="", num_oov_indices=2), [words])
    yield called("strings_special_idf", lambda: s(vocabulary=["[UNK]", "a", "b"], output_mode="tf_idf", idf_weights=[0.5, 0.25, 0.7]), [words])
    yield called("strings_farmhash", lambda: s(vocabulary=["a"], num_oov_indices=1000003), [LONG + MIXED])
    yield called("strings_siphash", lambda: s(vocabulary=["a"], num_oov_indices=1000003, salt=[1337, -5]), [LONG + MIXED])
    yield called("strings_siphash_one", lambda: s(vocabulary=["a"], num_oov_indices=17, salt=9), [LONG + MIXED])
    yield called("strings_invert", lambda: s(vocabulary=["a", "é"], invert=True), [[[0, 1, 2], [3, -1, 9]]])
    yield called("strings_invert_mask", lambda: s(vocabulary=["a", "é"], invert=True, mask_token="", num_oov_indices=2, oov_token="?"), [[[0, 1, 2], [3, 4, 9]]])
    yield called("strings_few_tokens", lambda: s(max_tokens=3, num_oov_indices=4), [words], adapt=["b", "a", "c", "é", "z", "a"])
    yield called("strings_batches", lambda: s(output_mode="tf_idf"), [words], adapt=[["b", "a", "a"], ["c", "b", "a"], ["c", "d", "d"]], batches=True)
    i = layers.IntegerLookup
    for mode in modes:
        yield called("integers_adapt_" + mode, lambda: i(output_mode=mode), [INTS, INTS[0]], adapt=INTS)
        yield called("integers_adapt_mask_" + mode, lambda: i(output_mode=mode, mask_token=3, num_oov_indices=2, max_tokens=7), [INTS, INTS[0] * 10**12], adapt=INTS)
        yield called("integers_adapt_1_" + mode, lambda: i(output_mode=mode, oov_token=-2), [INTS], adapt=INTS[1])
        yield called("integers_batches_" + mode, lambda: i(output_mode=mode), [INTS], adapt=[INTS, INTS + 3], batches=True)
        yield called("integers_batches_1_" + mode, lambda: i(output_mode=mode), [INTS], adapt=[INTS[0], INTS[1]], batches=True)
    yield called("integers_farmhash", lambda: i(vocabulary=[1], num_oov_indices=1009, oov_method="farmhash"), [INTS, INTS * 10**15 + 1])
    yield called("integers_siphash", lambda: i(vocabulary=[1], num_oov_indices=1009, oov_method="farmhash", salt=[3, 4]), [INTS, INTS * 10**15 + 1])
    yield called("integers_invert", lambda: i(vocabulary=[10**15, 7], invert=True), [INTS])
    t = layers.TextVectorization
    for mode in modes:
        kw = dict(output_mode=mode)
        for ngrams in (NONE, 2, (3, 1)):
            kw["ngrams"] = ngrams
            name = "%s_%s" % (mode, str(ngrams).replace(", ", ""))
            calls = [TEXTS] if mode != "one_hot" else []
            yield called("texts_" + name, lambda: t(**kw), calls, adapt=TEXTS)
            yield called("texts_max_" + name, lambda: t(max_tokens=6, **kw), calls, adapt=TEXTS)
            yield called("texts_characters_" + name, lambda: t(split="character", **kw), calls, adapt=TEXTS)
            yield called("texts_whole_" + name, lambda: t(split=NONE, **kw), [TEXTS, [["a", "The", "a"], ["the", "", "the cat"]]][0 if ngrams != (3, 1) else 1 :], adapt=TEXTS)
        for standardize in ("lower", "strip_punctuation", NONE):
            yield called("texts_%s_%s" % (standardize, mode), lambda: t(standardize=standardize, output_mode=mode), [TEXTS] if mode != "one_hot" else [], adapt=TEXTS)
        if mode not in ("int", "one_hot"):
            yield called("texts_pad_" + mode, lambda: t(max_tokens=60, pad_to_max_tokens=True, output_mode=mode), [TEXTS], adapt=TEXTS)
    yield called("texts_one_hot_even", lambda: t(vocabulary=["a", "b"], output_mode="one_hot", split=NONE), [[["a", "b"], ["c", ""]]])
    for length in (1, 3, 20):
        yield called("texts_length_%d" % length, lambda: t(output_sequence_length=length), [TEXTS], adapt=TEXTS)
        yield called("texts_length_%d_whole" % length, lambda: t(output_sequence_length=length, split=NONE), [[["a", "The", "a"], ["the", "", "the cat"]]], adapt=TEXTS)
    yield called("texts_vocabulary", lambda: t(vocabulary=["the", "cat", "mat"]), [TEXTS])
    yield called("texts_vocabulary_special", lambda: t(vocabulary=["", "[UNK]", "the", "cat", "mat"]), [TEXTS])
    yield called("texts_vocabulary_idf", lambda: t(vocabulary=["the", "cat", "mat"], output_mode="tf_idf", idf_weights=[0.1, 0.2, 0.4]), [TEXTS])
    h = layers.Hashing
    yield called("hashing_strings", lambda: h(1000003), [LONG + MIXED])
    yield called("hashing_strings_salt", lambda: h(1000003, salt=[12, 34]), [LONG + MIXED])
    yield called("hashing_strings_mask", lambda: h(7, mask_value=""), [words])
    yield called("hashing_one_bin", lambda: h(1, mask_value=""), [words])
    yield called("hashing_floats", lambda: h(100), [[1.7, -2.5, 0.0, 1e12]])
    for mode in modes[:4]:
        for x in (INTS, INTS[0], INTS[:, :1], INTS.reshape(2, 5, 2)):
            yield called("hashing_%s_%s" % (mode, "x".join(map(str, x.shape))), lambda: h(6, output_mode=mode), [x])
        yield called("hashing_mask_" + mode, lambda: h(6, output_mode=mode, mask_value=3, salt=133), [INTS])
    x = layers.HashedCrossing
    for mode in ("int", "one_hot"):
        yield called("crossing_" + mode, lambda: x(9, output_mode=mode), [[["a", "b", "é"], [1, 2, -3]], [[1, 2, 3], [4, 5, 10**12]], [[[1], [2]], [[3], [4]]]])
    yield called("crossing_many", lambda: x(10**9), [[LONG, MIXED[: len(LONG)], list(range(len(LONG)))], [MIXED, MIXED]])
    d = layers.Discretization
    numbers = RNG.normal(size=(50, 7)).astype("float32")
    for bins in (1, 2, 3, 4, 7, 20):
        for epsilon in (0.01, 0.1, 0.003):
            yield called("bins_%d_%s" % (bins, epsilon), lambda: d(num_bins=bins, epsilon=epsilon), [numbers[:3]], adapt=numbers)
            yield called("bins_%d_%s_batches" % (bins, epsilon), lambda: d(num_bins=bins, epsilon=epsilon), [numbers[:3]], adapt=[numbers, numbers[:9] * 2, numbers[3:, :2] + 1], batches=True)
    yield called("bins_ties", lambda: d(num_bins=4, epsilon=0.1), [INTS.astype("float32")], adapt=INTS)
    yield called("bins_few", lambda: d(num_bins=5), [[1.0, 2.0]], adapt=[2.0, 1.0, 3.0])
    n = layers.Normalization
    for axis in (-1, NONE, 0, 1, (1, 2), (0, 1, 2), (-1, 1)):
        cube = (RNG.normal(size=(6, 3, 2)) * 3 + 5).astype("float32")
        name = "normalization_%s" % str(axis).replace(", ", "")
        yield called(name, lambda: n(axis=axis), [cube], adapt=cube)
        yield called(name + "_invert", lambda: n(axis=axis, invert=True), [cube], adapt=cube)
        parts = [cube, cube * 2 + 1] if axis in (0, (0, 1, 2)) else [cube, cube[:2] * 2, cube[1:] - 1]
        yield called(name + "_batches", lambda: n(axis=axis), [cube], adapt=parts, batches=True)
    yield called("normalization_integers", lambda: n(), [INTS], adapt=INTS)
    yield called("normalization_constant", lambda: n(), [[[1.0, 2.0]]], adapt=[[3.0, 2.0], [3.0, 4.0]])


def main():
    folder = pathlib.Path(sys.argv[1])
    cases = list(called_cases())
    text = json.dumps({"keras": keras.__version__, "cases": cases})
    (folder / "preprocessing.json.gz").write_bytes(gzip.compress(text.encode(), mtime=0))
    with zipfile.ZipFile(folder / "preprocessing.zip", "w", zipfile.ZIP_DEFLATED) as out:
        write = lambda file, content: out.writestr(zipfile.ZipInfo(file), content, zipfile.ZIP_DEFLATED)
        for case, make, shapes, how in model_cases():
            for dtype in ("float32", "float64"):
                name, about, arrays = run(case, make, shapes, dtype, **how)
                npz = io.BytesIO()
                np.savez_compressed(npz, **arrays)
                write(name + ".json", json.dumps(about))
                write(name + ".npz", npz.getvalue())


if __name__ == "__main__":
    main()
