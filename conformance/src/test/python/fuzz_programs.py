"""A development tool: whole random programs run by real Keras, as golden cases of the kind "program".

    pip install keras==3.15.1 tensorflow-cpu==2.21.0
    python fuzz_programs.py FOLDER FIRST COUNT

A program draws a model, keeps its JSON, sets the seed, makes the model from the JSON, and then fits, evaluates, predicts and prints it. Case
number n is always the same. What Keras refuses is counted and left out.

NAME.json: `model` the text of to_json (parsed; it holds the compile arguments too), `seed`, `fit` its arguments, `again` to_json after the
fit, `summaries` [{arguments, text}], `history_keys`. NAME.npz: x0.., y0.., sw0.. (vx0.., vy0.., vsw0..: validation data), `start0..` and `final0..`
weights, `history_KEY`, `evaluate_KEY`, `predict0..` before (`before0..`) and after the fit.
"""

import json
import os
import random
import sys
import traceback
import zlib

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import numpy as np
import tensorflow as tf
from keras import layers as L

# Keras forgets that these are frozen when it reads them from a config.
FORGOTTEN = (keras.Sequential, L.MultiHeadAttention, L.GroupQueryAttention, L.ConvLSTM1D)
SMOOTH = ["tanh", "sigmoid", "linear", "elu", "selu", "softsign", "softplus", "gelu", "silu", "relu", "mish"]


class R(random.Random):
    def truth(self, chance=0.5):
        return self.random() < chance

    def some(self, chance, **draws):
        return {k: self.choice(v) for k, v in draws.items() if self.truth(chance)}


def weights_options(r, *names):
    o = {}
    for n in names:
        o |= r.some(0.12, **{n + "_regularizer": ["l2", "l1", keras.regularizers.L1L2(0.01, 0.02)]})
        o |= r.some(0.08, **{n + "_constraint": ["non_neg", "unit_norm", keras.constraints.MaxNorm(0.7), keras.constraints.MinMaxNorm(0.2, 0.9, 0.5)]})
    return o


def initializer(r, name):
    i = keras.initializers
    return r.some(0.25, **{name: ["he_normal", "lecun_uniform", "random_normal", i.TruncatedNormal(stddev=0.2), i.VarianceScaling(0.5, "fan_out", "uniform"), "orthogonal", i.RandomUniform(-0.2, 0.2), i.GlorotNormal(seed=3)]})


def recurrent(r, units=None, sequences=None, plain=False):
    kind = r.choice(["LSTM", "GRU", "SimpleRNN"])
    o = r.some(0.2, activation=SMOOTH, use_bias=[False], dropout=[0.2, 0.4], recurrent_dropout=[0.2], go_backwards=[True], **r.choice([dict(unroll=[True]), dict(zero_output_for_mask=[True])])) if not plain else {}
    o |= weights_options(r, "kernel", "recurrent", "bias") | initializer(r, "kernel_initializer")
    if kind == "GRU":
        o |= r.some(0.4, reset_after=[False])
    if kind == "LSTM":
        o |= r.some(0.2, unit_forget_bias=[False])
    return getattr(L, kind)(units or r.choice([1, 2, 3, 5]), return_sequences=r.truth() if sequences is None else sequences, **o)


