"""Makes the golden cases of conv.zip with Keras on TensorFlow: convolution, pooling, padding, ConvLSTM.

    python make_conv.py conv.zip [case ...]

Inputs, weights and upstream gradients are drawn from RandomState(crc32(case)), rounded to float32, then cast to the case's type. What
TensorFlow can't run eagerly on a CPU is run compiled by XLA.
"""

import io
import json
import os
import sys
import zipfile
import zlib

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import keras
import numpy as np
import tensorflow as tf
from keras import layers, regularizers

CASES = []


def case(name, cls, x, dtypes=("float32", "float64"), state=None, mask=None, ties=False, calls=1, training=None, **config):
    CASES.append((name, cls, x, training, dtypes, state, mask, ties, calls, config))


# Channels first: no output may be as wide as it has channels, since Keras on TensorFlow then adds the bias along the wrong axis
# (backend/tensorflow/numpy.py, add).
S1, S2, S3 = (2, 9, 4), (2, 7, 6, 4), (2, 5, 4, 6, 2)
F1, F2, F3 = (2, 4, 9), (2, 4, 7, 6), (2, 2, 5, 4, 6)
CF = "channels_first"

case("conv1d_cf", "Conv1D", F1, filters=3, kernel_size=3, data_format=CF, padding="same", strides=2)
case("conv1d_cf_causal", "Conv1D", F1, filters=3, kernel_size=3, data_format=CF, padding="causal", activation="tanh")
case("conv1d_causal_dilation", "Conv1D", S1, filters=3, kernel_size=3, padding="causal", dilation_rate=3)
case("conv1d_groups_dilation", "Conv1D", S1, filters=6, kernel_size=3, groups=2, dilation_rate=2, padding="same", activation="sigmoid")
case("conv1d_pointwise", "Conv1D", S1, filters=3, kernel_size=1, use_bias=False)
case("conv1d_wide_stride", "Conv1D", S1, filters=3, kernel_size=2, strides=4)
case("conv1d_regularized", "Conv1D", S1, filters=3, kernel_size=3, kernel_regularizer=regularizers.L2(0.1), bias_regularizer=regularizers.L1(0.2), activity_regularizer=regularizers.L2(0.05))
case("conv2d_cf", "Conv2D", F2, filters=5, kernel_size=3, data_format=CF, padding="same", strides=2)
case("conv2d_cf_groups", "Conv2D", F2, filters=6, kernel_size=(2, 3), data_format=CF, groups=2)
case("conv2d_rectangle", "Conv2D", S2, filters=3, kernel_size=(2, 3), strides=(2, 1), padding="same", activation="relu")
case("conv2d_dilation_rectangle", "Conv2D", S2, filters=3, kernel_size=(3, 2), dilation_rate=(2, 3), use_bias=False)
case("conv2d_groups_strides", "Conv2D", S2, filters=6, kernel_size=3, groups=2, strides=2, padding="same")
case("conv2d_pointwise_strides", "Conv2D", S2, filters=3, kernel_size=1, strides=2)
case("conv3d_valid", "Conv3D", S3, filters=3, kernel_size=2)
case("conv3d_same_strides", "Conv3D", S3, filters=3, kernel_size=(2, 3, 2), strides=(2, 1, 3), padding="same")
case("conv3d_dilation", "Conv3D", S3, filters=2, kernel_size=2, dilation_rate=(2, 1, 3))
case("conv3d_groups", "Conv3D", S3, filters=4, kernel_size=2, groups=2, padding="same")
case("conv3d_cf", "Conv3D", F3, filters=3, kernel_size=2, data_format=CF, padding="same")

