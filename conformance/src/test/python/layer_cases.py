"""Makes layers.zip: the given golden cases of layers, and further ones with options that those don't show.

    pip install keras==3.15.1 tensorflow-cpu==2.21.0
    python layer_cases.py layers.zip [FOLDER with given cases]
"""

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

L2 = keras.regularizers.L2
NONE = None


class Tokens(tuple):
    """The shape of an input of whole numbers below 7."""

    type = "int32"


class FloatTokens(Tokens):
    """The same as floats: SpectralNormalization casts its output to the type of its input."""

    type = "float32"


def attention_cases():
    qv = [(2, 3, 4), (2, 5, 4)]
    qvk = [(2, 3, 4), (2, 5, 3), (2, 5, 4)]
    yield "attention_all_masks", lambda: layers.Attention(use_scale=True), qvk, dict(masks=[0, 1], kwargs=dict(use_causal_mask=True, return_attention_scores=True))
    yield "attention_concat_scale", lambda: layers.Attention(score_mode="concat", use_scale=True), qvk, dict(masks=[1])
    yield "attention_query_mask", lambda: layers.Attention(), qv, dict(masks=[0])
    yield "additive_attention_causal", lambda: layers.AdditiveAttention(), qv, dict(masks=[0, 1], kwargs=dict(use_causal_mask=True, return_attention_scores=True))
    yield "attention_dropout", lambda: layers.Attention(dropout=0.4, seed=3), qv, dict(training=True, calls=2)
    yield "additive_attention_dropout", lambda: layers.AdditiveAttention(dropout=0.4, seed=4), qv, dict(training=True, masks=[1])
    mha = layers.MultiHeadAttention
    yield "mha_scores", lambda: mha(2, 3), qvk, dict(wrap=True, kwargs=dict(return_attention_scores=True))
    yield "mha_scores_masks", lambda: mha(2, 3, value_dim=4), qvk, dict(wrap=True, masks=[0, 1, 2], kwargs=dict(return_attention_scores=True, use_causal_mask=True))
    yield "mha_masks", lambda: mha(2, 3, use_bias=False), qvk, dict(wrap=True, masks=[0, 1, 2], kwargs=dict(use_causal_mask=True))
    yield "mha_query_mask", lambda: mha(2, 3), qv, dict(wrap=True, masks=[0])
    yield "mha_nothing_seen", lambda: mha(2, 3), qv, dict(wrap=True, kwargs=dict(attention_mask=[[[False] * 5, [True] * 5, [False] * 5]] * 2))
    yield "mha_nothing_seen_scores", lambda: mha(2, 3), qv, dict(wrap=True, kwargs=dict(attention_mask=[[[False] * 5, [True] * 5, [False] * 5]] * 2, return_attention_scores=True))
    yield "mha_window", lambda: mha(2, 3, sliding_window=2), [(2, 5, 4), (2, 5, 4)], dict(wrap=True, masks=[1])
    yield "mha_gate", lambda: mha(3, 2, use_gate=True, value_dim=4), qv, dict(wrap=True)
    yield "mha_output_axes", lambda: mha(2, 3, output_shape=(3, 2)), qv, dict(wrap=True)
    yield "mha_regularizers", lambda: mha(2, 3, kernel_regularizer=L2(0.1), bias_regularizer=L2(0.2), activity_regularizer=L2(0.3)), qv, dict(wrap=True)
    four = [(2, 2, 3, 4), (2, 3, 2, 4)]
    yield "mha_two_axes", lambda: mha(2, 3), four, dict(wrap=True)
    yield "mha_two_axes_scores", lambda: mha(2, 3, attention_axes=(1, 2)), four, dict(wrap=True, kwargs=dict(return_attention_scores=True))
    yield "mha_axis_2", lambda: mha(2, 3, attention_axes=2), [(2, 2, 3, 4), (2, 2, 5, 4)], dict(wrap=True)
    yield "mha_axis_negative", lambda: mha(2, 3, attention_axes=(-2,)), [(2, 2, 3, 4), (2, 2, 5, 4)], dict(wrap=True)
    yield "mha_axis_1_of_2", lambda: mha(2, 3, attention_axes=1), [(2, 3, 2, 4), (2, 5, 2, 4)], dict(wrap=True)
    yield "mha_dropout", lambda: mha(2, 3, dropout=0.4, seed=5), qv, dict(wrap=True, training=True, masks=[1])
    yield "mha_dropout_scores", lambda: mha(2, 3, dropout=0.4, seed=5), qv, dict(wrap=True, training=True, kwargs=dict(return_attention_scores=True, use_causal_mask=True))
    gqa = layers.GroupQueryAttention
    yield "gqa", lambda: gqa(3, 4, 2), qv, dict(wrap=True)
    yield "gqa_masks", lambda: gqa(3, 4, 2, use_gate=True), [(2, 3, 4), (2, 5, 4), (2, 5, 3)], dict(wrap=True, masks=[0, 1, 2], kwargs=dict(use_causal_mask=True))
    yield "gqa_scores", lambda: gqa(3, 2, 1, use_bias=False), qv, dict(wrap=True, kwargs=dict(return_attention_scores=True, use_causal_mask=True))
    yield "gqa_one_each", lambda: gqa(3, 2, 2, sliding_window=1), qv, dict(wrap=True, kwargs=dict(attention_mask=[[[True, False, True, False, True]] * 3] * 2))
    yield "gqa_dropout", lambda: gqa(3, 4, 2, dropout=0.3, seed=6), qv, dict(wrap=True, training=True)