def sequence_layer(r, x):
    """One more layer upon a sequence (batch, time, features), or the end of it."""
    t = x.shape[1]
    u = r.choice([1, 2, 3, 4])
    act = r.choice(SMOOTH)
    what = r.choice("rnn rnn rnn bi bi td dense drop sdrop norm batch conv sep pool heads attend residual concat nested gaussian act units cellrnn group rms mask gqa permute states states shared convlstm tdconv cross crop upsample".split())
    if what == "rnn":
        return recurrent(r)(x)
    if what == "bi":
        return L.Bidirectional(recurrent(r), merge_mode=r.choice(["concat", "sum", "ave", "mul"]))(x)
    if what == "cellrnn":
        cells = [getattr(L, r.choice(["LSTMCell", "GRUCell", "SimpleRNNCell"]))(r.choice([2, 3])) for _ in range(r.choice([1, 2]))]
        return L.RNN(L.StackedRNNCells(cells) if len(cells) > 1 else cells[0], return_sequences=r.truth())(x)
    if what == "td":
        return L.TimeDistributed(L.Dense(u, activation=act))(x)
    if what == "dense":
        return L.Dense(u, activation=act, **weights_options(r, "kernel", "bias"), **r.some(0.1, activity_regularizer=["l2"]))(x)
    if what == "drop":
        return L.Dropout(0.3, **r.some(0.4, seed=[1, 7]))(x)
    if what == "sdrop":
        return L.SpatialDropout1D(0.3)(x)
    if what == "gaussian":
        return r.choice([lambda: L.GaussianNoise(0.1), lambda: L.GaussianDropout(0.2), lambda: L.AlphaDropout(0.2)])()(x)
    if what == "norm":
        return L.LayerNormalization(**r.some(0.3, center=[False], scale=[False], epsilon=[0.01]))(x)
    if what == "rms":
        return L.RMSNormalization()(x)
    if what == "group":
        return L.GroupNormalization(groups=r.choice([1, -1]))(x)
    if what == "batch":
        return L.BatchNormalization(**r.some(0.4, momentum=[0.5, 0.9], epsilon=[0.01], center=[False], scale=[False]))(x)
    if what == "units":
        return L.UnitNormalization()(x)
    if what == "conv":
        return L.Conv1D(u, r.choice([1, 2, 3]), padding=r.choice(["same", "causal", "valid"] if t and t > 3 else ["same", "causal"]), activation=act, **initializer(r, "kernel_initializer"))(x)
    if what == "sep":
        return L.SeparableConv1D(u, 2, padding="same", activation=act)(x)
    if what == "pool":
        return r.choice([L.MaxPooling1D, L.AveragePooling1D])(2, padding="same")(x)
    if what == "heads":
        return L.MultiHeadAttention(r.choice([1, 2]), r.choice([1, 2, 3]), **r.some(0.3, dropout=[0.2]))(x, x, **r.some(0.3, use_causal_mask=[True]))
    if what == "gqa":
        return L.GroupQueryAttention(2, 2, 1)(x, x)
    if what == "attend":
        return r.choice([L.Attention, L.AdditiveAttention])(**r.some(0.3, use_scale=[True], dropout=[0.2]))([x, x])
    if what == "residual":
        y = r.choice([lambda: L.Dense(x.shape[-1]), lambda: recurrent(r, x.shape[-1], True, True), lambda: L.Conv1D(x.shape[-1], 3, padding="same")])()(x)
        return r.choice([L.Add, L.Multiply, L.Average, L.Maximum, L.Subtract])()([x, y])
    if what == "concat":
        return L.Concatenate()([x, recurrent(r, None, True, True)(x)])
    if what == "nested":
        if r.truth():
            return keras.Sequential([L.Dense(u, activation=act), recurrent(r, None, r.truth())])(x)
        i = keras.Input(x.shape[1:])
        h = L.Dense(u, activation=act)(i)
        return keras.Model(i, recurrent(r, None, r.truth())(h))(x)
    if what == "mask":
        return L.Masking(0.0)(x)
    if what == "states":
        kind = r.choice([L.LSTM, L.GRU, L.SimpleRNN])
        _, *states = kind(u, return_state=True, **r.some(0.3, return_sequences=[True]))(x)
        y = r.choice([lambda: x, lambda: L.Dense(2)(x)])()
        return kind(u, return_sequences=r.truth())(y, initial_state=states)
    if what == "shared":
        d = r.choice([lambda: L.Dense(x.shape[-1], activation=act), lambda: recurrent(r, x.shape[-1], True, True)])()
        return d(d(x))
    if what == "convlstm":
        return L.Reshape((t, -1))(L.ConvLSTM1D(2, 1, return_sequences=True)(L.Reshape((t, x.shape[-1], 1))(x))) if t else x
    if what == "tdconv":
        return L.TimeDistributed(L.Flatten())(L.TimeDistributed(L.Conv1D(u, 2, padding="same", activation=act))(L.Reshape((t, x.shape[-1], 1))(x))) if t else x
    if what == "cross":
        q = L.Dense(u)(x)
        return L.MultiHeadAttention(2, 2, **r.some(0.4, value_dim=[1, 3], output_shape=[3], use_bias=[False]))(q, x)
    if what == "crop":
        return L.ZeroPadding1D(1)(x) if not t or t < 4 or r.truth() else L.Cropping1D(1)(x)
    if what == "upsample":
        return L.UpSampling1D(2)(x)
    if what == "permute":
        return L.Permute((2, 1))(x) if t else x
    return L.Activation(act)(x)