case("conv1d_transpose_cf", "Conv1DTranspose", (2, 3, 5), filters=4, kernel_size=3, strides=2, data_format=CF)
case("conv1d_transpose_gap", "Conv1DTranspose", (2, 5, 3), filters=4, kernel_size=2, strides=3)
case("conv1d_transpose_gap_same", "Conv1DTranspose", (2, 5, 3), filters=4, kernel_size=2, strides=3, padding="same")
case("conv1d_transpose_output_padding", "Conv1DTranspose", (2, 5, 3), filters=4, kernel_size=3, strides=2, output_padding=1)
case("conv1d_transpose_output_padding_same", "Conv1DTranspose", (2, 5, 3), filters=4, kernel_size=3, strides=3, padding="same", output_padding=1)
case("conv1d_transpose_even", "Conv1DTranspose", (2, 5, 3), filters=2, kernel_size=4, strides=1, padding="same", use_bias=False)
case("conv1d_transpose_dilation", "Conv1DTranspose", (2, 5, 3), filters=2, kernel_size=3, dilation_rate=2)
case("conv1d_transpose_dilation_same", "Conv1DTranspose", (2, 5, 3), filters=2, kernel_size=3, dilation_rate=2, padding="same")
case("conv2d_transpose_valid", "Conv2DTranspose", (2, 4, 3, 3), filters=2, kernel_size=3, strides=2, activation="tanh")
case("conv2d_transpose_same", "Conv2DTranspose", (2, 4, 3, 3), filters=2, kernel_size=(3, 2), strides=(2, 3), padding="same")
case("conv2d_transpose_output_padding", "Conv2DTranspose", (2, 4, 3, 3), filters=2, kernel_size=(3, 4), strides=2, output_padding=(0, 1))
case("conv2d_transpose_output_padding_same", "Conv2DTranspose", (2, 4, 3, 3), filters=2, kernel_size=3, strides=2, padding="same", output_padding=1)
case("conv2d_transpose_cf", "Conv2DTranspose", (2, 3, 4, 3), filters=2, kernel_size=3, strides=2, padding="same", data_format=CF)
case("conv3d_transpose_valid", "Conv3DTranspose", (2, 3, 2, 3, 2), filters=2, kernel_size=2, strides=2)
case("conv3d_transpose_same", "Conv3DTranspose", (2, 3, 2, 3, 2), filters=2, kernel_size=3, strides=(2, 1, 2), padding="same")
case("conv3d_transpose_output_padding", "Conv3DTranspose", (2, 3, 2, 3, 2), filters=2, kernel_size=2, strides=2, output_padding=(1, 0, 1))
case("conv3d_transpose_cf", "Conv3DTranspose", (2, 2, 3, 2, 3), filters=2, kernel_size=2, strides=2, data_format=CF)

case("depthwise_conv1d_same", "DepthwiseConv1D", S1, kernel_size=3, padding="same", depth_multiplier=2, strides=2, activation="tanh")
case("depthwise_conv1d_cf", "DepthwiseConv1D", F1, kernel_size=3, data_format=CF, use_bias=False)
case("depthwise_conv1d_dilation", "DepthwiseConv1D", S1, kernel_size=3, dilation_rate=2, depth_multiplier=3)
case("depthwise_conv1d_strides_dilation", "DepthwiseConv1D", S1, kernel_size=3, dilation_rate=2, strides=2, padding="same")
case("depthwise_conv2d_valid", "DepthwiseConv2D", S2, kernel_size=(2, 3), depth_multiplier=2)
case("depthwise_conv2d_same", "DepthwiseConv2D", S2, kernel_size=3, strides=2, padding="same")
case("depthwise_conv2d_dilation", "DepthwiseConv2D", S2, kernel_size=2, dilation_rate=2, padding="same")
case("depthwise_conv2d_cf", "DepthwiseConv2D", F2, kernel_size=3, data_format=CF, depth_multiplier=2, depthwise_regularizer=regularizers.L2(0.1))
case("separable_conv1d_multiplier", "SeparableConv1D", S1, filters=3, kernel_size=3, depth_multiplier=2, padding="same", strides=2, activation="relu")
case("separable_conv1d_cf", "SeparableConv1D", F1, filters=3, kernel_size=2, data_format=CF, dilation_rate=2)
case("separable_conv2d_valid", "SeparableConv2D", S2, filters=3, kernel_size=(2, 3), depth_multiplier=2)
case("separable_conv2d_same", "SeparableConv2D", S2, filters=3, kernel_size=3, strides=2, padding="same", use_bias=False)
case("separable_conv2d_strides_dilation", "SeparableConv2D", S2, filters=2, kernel_size=2, strides=2, dilation_rate=2, padding="same")
case("separable_conv2d_cf", "SeparableConv2D", F2, filters=2, kernel_size=2, data_format=CF, pointwise_regularizer=regularizers.L1(0.1))