def normalization_cases():
    x = [(4, 3, 2)]
    bn = layers.BatchNormalization
    yield "batchnorm_mask_axis1_train", lambda: bn(axis=1), [(4, 2, 3, 2)], dict(training=True)
    yield "batchnorm_plain_train", lambda: bn(center=False, scale=False, momentum=0.6, epsilon=0.1), x, dict(training=True, masks=[0])
    yield "batchnorm_frozen", lambda: bn(trainable=False), x, dict(training=True)
    yield "batchnorm_renorm", lambda: bn(renorm=True), x, dict(training=True, calls=2)
    yield "batchnorm_renorm_clipping", lambda: bn(renorm=True, renorm_clipping=dict(rmax=1.1, rmin=0.7, dmax=0.2), renorm_momentum=0.8), x, dict(training=True, masks=[0])
    yield "batchnorm_renorm_plain", lambda: bn(renorm=True, center=False, scale=False), x, dict(training=True)
    yield "batchnorm_renorm_infer", lambda: bn(renorm=True), x, dict(training=False)
    yield "batchnorm_regularizers", lambda: bn(gamma_regularizer=L2(0.1), beta_regularizer=L2(0.2)), x, dict(training=True)
    ln = layers.LayerNormalization
    yield "layernorm_rms", lambda: ln(rms_scaling=True), x, {}
    yield "layernorm_plain", lambda: ln(center=False, scale=False, epsilon=0.1), x, dict(masks=[0])
    yield "layernorm_negative_axes", lambda: ln(axis=(-1, -2)), x, {}
    yield "layernorm_mixed_axes", lambda: ln(axis=(1, -1)), x, {}
    gn = layers.GroupNormalization
    yield "groupnorm_axis1", lambda: gn(2, axis=1), [(2, 4, 3, 2)], {}
    yield "groupnorm_axis_minus2", lambda: gn(2, axis=-2, scale=False), [(2, 3, 4, 2)], {}
    yield "groupnorm_each", lambda: gn(-1, center=False), [(2, 3, 4)], dict(masks=[0])
    yield "groupnorm_one", lambda: gn(1, epsilon=0.1), [(3, 4)], {}
    yield "rmsnorm_axes", lambda: layers.RMSNormalization(axis=(1, 2), epsilon=0.1), x, {}
    yield "unitnorm", lambda: layers.UnitNormalization(), x, dict(masks=[0])
    yield "unitnorm_axes", lambda: layers.UnitNormalization(axis=(1, 2)), x, {}
    sn = layers.SpectralNormalization
    yield "spectralnorm_infer", lambda: sn(layers.Dense(3)), x, dict(training=False)
    yield "spectralnorm_train", lambda: sn(layers.Dense(3, activation="tanh")), x, dict(training=True, calls=2)
    yield "spectralnorm_iterations", lambda: sn(layers.EinsumDense("abc,cde->abde", (3, 2, 3), bias_axes="e"), power_iterations=3), x, dict(training=True)
    yield "spectralnorm_embedding", lambda: sn(layers.Embedding(7, 3)), [FloatTokens((3, 4))], dict(training=True)