def flat_layer(r, x):
    u = r.choice([1, 2, 3, 4, 6])
    what = r.choice("dense dense dense drop batch norm act repeat reshape prelu nested noise concat".split())
    act = r.choice(SMOOTH)
    if what == "drop":
        return L.Dropout(0.3)(x)
    if what == "batch":
        return L.BatchNormalization(**r.some(0.4, momentum=[0.5, 0.9]))(x)
    if what == "norm":
        return L.LayerNormalization()(x)
    if what == "act":
        return L.Activation(act)(x)
    if what == "prelu":
        return L.PReLU()(x)
    if what == "noise":
        return L.GaussianNoise(0.1)(x)
    if what == "nested":
        return keras.Sequential([L.Dense(u, activation=act), L.Dropout(0.2), L.Dense(u)])(x)
    if what == "concat":
        return L.concatenate([x, L.Dense(u, activation=act)(x)])
    if what == "repeat":
        return L.RepeatVector(r.choice([2, 3]))(x)
    if what == "reshape" and x.shape[-1] % 2 == 0:
        return L.Reshape((2, -1))(x)
    return L.Dense(u, activation=act, **weights_options(r, "kernel", "bias"), **initializer(r, "kernel_initializer"))(x)


LOSSES = dict(
    real=["mse", "mae", "mean_squared_error", "huber", "log_cosh", keras.losses.MeanSquaredError(reduction="sum"), keras.losses.MeanAbsoluteError(reduction="mean_with_sample_weight"), "cosine_similarity", keras.losses.Huber()],
    bits=["binary_crossentropy", keras.losses.BinaryCrossentropy(label_smoothing=0.1), keras.losses.BinaryFocalCrossentropy(), "binary_focal_crossentropy", "mse", "poisson", "dice"],
    classes=["categorical_crossentropy", keras.losses.CategoricalCrossentropy(label_smoothing=0.1), keras.losses.CategoricalFocalCrossentropy(), "kl_divergence", "mse", "categorical_hinge"],
    sparse=["sparse_categorical_crossentropy", "sparse_categorical_crossentropy", keras.losses.SparseCategoricalCrossentropy(ignore_class=1)],
    logits=[keras.losses.SparseCategoricalCrossentropy(from_logits=True)],
    bitlogits=[keras.losses.BinaryCrossentropy(from_logits=True), "hinge", "squared_hinge"],
)
METRICS = dict(
    real=["mae", "mse", "root_mean_squared_error", "cosine_similarity", "mape", "R2Score", "LogCoshError"],
    bits=["accuracy", "acc", "AUC", "Precision", "Recall", "binary_accuracy", "binary_crossentropy", "TruePositives", "BinaryIoU"],
    classes=["accuracy", "categorical_crossentropy", "categorical_accuracy", "TopK", "F1Score"],
    sparse=["accuracy", "acc", "sparse_categorical_accuracy", "sparse_categorical_crossentropy", "STopK"],
    logits=["accuracy", "sparse_categorical_accuracy"],
    bitlogits=["hinge", "mse"],
)


def metric(r, name, sequence):
    m = keras.metrics
    made = {"AUC": lambda: m.AUC(num_thresholds=20), "TopK": lambda: m.TopKCategoricalAccuracy(k=2), "STopK": lambda: m.SparseTopKCategoricalAccuracy(k=2, name="top2"), "R2Score": lambda: m.R2Score(), "F1Score": lambda: m.F1Score(average="macro"), "Precision": lambda: r.choice([m.Precision(), "precision"][:1]), "Recall": lambda: m.Recall(thresholds=0.4), "TruePositives": lambda: m.TruePositives(), "BinaryIoU": lambda: m.BinaryIoU(name="iou")}
    if sequence and name in ("R2Score", "F1Score"):
        return "mse"
    return made[name]() if name in made else name