case("max_pooling1d_cf", "MaxPooling1D", F1, pool_size=3, strides=2, padding="same", data_format=CF)
case("max_pooling1d_ties", "MaxPooling1D", S1, ties=True, pool_size=3, strides=2, padding="same")
case("max_pooling2d_rectangle", "MaxPooling2D", S2, pool_size=(2, 3), strides=(1, 2), padding="same")
case("max_pooling2d_ties", "MaxPooling2D", S2, ties=True, pool_size=3, strides=2)
case("max_pooling2d_cf", "MaxPooling2D", F2, data_format=CF)
case("max_pooling3d_valid", "MaxPooling3D", S3, dtypes=("float32",))
case("max_pooling3d_same", "MaxPooling3D", S3, pool_size=(3, 2, 2), strides=(2, 2, 1), padding="same", dtypes=("float32",))
case("max_pooling3d_ties", "MaxPooling3D", S3, ties=True, pool_size=3, strides=1, dtypes=("float32",))
case("max_pooling3d_cf", "MaxPooling3D", F3, data_format=CF, dtypes=("float32",))
case("average_pooling1d_cf", "AveragePooling1D", F1, pool_size=3, strides=2, padding="same", data_format=CF)
case("average_pooling2d_valid", "AveragePooling2D", S2, pool_size=(3, 2))
case("average_pooling2d_same", "AveragePooling2D", S2, pool_size=3, strides=(2, 1), padding="same")
case("average_pooling2d_cf", "AveragePooling2D", F2, pool_size=2, data_format=CF)
case("average_pooling3d_valid", "AveragePooling3D", S3, pool_size=2, strides=1)
case("average_pooling3d_same", "AveragePooling3D", S3, pool_size=(2, 3, 2), padding="same")
case("average_pooling3d_cf", "AveragePooling3D", F3, pool_size=2, data_format=CF)

for r, last, first in ((1, S1, F1), (2, S2, F2), (3, S3, F3)):
    for kind in ("Average", "Max"):
        name = kind.lower()
        # TensorFlow has no max_pool3d of doubles.
        types = ("float32",) if r == 3 and kind == "Max" else ("float32", "float64")
        if r > 1:
            case(f"global_{name}_pooling{r}d_keepdims", f"Global{kind}Pooling{r}D", last, keepdims=True)
        if r > 2:
            case(f"global_{name}_pooling{r}d", f"Global{kind}Pooling{r}D", last)
        case(f"global_{name}_pooling{r}d_cf", f"Global{kind}Pooling{r}D", first, data_format=CF, keepdims=r == 2)
        case(f"adaptive_{name}_pooling{r}d", f"Adaptive{kind}Pooling{r}D", last, output_size=4, dtypes=types)
        size = 3 if r == 1 else (3, 2) if r == 2 else (5, 2, 4)
        case(f"adaptive_{name}_pooling{r}d_cf", f"Adaptive{kind}Pooling{r}D", first, output_size=size, data_format=CF, dtypes=types)
case("adaptive_max_pooling2d_ties", "AdaptiveMaxPooling2D", S2, ties=True, output_size=(4, 3))
case("adaptive_average_pooling1d_more", "AdaptiveAveragePooling1D", S1, output_size=13)
case("global_max_pooling1d_ties", "GlobalMaxPooling1D", S1, ties=True)
case("global_average_pooling1d_mask_cf", "GlobalAveragePooling1D", F1, mask=9, data_format=CF, keepdims=True)
case("global_average_pooling1d_mask_keepdims", "GlobalAveragePooling1D", S1, mask=9, keepdims=True)

case("up_sampling1d", "UpSampling1D", S1, size=3)
case("up_sampling2d_nearest_cf", "UpSampling2D", F2, size=(2, 3), data_format=CF)
for kind in ("bilinear", "bicubic", "lanczos3", "lanczos5"):
    case(f"up_sampling2d_{kind}", "UpSampling2D", (2, 3, 4, 2), size=(2, 3), interpolation=kind, dtypes=("float32",))
case("up_sampling2d_bilinear_cf", "UpSampling2D", (2, 2, 3, 4), interpolation="bilinear", data_format=CF, dtypes=("float32",))
case("up_sampling3d", "UpSampling3D", S3, size=(1, 2, 3))
case("up_sampling3d_cf", "UpSampling3D", F3, data_format=CF)
case("zero_padding1d", "ZeroPadding1D", S1, padding=(2, 1))
case("zero_padding1d_cf", "ZeroPadding1D", F1, data_format=CF)
case("zero_padding2d", "ZeroPadding2D", S2, padding=((1, 0), (2, 3)))
case("zero_padding2d_cf", "ZeroPadding2D", F2, padding=(2, 1), data_format=CF)
case("zero_padding3d", "ZeroPadding3D", S3, padding=((1, 0), (0, 2), (1, 1)))
case("zero_padding3d_cf", "ZeroPadding3D", F3, padding=(0, 1, 2), data_format=CF)
case("cropping1d_begin", "Cropping1D", S1, cropping=(3, 0))
case("cropping2d_cf", "Cropping2D", F2, cropping=(1, 2), data_format=CF)
case("cropping3d", "Cropping3D", S3, cropping=((1, 0), (0, 2), (1, 3)))
case("cropping3d_cf", "Cropping3D", F3, data_format=CF)

