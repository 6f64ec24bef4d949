"""Makes dropout_training.zip: golden cases of layers with dropout in training, from explicit seeds.

    pip install keras==3.15.1 tensorflow-cpu==2.21.0
    python dropout_training.py dropout_training.zip

Two calls a layer, so that the second shows that the masks are others.
"""

import io
import json
import os
import sys
import zipfile
import zlib

os.environ["KERAS_BACKEND"] = "tensorflow"

import keras
import numpy as np
import tensorflow as tf
from keras import layers

CALLS = 2


def cases():
    for kind in ("SimpleRNN", "LSTM", "GRU"):
        layer = getattr(layers, kind)
        cell = getattr(layers, kind + "Cell")
        name = kind.lower()
        yield name + "_dropout", lambda: layer(5, dropout=0.3, seed=3)
        yield name + "_recurrent", lambda: layer(5, recurrent_dropout=0.3, seed=4, return_sequences=True)
        yield name + "_both", lambda: layer(5, dropout=0.2, recurrent_dropout=0.3, seed=5, return_sequences=True, return_state=True)
        yield name + "_backwards", lambda: layer(5, dropout=0.4, seed=6, return_sequences=True, go_backwards=True)
        yield name + "_masked", lambda: layer(5, dropout=0.4, seed=7, return_sequences=True)
        yield name + "_both_masked", lambda: layer(5, dropout=0.4, recurrent_dropout=0.2, seed=8)
        yield name + "_unrolled", lambda: layer(5, dropout=0.2, recurrent_dropout=0.3, seed=9, unroll=True)
        yield name + "_relu", lambda: layer(5, dropout=0.4, seed=10, activation="relu", use_bias=False)
        yield name + "_all_inputs", lambda: layer(5, dropout=1.0, seed=11)
        yield name + "_all_states", lambda: layer(5, dropout=0.2, recurrent_dropout=1.0, seed=12)
        yield name + "_cell", lambda: layers.RNN(cell(5, dropout=0.3, seed=13), return_sequences=True)
        yield name + "_cell_both", lambda: layers.RNN(cell(5, dropout=0.3, recurrent_dropout=0.4, seed=14))
    yield "gru_reset_before", lambda: layers.GRU(5, dropout=0.3, reset_after=False, seed=15)
    yield "gru_reset_before_both", lambda: layers.GRU(5, dropout=0.3, recurrent_dropout=0.2, reset_after=False, seed=16)
    yield "gru_both_no_bias", lambda: layers.GRU(5, dropout=0.3, recurrent_dropout=0.2, use_bias=False, seed=17)
    yield "lstm_both_no_bias", lambda: layers.LSTM(5, dropout=0.3, recurrent_dropout=0.2, use_bias=False, seed=18)
    yield "dropout", lambda: layers.Dropout(0.3, seed=20)
    yield "dropout_noise_shape", lambda: layers.Dropout(0.3, noise_shape=(None, 1, 4), seed=21)
    yield "dropout_all", lambda: layers.Dropout(1.0, seed=22)
    yield "spatial_dropout1d", lambda: layers.SpatialDropout1D(0.5, seed=23)
    yield "gaussian_dropout", lambda: layers.GaussianDropout(0.3, seed=24)
    yield "gaussian_noise", lambda: layers.GaussianNoise(0.3, seed=25)
    yield "alpha_dropout", lambda: layers.AlphaDropout(0.3, seed=26)
    yield "alpha_dropout_noise_shape", lambda: layers.AlphaDropout(0.3, noise_shape=(None, 1, 4), seed=27)


def run(case, make, dtype):
    keras.config.set_floatx(dtype)
    keras.config.set_dtype_policy(dtype)
    random = np.random.RandomState(zlib.crc32(case.encode()))
    draw = lambda *shape: random.normal(size=shape).astype("float32").astype(dtype)
    layer = make()
    masked = "masked" in case
    xs = [draw(3, 6, 4) for _ in range(CALLS)]
    mask = random.uniform(size=(3, 6)) < 0.7
    layer.build((3, 6, 4))
    layer.set_weights([0.3 * draw(*w.shape) for w in layer.weights])
    arrays = {"w%d" % i: w for i, w in enumerate(layer.get_weights())}
    for call, x in enumerate(xs):
        c = "c%d_" % call
        x = tf.constant(x)
        with tf.GradientTape() as tape:
            tape.watch(x)
            ys = layer(x, training=True, **({"mask": tf.constant(mask)} if masked else {}))
            ys = list(ys) if isinstance(ys, (list, tuple)) else [ys]
            gs = [draw(*y.shape) for y in ys]
            total = sum(tf.reduce_sum(y * g) for y, g in zip(ys, gs))
        trained = [w.value for w in layer.trainable_weights]
        d = tape.gradient(total, [x] + trained, unconnected_gradients="zero")
        arrays[c + "x0"] = x.numpy()
        if masked:
            arrays[c + "mask"] = mask
        for i, (y, g) in enumerate(zip(ys, gs)):
            arrays[c + "y%d" % i] = y.numpy()
            arrays[c + "g%d" % i] = g
        arrays[c + "dx0"] = d[0].numpy()
        for i, dw in enumerate(d[1:]):
            arrays[c + "dw%d" % i] = dw.numpy()
    name = case + ("_f64" if dtype == "float64" else "")
    about = {
        "name": name, "case": case, "kind": "layer", "keras": keras.__version__, "backend": "tensorflow",
        "tensorflow": tf.__version__, "dtype": dtype, "class": type(layer).__name__, "description": case,
        "config": keras.saving.serialize_keras_object(layer),
        "call": {"inputs": "single", "training": True, "mask": masked, "initial_state": False},
        "calls": CALLS,
        "weights": [{"index": i, "name": w.name, "path": w.path, "shape": list(w.shape), "trainable": w.trainable} for i, w in enumerate(layer.weights)],
        "null_gradients": [],
        "arrays": {k: {"shape": list(v.shape), "dtype": str(v.dtype)} for k, v in arrays.items()},
    }  # fmt: skip
    if isinstance(layer, layers.SimpleRNN):
        about["config"]["config"]["seed"] = layer.cell.seed  # Keras 3.15.1 leaves it out
    return name, about, arrays


with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as out:
    for case, make in cases():
        for dtype in ("float32", "float64"):
            name, about, arrays = run(case, make, dtype)
            npz = io.BytesIO()
            np.savez_compressed(npz, **arrays)
            for file, content in ((name + ".json", json.dumps(about)), (name + ".npz", npz.getvalue())):
                out.writestr(zipfile.ZipInfo(file), content, zipfile.ZIP_DEFLATED)