def target(r, g, x, n, dtype):
    """An output layer upon x, its targets and what to compile."""
    sequence = len(x.shape) == 3
    kind = r.choice(sorted(LOSSES))
    full = (n,) + ((x.shape[1],) if sequence else ())
    c = r.choice([2, 3, 4])
    name = r.some(0.5, name=["out%d" % r.randint(0, 99)])
    wrap = lambda d: L.TimeDistributed(d, **name) if sequence and r.truth(0.5) else d
    units = c if kind in ("classes", "sparse", "logits") else r.choice([1, 2])
    act = dict(real=None, bits="sigmoid", classes="softmax", sparse="softmax", logits=None, bitlogits=None)[kind]
    d = L.Dense(units, activation=act, **({} if sequence else name))
    y = wrap(d)(x)
    if kind == "real":
        t = g.normal(size=full + (units,))
        if units == 1 and not sequence and r.truth():
            t = t[:, 0]
    elif kind in ("bits", "bitlogits"):
        t = g.randint(0, 2, size=full + (units,))
        if units == 1 and not sequence and r.truth():
            t = t[:, 0]
    elif kind == "classes":
        t = np.eye(c)[g.randint(0, c, size=full)]
    else:
        t = g.randint(0, c, size=full)
        if r.truth(0.3):
            t = t[..., None]
    loss = r.choice(LOSSES[kind])
    if loss == "dice" and (sequence or t.ndim < 2):
        loss = "mse"
    if loss == "cosine_similarity" and t.ndim < 2:
        loss = "mse"
    names = [metric(r, m, sequence or t.ndim < 2) for m in r.sample(METRICS[kind], r.choice([0, 1, 1, 2])) if m != "hinge" or t.ndim > 1]
    return y, t.astype(dtype) if kind in ("real", "classes") else t.astype("int32") if r.truth() else t.astype(dtype), loss, names, sequence, kind


def optimizer(r, embedding):
    o = keras.optimizers
    s = o.schedules
    rate = lambda: r.choice([0.05, 0.02, s.ExponentialDecay(0.05, 3, 0.7), s.CosineDecay(0.05, 12), s.PiecewiseConstantDecay([3, 6], [0.05, 0.02, 0.01]), s.PolynomialDecay(0.05, 10, 0.01), s.InverseTimeDecay(0.05, 2, 0.5)] if r.truth(0.5) else [0.05, 0.02])
    shared = r.some(0.12, clipnorm=[0.5], clipvalue=[0.1], global_clipnorm=[1.0], weight_decay=[0.01], use_ema=[True], gradient_accumulation_steps=[2])
    clips = [k for k in shared if "clip" in k]
    for k in clips[1:]:
        del shared[k]
    if embedding:
        return r.choice(["sgd", o.SGD(rate())])
    if r.truth(0.3):
        return r.choice(["sgd", "adam", "rmsprop", "adagrad", "nadam", "adamw"])
    return r.choice([lambda: o.SGD(rate(), **shared), lambda: o.SGD(rate(), momentum=0.9, nesterov=r.truth(), **shared), lambda: o.Adam(rate(), epsilon=1e-3, **shared), lambda: o.RMSprop(rate(), epsilon=1e-3, **shared), lambda: o.Adagrad(rate(), **shared), lambda: o.Nadam(0.02, epsilon=1e-3), lambda: o.Adamax(rate(), epsilon=1e-3, **shared), lambda: o.AdamW(rate(), epsilon=1e-3), lambda: o.Adadelta(0.5, epsilon=1e-3, **shared), lambda: o.Ftrl(0.05), lambda: o.LossScaleOptimizer(o.SGD(0.05))])()  # fmt: skip