T1, T2, T3 = (2, 3, 5, 2), (2, 3, 5, 4, 2), (2, 3, 3, 4, 2, 2)
E1, E2, E3 = (2, 3, 2, 5), (2, 3, 2, 5, 4), (2, 3, 2, 3, 4, 2)
case("convlstm1d_cf_state", "ConvLSTM1D", E1, state=(2, 3, 4), filters=3, kernel_size=2, data_format=CF, return_state=True, return_sequences=True)
case("convlstm1d_mask_cf", "ConvLSTM1D", E1, mask=3, filters=3, kernel_size=2, data_format=CF, return_sequences=True, padding="same")
case("convlstm1d_mask_zero", "ConvLSTM1D", T1, mask=3, filters=3, kernel_size=2, return_sequences=True, zero_output_for_mask=True)
case("convlstm1d_unroll", "ConvLSTM1D", T1, filters=2, kernel_size=3, padding="same", unroll=True, return_sequences=True, go_backwards=True)
case("convlstm1d_regularized", "ConvLSTM1D", T1, filters=2, kernel_size=2, kernel_regularizer=regularizers.L2(0.1), recurrent_regularizer=regularizers.L1(0.1), bias_regularizer=regularizers.L2(0.2), activity_regularizer=regularizers.L2(0.3))
case("convlstm1d_linear", "ConvLSTM1D", T1, filters=2, kernel_size=2, activation=None, unit_forget_bias=False)
case("convlstm2d_cf_stateful", "ConvLSTM2D", E2, calls=2, filters=3, kernel_size=(2, 3), data_format=CF, stateful=True)
case("convlstm2d_initial_state", "ConvLSTM2D", T2, state=(2, 3, 2, 2), filters=2, kernel_size=(3, 2), strides=2, padding="same", return_state=True)
case("convlstm2d_backwards_mask", "ConvLSTM2D", T2, mask=3, filters=2, kernel_size=2, dilation_rate=(2, 1), go_backwards=True, return_sequences=True)
case("convlstm3d", "ConvLSTM3D", T3, filters=2, kernel_size=(2, 3, 1))
case("convlstm3d_same_sequences", "ConvLSTM3D", T3, filters=2, kernel_size=2, strides=(1, 2, 1), padding="same", return_sequences=True, use_bias=False)
case("convlstm3d_cf", "ConvLSTM3D", E3, filters=2, kernel_size=2, data_format=CF, return_state=True)
case("convlstm1d_dropout", "ConvLSTM1D", T1, calls=2, training=True, filters=2, kernel_size=2, dropout=0.3, seed=3, return_sequences=True)
case("convlstm1d_dropout_inference", "ConvLSTM1D", T1, calls=2, training=False, filters=2, kernel_size=2, dropout=0.3, recurrent_dropout=0.2, seed=4)
case("convlstm2d_dropout_both_cf", "ConvLSTM2D", E2, calls=2, training=True, mask=3, filters=2, kernel_size=2, dropout=0.2, recurrent_dropout=0.3, seed=5, data_format=CF, return_sequences=True)
case("convlstm2d_recurrent_dropout", "ConvLSTM2D", T2, calls=2, training=True, filters=2, kernel_size=2, recurrent_dropout=0.4, dropout=1.0, seed=6, use_bias=False, padding="same")


class Draw:
    """Numbers that are the same for both types."""

    def __init__(self, name, dtype):
        self.random = np.random.RandomState(zlib.crc32(name.encode()))
        self.dtype = dtype

    def normal(self, shape, scale=1.0):
        return (self.random.standard_normal(shape) * scale).astype("float32").astype(self.dtype)

    def whole(self, shape):
        return self.random.randint(0, 3, shape).astype(self.dtype)

    def mask(self, batch, time):
        mask = np.ones((batch, time), bool)
        mask[0, 1] = False
        mask[-1, -1] = False
        return mask


def run(layer, xs, training, states, mask, gs, compiled):
    """Outputs, gradients of L = Σ y · g, and those of the layer's penalties."""
    variables = layer.trainable_weights

    def body():
        with tf.GradientTape(persistent=True) as tape:
            tape.watch(xs + states)
            keywords = {} if training is None else {"training": training}
            if mask is not None:
                keywords["mask"] = tf.constant(mask)
            if states:
                keywords["initial_state"] = states
            ys = layer(xs[0], **keywords)
            ys = list(ys) if isinstance(ys, (list, tuple)) else [ys]
            g = gs(ys)
            loss = tf.add_n([tf.reduce_sum(y * u) for y, u in zip(ys, g)])
            losses = list(layer.losses)
            penalty = tf.add_n(losses) if losses else None
        d = tape.gradient(loss, xs + states + [v.value for v in variables])
        dl = tape.gradient(penalty, [v.value for v in variables]) if losses else []
        return ys, g, d, dl, losses

    return (tf.function(body, jit_compile=True) if compiled else body)()