def dense_cases():
    einsum = layers.EinsumDense
    yield "einsum_ellipsis", lambda: einsum("...x,xy->...y", 5, bias_axes="y", activation="tanh"), [(2, 3, 2, 4)], {}
    yield "einsum_ellipsis_more", lambda: einsum("...ax,xyz->...ayz", (NONE, 2, 3), bias_axes="z"), [(2, 3, 2, 4)], {}
    yield "einsum_ellipsis_right", lambda: einsum("ab...,bc->ac...", 5, bias_axes="c"), [(2, 4, 3, 2)], {}
    yield "einsum_heads", lambda: einsum("abc,cde->abde", (NONE, 2, 3), bias_axes="de"), [(2, 3, 4)], {}
    yield "einsum_from_heads", lambda: einsum("abde,dec->abc", (NONE, 4), bias_axes="c", kernel_regularizer=L2(0.1), bias_regularizer=L2(0.2), activity_regularizer=L2(0.3)), [(2, 3, 2, 3)], {}
    yield "einsum_two_sums", lambda: einsum("abc,cbd->ad", 4, bias_axes="d"), [(3, 2, 4)], {}
    yield "einsum_each_step", lambda: einsum("abc,bcd->abd", (3, 5), bias_axes="b"), [(2, 3, 4)], {}
    yield "einsum_no_bias", lambda: einsum("abc,cd->adb", (5, NONE)), [(2, 3, 4)], {}
    embedding = layers.Embedding
    yield "embedding_regularizer", lambda: embedding(7, 3, embeddings_regularizer=L2(0.1), mask_zero=True), [Tokens((2, 3, 2))], {}
    reversible = layers.ReversibleEmbedding
    yield "reversible", lambda: reversible(7, 3, mask_zero=True), [Tokens((2, 4))], {}
    yield "reversible_reverse", lambda: reversible(7, 3), [(2, 4, 3)], dict(kwargs=dict(reverse=True))
    yield "reversible_untied", lambda: reversible(7, 3, tie_weights=False, logit_soft_cap=0.7), [(2, 4, 3)], dict(kwargs=dict(reverse=True))


def merging_cases():
    two = [(2, 3, 4), (2, 3, 4)]
    three = two + [(2, 3, 4)]
    for kind in ("Add", "Multiply", "Average", "Maximum", "Minimum"):
        layer = getattr(layers, kind)
        yield "merge_%s_masks" % kind.lower(), layer, three, dict(masks=[0, 1, 2])
        yield "merge_%s_one_mask" % kind.lower(), layer, three, dict(masks=[1])
        yield "merge_%s_ranks" % kind.lower(), layer, [(2, 3, 4), (2, 4), (2, 1, 1)], {}
    yield "merge_subtract_masks", lambda: layers.Subtract(), two, dict(masks=[0, 1])
    yield "merge_subtract_broadcast", lambda: layers.Subtract(), [(2, 4), (2, 3, 4)], {}
    yield "merge_concatenate_masks", lambda: layers.Concatenate(), two, dict(masks=[0, 1])
    yield "merge_concatenate_time", lambda: layers.Concatenate(axis=1), [(2, 3, 4), (2, 2, 4)], dict(masks=[0, 1])
    yield "merge_concatenate_one_mask", lambda: layers.Concatenate(axis=1), [(2, 3, 4), (2, 2, 4)], dict(masks=[1])
    yield "merge_dot_4d", lambda: layers.Dot((3, 1)), [(2, 3, 2, 4), (2, 4, 3)], dict(masks=[1])
    yield "merge_dot_negative", lambda: layers.Dot(-1, normalize=True), [(2, 3, 4), (2, 5, 4)], {}
    yield "merge_dot_ranks", lambda: layers.Dot((1, 2)), [(2, 4), (2, 3, 4)], {}
    yield "merge_dot_middle", lambda: layers.Dot((1, 2), normalize=True), [(2, 4, 3), (2, 5, 4, 2)], {}