def source(r, g, n, dtype):
    """An input and its numbers."""
    kind = r.choice(["series", "series", "series", "tokens", "vector"])
    t, f = r.choice([3, 4, 5, 8]), r.choice([1, 2, 3, 5])
    if kind == "tokens":
        x = g.randint(1, 9, size=(n, t))
        for row in x:
            k = g.randint(1, t + 1)
            row[k:] = 0
        i = keras.Input((t,), dtype="int32")
        return i, x.astype("int32"), L.Embedding(9, r.choice([2, 3, 4]), mask_zero=r.truth(0.7), **r.some(0.2, embeddings_regularizer=["l2"]))(i), True
    x = g.normal(size=(n, t, f) if kind == "series" else (n, f))
    i = keras.Input(x.shape[1:], **r.some(0.3, name=["in%d" % r.randint(0, 99)]))
    h = i
    if kind == "series" and r.truth(0.35):
        for row in x:
            k = g.randint(1, t + 1)
            if r.truth(0.8):
                row[k:] = 0
            else:
                row[: t - k] = 0
        h = L.Masking()(i)
    return i, x.astype(dtype), h, False


def trunk(r, h, steps):
    for _ in range(steps):
        h = sequence_layer(r, h) if len(h.shape) == 3 else flat_layer(r, h)
        if len(h.shape) > 3:
            h = L.Flatten()(h)
    return h


def flattened(r, h):
    if len(h.shape) == 2:
        return h
    return r.choice([lambda: L.GlobalAveragePooling1D()(h), lambda: L.GlobalMaxPooling1D()(h), lambda: L.Flatten()(h), lambda: recurrent(r, None, False, True)(h)])()


def draw(r, g, dtype):
    batch = r.choice([2, 3, 4, 5])
    several = r.truth(0.3)
    n = batch * r.choice([2, 3, 4]) + (0 if several else r.choice([0, 1, 2]))
    parts = [source(r, g, n, dtype)] + ([source(r, g, n, dtype)] if r.truth(0.25) else [])
    embedding = any(p[3] for p in parts)
    hs = [trunk(r, p[2], r.choice([0, 1, 1, 2, 3])) for p in parts]
    if len(hs) > 1:
        h = L.Concatenate()([flattened(r, x) for x in hs])
        h = trunk(r, h, r.choice([0, 1]))
    else:
        h = hs[0]
    heads = [target(r, g, h if len(h.shape) == 3 and r.truth(0.4) else flattened(r, h), n, dtype) for _ in range(2 if several else 1)]
    outputs = [x[0] for x in heads]
    inputs = [p[0] for p in parts]
    if len(parts) == 1 and len(heads) == 1 and r.truth(0.4):
        model = sequential(r, inputs[0], outputs[0])
    else:
        model = keras.Model(inputs if len(inputs) > 1 or r.truth(0.2) else inputs[0], outputs if len(outputs) > 1 else outputs[0], **r.some(0.3, name=["net"]))
    if r.truth(0.25):
        for layer in model.layers:
            if r.truth(0.3) and layer.weights and not isinstance(layer, FORGOTTEN):
                layer.trainable = False
    names = [o._keras_history.operation.name for o in outputs]
    byname = several and r.truth(0.4) and len(set(names)) == len(names)
    put = lambda values: values[0] if len(values) == 1 else dict(zip(names, values)) if byname else values
    arguments = dict(optimizer=optimizer(r, embedding), loss=put([x[2] for x in heads]))
    metrics = [x[3] for x in heads]
    where = r.choice(["metrics", "metrics", "weighted_metrics"])
    if any(metrics):
        arguments[where] = put(metrics) if len(metrics) > 1 else metrics[0]
    if several and r.truth(0.5):
        arguments["loss_weights"] = put([0.3, 2.0])
    model.compile(**arguments)
    return model, [p[1] for p in parts], [x[1] for x in heads], heads, batch, embedding


def sequential(r, i, o):
    """The same layers in a Sequential, if they stand in a row."""
    model = keras.Model(i, o)
    layers = model.layers[1:]
    if any(len(x._inbound_nodes) != 1 or len(x._inbound_nodes[0].input_tensors) != 1 for x in layers):
        return model
    return keras.Sequential(([i] if r.truth(0.7) else []) + layers, **r.some(0.3, name=["row"]))