def make(entry, dtype, out):
    name, cls, shape, training, _, state, mask, ties, calls, config = entry
    keras.backend.clear_session()
    keras.config.set_floatx(dtype)
    draw = Draw(name, dtype)
    layer = getattr(layers, cls)(**config)
    layer.build(shape)
    arrays, order = {}, []
    weights = []
    for i, w in enumerate(layer.weights):
        if "state" in w.name:
            continue
        value = draw.normal(tuple(w.shape), 0.3)
        w.assign(value)
        arrays[f"w{i}"] = value
        weights.append({"index": i, "path": w.path, "name": w.name, "shape": list(w.shape), "trainable": w.trainable, "dtype": dtype})
    null, losses_json = [], None
    for c in range(calls):
        p = f"c{c}_" if calls > 1 else ""
        x = draw.whole(shape) if ties else draw.normal(shape)
        states = [draw.normal(state, 0.5) for _ in range(2)] if state else []
        keep = draw.mask(shape[0], mask) if mask else None
        g = {}

        def upstream(ys):
            for i, y in enumerate(ys):
                if i not in g:
                    g[i] = draw.normal(tuple(y.shape))
            return [tf.constant(g[i]) for i in range(len(ys))]

        xs = [tf.constant(x)]
        ss = [tf.constant(s) for s in states]
        try:
            ys, gs, d, dl, losses = run(layer, xs, training, ss, keep, upstream, False)
        except Exception as e:
            print("  compiled:", name, str(e).split("\n")[0][:90])
            ys, gs, d, dl, losses = run(layer, xs, training, ss, keep, upstream, True)
        arrays[p + "x0"] = x
        if keep is not None:
            arrays[p + "mask"] = keep
        for i, s in enumerate(states):
            arrays[f"{p}state_in{i}"] = s
        for i, y in enumerate(ys):
            arrays[f"{p}y{i}"] = y.numpy()
            arrays[f"{p}g{i}"] = g[i]
        keys = ["dx0"] + [f"dstate_in{i}" for i in range(len(states))] + [f"dw{i}" for i in range(len(weights))]
        for k, v in zip(keys, d):
            if v is None:
                null.append(k)
            else:
                arrays[p + k] = tf.convert_to_tensor(v).numpy()
        if losses:
            losses_json = [float(v) for v in losses]
            arrays["losses_sum"] = np.asarray(sum(losses_json), dtype)
            for i, v in enumerate(dl):
                if v is not None:
                    arrays[f"dlw{i}"] = tf.convert_to_tensor(v).numpy()
        if config.get("stateful"):
            for i, s in enumerate(layer.states):
                arrays[f"{p}states{i}"] = np.asarray(s)
    file = name + ("_f64" if dtype == "float64" else "")
    text = {
        "name": file, "case": name, "kind": "layer", "keras": keras.__version__, "backend": "tensorflow",
        "tensorflow": tf.__version__, "dtype": dtype, "class": cls, "description": f"{cls} {shape}",
        "config": keras.saving.serialize_keras_object(layer),
        "call": {"inputs": "single", "training": training, "mask": mask is not None, "initial_state": state is not None},
        "calls": calls, "weights": weights, "null_gradients": null,
        "arrays": {k: {"shape": list(v.shape), "dtype": str(v.dtype)} for k, v in arrays.items()},
    }
    if losses_json:
        text["losses"] = losses_json
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as npz:
        for k, v in arrays.items():
            one = io.BytesIO()
            np.lib.format.write_array(one, np.ascontiguousarray(v).reshape(v.shape), version=(1, 0))
            npz.writestr(zipfile.ZipInfo(k + ".npy"), one.getvalue(), zipfile.ZIP_DEFLATED)
    out.writestr(zipfile.ZipInfo(file + ".json"), json.dumps(text), zipfile.ZIP_DEFLATED)
    out.writestr(zipfile.ZipInfo(file + ".npz"), data.getvalue(), zipfile.ZIP_STORED)


def main():
    with zipfile.ZipFile(sys.argv[1], "w") as out:
        for entry in CASES:
            if len(sys.argv) > 2 and entry[0] not in sys.argv[2:]:
                continue
            for dtype in entry[4]:
                make(entry, dtype, out)


if __name__ == "__main__":
    main()