def simple_cases():
    x = [(2, 3, 4)]
    yield "reshape", lambda: layers.Reshape((2, -1)), x, {}
    yield "reshape_vector", lambda: layers.Reshape((12,)), x, {}
    yield "flatten_channels_first", lambda: layers.Flatten(data_format="channels_first"), [(2, 3, 4, 2)], {}
    yield "flatten_vector", lambda: layers.Flatten(), [(3,)], {}
    yield "permute_3d", lambda: layers.Permute((3, 1, 2)), [(2, 3, 4, 2)], {}
    yield "activation_layer", lambda: layers.Activation("gelu"), x, dict(masks=[0])
    yield "relu_all", lambda: layers.ReLU(max_value=0.8, negative_slope=0.1, threshold=0.3), x, dict(masks=[0])
    yield "relu_six", lambda: layers.ReLU(max_value=6), x, {}
    yield "relu_threshold", lambda: layers.ReLU(threshold=0.3), x, {}
    yield "relu_slope", lambda: layers.ReLU(negative_slope=0.3), x, {}
    yield "leaky_relu_default", lambda: layers.LeakyReLU(), x, dict(masks=[0])
    yield "elu_default", lambda: layers.ELU(), x, {}
    yield "prelu_two_axes", lambda: layers.PReLU(shared_axes=[1, 2], alpha_regularizer=L2(0.1)), [(2, 3, 4, 2)], {}
    yield "softmax_axis1", lambda: layers.Softmax(axis=1), x, {}
    yield "softmax_axes", lambda: layers.Softmax(axis=(1, 2)), x, {}
    yield "softmax_axis_list", lambda: layers.Softmax(axis=[1]), x, {}
    yield "identity", lambda: layers.Identity(), x, dict(masks=[0])
    yield "rescaling_features", lambda: layers.Rescaling([0.1, 0.2, 0.3, 0.4], [1.1, 2.2, 3.3, 4.4]), x, dict(masks=[0])
    yield "rescaling_inexact", lambda: layers.Rescaling(0.1, 0.3), x, {}


def cases():
    for group in (attention_cases, normalization_cases, dense_cases, merging_cases, simple_cases):
        yield from group()