def callbacks(r, epochs, logs, schedule, ema):
    made = []
    monitor = r.choice(logs)
    if r.truth(0.25):
        made.append(["EarlyStopping", dict(monitor=monitor, patience=r.choice([0, 1, 2]), mode=r.choice(["min", "max"])) | r.some(0.5, restore_best_weights=[True], start_from_epoch=[1], min_delta=[0.01], baseline=[0.5])])
    if r.truth(0.2) and not schedule:
        made.append(["ReduceLROnPlateau", dict(monitor=monitor, patience=r.choice([1, 2]), mode=r.choice(["min", "max"]), factor=0.5) | r.some(0.5, min_lr=[0.02], cooldown=[1], min_delta=[0.1])])
    if r.truth(0.15) and not schedule:
        made.append(["LearningRateScheduler", dict(factor=0.8)])
    if ema and r.truth():
        made.append(["SwapEMAWeights", dict(swap_on_epoch=True)])
    return made


def callback(name, o):
    if name == "LearningRateScheduler":
        return keras.callbacks.LearningRateScheduler(lambda epoch, rate: rate * o["factor"])
    return getattr(keras.callbacks, name)(**o)


def sample_weights(r, g, heads, ys, dtype):
    ws = []
    for head, y in zip(heads, ys):
        # one axis of weights beside sequences is what Keras refuses
        shape = y.shape[:2] if head[4] else y.shape[:1]
        w = g.uniform(0.2, 2, size=shape)
        ws.append(np.where(g.uniform(size=shape) < 0.2, 0, w).astype(dtype))
    return ws