def run(case, make, shapes, dtype, masks=(), training=NONE, kwargs={}, wrap=False, calls=1):
    keras.config.set_floatx(dtype)
    keras.config.set_dtype_policy(dtype)
    keras.utils.clear_session()
    random = np.random.RandomState(zlib.crc32(case.encode()))
    draw = lambda *shape: random.normal(size=shape).astype("float32").astype(dtype)
    layer = make()
    arrays = {}
    call_kwargs = {k: tf.constant(v) if isinstance(v, list) else v for k, v in kwargs.items()}
    if training is not None:
        call_kwargs["training"] = training
    weights_set = False
    for call in range(calls):
        c = "c%d_" % call if calls > 1 else ""
        raw = [random.randint(0, 7, size=s).astype(s.type.replace("float32", dtype)) if isinstance(s, Tokens) else draw(*s) for s in shapes]
        keep = {i: random.uniform(size=shapes[i][:2]) < 0.7 for i in masks}
        xs = [tf.constant(x) for x in raw]
        for i, mask in keep.items():
            keras.src.backend.set_keras_mask(xs[i], tf.constant(mask))
        args = xs if wrap else [xs[0] if len(xs) == 1 else list(xs)]
        if not weights_set:
            make_weights(layer, args, call_kwargs, draw, random, arrays)
            for i, mask in keep.items():
                keras.src.backend.set_keras_mask(xs[i], tf.constant(mask))
            weights_set = True
        with tf.GradientTape(persistent=True) as tape:
            tape.watch([x for x in xs if x.dtype.is_floating])
            ys = layer(*args, **call_kwargs)
            ys = list(ys) if isinstance(ys, (list, tuple)) else [ys]
            gs = [draw(*y.shape) for y in ys]
            total = sum(tf.reduce_sum(y * g) for y, g in zip(ys, gs))
            losses = sum(layer.losses) if layer.losses else None
        for i, x in enumerate(raw):
            arrays[c + "x%d" % i] = x
        for i, mask in keep.items():
            arrays[c + ("mask" if len(xs) == 1 else "mask%d" % i)] = mask
        for i, (y, g) in enumerate(zip(ys, gs)):
            arrays[c + "y%d" % i] = y.numpy()
            arrays[c + "g%d" % i] = g
        dense = lambda d: tf.convert_to_tensor(d).numpy()
        for i, x in enumerate(xs):
            if x.dtype.is_floating:
                arrays[c + "dx%d" % i] = dense(tape.gradient(total, x, unconnected_gradients="zero"))
        for i, w in enumerate(layer.weights):
            if w.trainable:
                arrays[c + "dw%d" % i] = dense(tape.gradient(total, w.value, unconnected_gradients="zero"))
                if losses is not None:
                    arrays[c + "dlw%d" % i] = dense(tape.gradient(losses, w.value, unconnected_gradients="zero"))
            if training:
                if not np.array_equal(w.numpy(), arrays["w%d" % i]) or call > 0 and not w.trainable:
                    arrays[c + "w%d_after" % i] = w.numpy()
        if losses is not None:
            arrays[c + "losses_sum"] = losses.numpy()
        mask_out = keras.src.backend.get_keras_mask(ys[0])
        if mask_out is not None:
            arrays[c + "mask_out"] = np.array(mask_out)
    name = case + ("_f64" if dtype == "float64" else "")
    config = keras.saving.serialize_keras_object(layer)
    if wrap:
        config = {"module": None, "class_name": "Wrap", "config": {"layer": config, "call_kwargs": kwargs}}
    about = {
        "name": name, "case": case, "kind": "layer", "keras": keras.__version__, "backend": "tensorflow",
        "tensorflow": tf.__version__, "dtype": dtype, "class": "Wrap" if wrap else type(layer).__name__, "description": case,
        "config": config,
        "call": dict(inputs="single" if len(shapes) == 1 else "list", training=training, mask=bool(masks), initial_state=False, **({} if wrap else kwargs)),
        "calls": calls,
        "weights": [{"index": i, "name": w.name, "path": w.path, "shape": list(w.shape), "trainable": w.trainable} for i, w in enumerate(layer.weights)],
        "null_gradients": [],
        "arrays": {k: {"shape": list(v.shape), "dtype": str(v.dtype)} for k, v in arrays.items()},
    }  # fmt: skip
    return name, about, arrays


def make_weights(layer, args, call_kwargs, draw, random, arrays):
    """Builds the layer by a call that changes nothing, and sets all its weights."""
    layer(*args, **{**call_kwargs, **({"training": False} if "training" in call_kwargs else {})})
    values = []
    for w in layer.weights:
        value = 0.3 * draw(*w.shape)
        if w.name == "gamma":
            value = 1 + value
        if any(word in w.name for word in ("variance", "stddev")):
            value = random.uniform(0.5, 1.5, size=w.shape).astype("float32").astype(value.dtype)
        values.append(value)
    layer.set_weights(values)
    arrays.update({"w%d" % i: w for i, w in enumerate(layer.get_weights())})


def main():
    with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as out:
        write = lambda file, content: out.writestr(zipfile.ZipInfo(file), content, zipfile.ZIP_DEFLATED)
        others = ("conv", "depthwise", "separable", "max", "average", "global", "cropping", "upsampling", "zeropadding", "index")
        for given in sorted(pathlib.Path(sys.argv[2]).glob("*.json")) if len(sys.argv) > 2 else []:
            if not given.name.startswith(others):
                write(given.name, given.read_bytes())
                write(given.stem + ".npz", given.with_suffix(".npz").read_bytes())
        only = os.environ.get("ONLY", "")
        for case, make, shapes, how in cases():
            if only not in case:
                continue
            for dtype in ("float32", "float64"):
                name, about, arrays = run(case, make, shapes, dtype, **how)
                npz = io.BytesIO()
                np.savez_compressed(npz, **arrays)
                write(name + ".json", json.dumps(about))
                write(name + ".npz", npz.getvalue())


main()