def run(case, dtype):
    seed = zlib.crc32(case.encode())
    r, g = R(seed), np.random.RandomState(seed)
    keras.config.set_floatx(dtype)
    keras.config.set_dtype_policy(dtype)
    keras.backend.clear_session()
    keras.utils.set_random_seed(seed % 1000)
    model, xs, ys, heads, batch, embedding = draw(r, g, dtype)
    text = model.to_json()
    keras.backend.clear_session()
    start = r.randint(0, 10000)
    keras.utils.set_random_seed(start)
    model = keras.models.model_from_json(text)
    arrays, fit = {}, dict(batch_size=batch, epochs=r.choice([1, 2, 3, 4]), verbose=0)
    n = len(ys[0])
    fit |= r.some(0.3, shuffle=[False])
    weights = None
    if r.truth(0.25):
        weights = sample_weights(r, g, heads, ys, dtype)
    elif len(heads) == 1 and not heads[0][4] and heads[0][5] in ("sparse", "logits", "bits", "classes") and ys[0].ndim <= 2 and r.truth(0.3) and (ys[0].shape[-1] == 1 or ys[0].ndim == 1 or heads[0][5] == "classes"):
        fit["class_weight"] = {0: 0.5, 1: 2.0, 2: 1.5, 3: 0.1}
    validation = r.choice(["none", "split", "data", "data"])
    if validation == "split":
        fit["validation_split"] = batch / n if len(heads) > 1 else r.choice([0.2, 0.34])
    if r.truth(0.1) and fit["epochs"] > 1:
        fit["initial_epoch"] = 1
    if validation != "none":
        fit |= r.some(0.15, validation_freq=[2], validation_batch_size=[batch + 1 if len(heads) == 1 else batch])
    vs = None
    if validation == "data":
        m = batch * 2 + (0 if len(heads) > 1 else r.choice([0, 1]))
        pick = g.randint(0, n, size=m)
        vs = ([x[pick] for x in xs], [y[pick] for y in ys], [w[pick] for w in weights] if weights and r.truth() else None)
    dataset = r.truth(0.2) and validation != "split" and "class_weight" not in fit
    for i, x in enumerate(xs):
        arrays["x%d" % i] = x
    for i, y in enumerate(ys):
        arrays["y%d" % i] = y
    for i, w in enumerate(weights or []):
        arrays["sw%d" % i] = w
    one = lambda v: v[0] if len(v) == 1 else v
    about = {}
    if model.built:
        about["before_text"] = summary(model)
        for i, p in enumerate(flat(model.predict(one(xs), batch_size=batch, verbose=0))):
            arrays["before%d" % i] = p
        for i, w in enumerate(model.get_weights()):
            arrays["start%d" % i] = w
    logs = ["loss"] + (["val_loss"] if validation != "none" and "validation_freq" not in fit else [])
    schedule = not hasattr(model.optimizer._learning_rate, "assign")
    chosen = callbacks(r, fit["epochs"], logs, schedule, getattr(model.optimizer, "use_ema", False))
    about["fit"] = dict(fit, callbacks=chosen, dataset=dataset)
    made = [callback(*c) for c in chosen]
    if vs:
        for key, values in zip(("vx", "vy", "vsw"), vs):
            for i, v in enumerate(values or []):
                arrays["%s%d" % (key, i)] = v
        fit["validation_data"] = (one(vs[0]), one(vs[1])) + ((one(vs[2]),) if vs[2] else ())
    if dataset:
        if r.truth():
            fit["steps_per_epoch"] = about["fit"]["steps_per_epoch"] = r.choice([1, 2])
            about["fit"]["repeat"] = True
        pack = lambda v: v[0] if len(v) == 1 else tuple(v)
        data = tf.data.Dataset.from_tensor_slices((pack(xs), pack(ys)) + ((pack(weights),) if weights else ())).batch(batch)
        if "repeat" in about["fit"]:
            data = data.repeat()
        for k in ("batch_size", "shuffle"):
            fit.pop(k, None)
        history = model.fit(data, callbacks=made, **fit)
    else:
        if weights:
            fit["sample_weight"] = one(weights)
        history = model.fit(one(xs), one(ys), callbacks=made, **fit)
    about["history_keys"] = list(history.history)
    about["epochs"] = history.epoch
    for k, v in history.history.items():
        arrays["history_" + k] = np.array(v)
    for i, w in enumerate(model.get_weights()):
        arrays["final%d" % i] = w
    result = model.evaluate(one(xs), one(ys), batch_size=batch, verbose=0, return_dict=True, **({"sample_weight": one(weights)} if weights else {}))
    for k, v in result.items():
        arrays["evaluate_" + k] = np.array(v)
    for i, p in enumerate(flat(model.predict(one(xs), batch_size=batch + 1, verbose=0))):
        arrays["predict%d" % i] = p
    about["summaries"] = []
    for _ in range(3):
        o = r.some(0.5, expand_nested=[True], show_trainable=[True], line_length=[60, 100, 130], positions=[[0.3, 0.6, 0.7, 1.0], [0.5, 0.75, 0.9, 1.0]])
        if o.get("show_trainable") and "positions" in o:
            o["positions"] = o["positions"][:3] + [0.95, 1.0]
        try:
            about["summaries"].append(dict(arguments=o, text=summary(model, **o)))
        except Exception as e:
            about["summaries"].append(dict(arguments=o, refused=str(e)[:200]))
    about |= dict(kind="program", model=json.loads(text), again=json.loads(model.to_json()), seed=start, weight_paths=[w.path for w in model.weights])
    return about, arrays


def summary(model, **o):
    lines = []
    model.summary(print_fn=lambda s, **_: lines.append(s), **o)
    return "\n".join(lines)


def flat(x):
    return list(x) if isinstance(x, (list, tuple)) else list(x.values()) if isinstance(x, dict) else [x]


def main():
    folder, start, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    os.makedirs(folder, exist_ok=True)
    refused = open(os.path.join(folder, "programs.refused"), "a")
    for number in range(start, start + count):
        case = "program_%d" % number
        dtype = "float64" if number % 5 == 4 else "float32"
        name = case + ("_f64" if dtype == "float64" else "")
        try:
            about, arrays = run(case, dtype)
        except Exception as e:
            where = traceback.extract_tb(e.__traceback__)
            here = [f.lineno for f in where if f.filename == __file__][-1]
            print(case, here, type(e).__name__, str(e)[:300].replace("\n", " "), file=refused, flush=True)
            continue
        np.savez(os.path.join(folder, name + ".npz"), **arrays)
        about = dict(name=name, case=case, keras=keras.__version__, backend="tensorflow", dtype=dtype, description=case, **{"class": about["model"]["class_name"]}) | about
        with open(os.path.join(folder, name + ".json"), "w") as out:
            json.dump(about, out)


if __name__ == "__main__":
    main()
