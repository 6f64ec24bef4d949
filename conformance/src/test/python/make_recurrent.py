"""Makes recurrent_options.zip: golden cases of recurrent layers whose options meet, and of the layers around them.

    pip install keras==3.15.1 tensorflow-cpu==2.21.0
    python make_recurrent.py recurrent_options.zip
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
from keras import layers as L

BATCH, TIME, FEATURES = 4, 6, 3
KINDS = (
    ("lstm", L.LSTM, {}, 2),
    ("gru", L.GRU, {}, 1),
    ("gru_ra0", L.GRU, {"reset_after": False}, 1),
    ("simple_rnn", L.SimpleRNN, {}, 1),
)


class Case:
    """A layer, and how it is called. Masks: "some" holds an empty row, a full one, one with holes, one that is empty on the left."""

    def __init__(self, name, make, mask=None, states=(), calls=1, training=None, shape=(TIME, FEATURES)):
        self.name, self.make, self.mask, self.states = name, make, mask, states
        self.calls, self.training, self.shape = calls, training, shape


def cases():
    for name, kind, more, n in KINDS:

        def make(units=3, kind=kind, more=more, **options):
            return lambda: kind(units, **{**more, **options})

        s = (3,) * n
        seq = {"return_sequences": True}
        every = {"return_sequences": True, "return_state": True}
        yield Case(name + "_mask_states", make(**every), "some", s)
        yield Case(name + "_mask_states_last", make(return_state=True), "some", s)
        yield Case(name + "_mask_states_zeros", make(zero_output_for_mask=True, **every), "some", s)
        yield Case(name + "_mask_states_zeros_last", make(zero_output_for_mask=True), "some", s)
        yield Case(name + "_mask_back_zeros", make(go_backwards=True, zero_output_for_mask=True, **every), "some", s)
        yield Case(name + "_mask_back_last", make(go_backwards=True), "some")
        yield Case(name + "_mask_unrolled", make(unroll=True, **seq), "some", s)
        yield Case(name + "_mask_unrolled_zeros", make(unroll=True, zero_output_for_mask=True, **every), "some", s)
        yield Case(name + "_mask_stateful", make(stateful=True, **every), "some", calls=2)
        yield Case(name + "_mask_stateful_back_last", make(stateful=True, go_backwards=True), "some", calls=2)
        yield Case(name + "_mask_nobias", make(use_bias=False, **seq), "some")
        yield Case(name + "_mask_relu", make(activation="relu", **every), "some", s)
        yield Case(name + "_mask_dropout", make(dropout=0.3, seed=3, **seq), "some", calls=2, training=True)
        yield Case(name + "_mask_units9", make(units=9, **seq), "some", shape=(TIME, 9))

        def bi(options=None, kind=kind, more=more, **own):
            return lambda: L.Bidirectional(kind(3, **{**more, **(options or {})}), **own)

        two = s + s
        yield Case(name + "_bi_mask_states", bi(every), "some", two)
        yield Case(name + "_bi_mask_states_last", bi({"return_state": True}, merge_mode="sum"), "some", two)
        yield Case(name + "_bi_mask_states_none", bi(every, merge_mode=None), "some", two)
        yield Case(name + "_bi_states_mul", bi(seq, merge_mode="mul"), None, two)
        yield Case(name + "_bi_mask_stateful", bi({"stateful": True, **seq}, merge_mode="ave"), "some", calls=2)
        # With a mask Keras 3.15.1 zeroes the wrong steps here: an unrolled layer that goes backwards takes the mask unturned.
        yield Case(name + "_bi_unrolled", bi({"unroll": True, **seq}))
        yield Case(name + "_bi_nobias_relu", bi({"use_bias": False, "activation": "relu"}), "some")
        yield Case(
            name + "_bi_turned_round",
            lambda kind=kind, more=more: L.Bidirectional(
                kind(3, go_backwards=True, return_sequences=True, **more),
                backward_layer=kind(2, return_sequences=True, **more),
            ),
            "some",
        )
        yield Case(name + "_bi_own", lambda kind=kind, more=more: L.Bidirectional(kind(3, **more), merge_mode="sum", backward_layer=kind(3, go_backwards=True, activation="sigmoid", **more)), "some")  # fmt: skip
        penalties = {"kernel_regularizer": "l2", "recurrent_regularizer": "l1", "bias_regularizer": "l1l2", "activity_regularizer": "l2"}  # fmt: skip
        yield Case(name + "_bi_regularizers", bi({**seq, **penalties}), "some")
        yield Case(name + "_bi_dropout", bi({"dropout": 0.3, "seed": 5}) if kind is not L.SimpleRNN else bi(), training=True, calls=2)  # fmt: skip
        yield Case("td_" + name + "_mask", lambda kind=kind, more=more: L.TimeDistributed(kind(3, return_sequences=True, **more)), "some", shape=(TIME, 4, 2))  # fmt: skip
        yield Case("td_bi_" + name, lambda kind=kind, more=more: L.TimeDistributed(L.Bidirectional(kind(3, **more))), shape=(TIME, 4, 2))  # fmt: skip
        yield Case("td_" + name + "_regularizers", lambda kind=kind, more=more: L.TimeDistributed(kind(3, **more, **penalties)), shape=(TIME, 4, 2))  # fmt: skip

    def stack():
        return [L.LSTMCell(4), L.GRUCell(3, reset_after=False), L.GRUCell(5), L.SimpleRNNCell(2)]

    states = ((4, 4), (3,), (5,), (2,))
    every = {"return_sequences": True, "return_state": True}
    yield Case("stack", lambda: L.RNN(stack(), **every))
    yield Case("stack_fused", lambda: L.RNN([L.LSTMCell(4), L.GRUCell(3)], **every), "some", ((4, 4), (3,)))
    yield Case("stack_fused_last", lambda: L.RNN([L.LSTMCell(4), L.SimpleRNNCell(3)]), "some")
    yield Case("stack_fused_zeros", lambda: L.RNN([L.LSTMCell(4), L.SimpleRNNCell(3)], zero_output_for_mask=True), "some")
    yield Case("stack_mask_states", lambda: L.RNN(stack(), **every), "some", states)
    yield Case("stack_mask_back_zeros", lambda: L.RNN(stack(), go_backwards=True, zero_output_for_mask=True, **every), "some")
    yield Case("stack_stateful", lambda: L.RNN(stack(), stateful=True, **every), calls=2)
    yield Case("stack_stateful_mask", lambda: L.RNN(stack(), stateful=True), "some", calls=2)
    yield Case("stack_unrolled", lambda: L.RNN(stack(), unroll=True, return_sequences=True), "some")
    yield Case("stack_of_stacks", lambda: L.RNN(L.StackedRNNCells([L.StackedRNNCells([L.GRUCell(3), L.GRUCell(2)]), L.SimpleRNNCell(4)])))  # fmt: skip
    yield Case("stack_bi", lambda: L.Bidirectional(L.RNN([L.LSTMCell(4), L.GRUCell(3)], **every)), "some")
    yield Case("stack_dropout", lambda: L.RNN([L.LSTMCell(4, dropout=0.2, seed=1), L.GRUCell(3, dropout=0.3, recurrent_dropout=0.3, seed=2)], return_sequences=True), calls=2, training=True)  # fmt: skip
    yield Case("td_dense_mask", lambda: L.TimeDistributed(L.Dense(3, activation="relu")), "some")
    yield Case("td_td_dense", lambda: L.TimeDistributed(L.TimeDistributed(L.Dense(3))), shape=(TIME, 4, 2))
    yield Case("td_dense_activity", lambda: L.TimeDistributed(L.Dense(3, activity_regularizer="l2", kernel_regularizer="l1")))
    yield Case("td_dropout", lambda: L.TimeDistributed(L.Dropout(0.4, seed=7)), calls=2, training=True)
    yield Case("td_lstm_dropout", lambda: L.TimeDistributed(L.LSTM(3, dropout=0.4, seed=7)), training=True, shape=(3, 4, 2))
    yield Case("seq_masked", lambda: keras.Sequential([L.Masking(), L.Bidirectional(L.LSTM(3, return_sequences=True)), L.GRU(3, return_sequences=True), L.TimeDistributed(L.Dense(2)), L.SimpleRNN(2)]), "zeros")  # fmt: skip


def flat(x):
    return [y for part in x for y in flat(part)] if isinstance(x, (list, tuple)) else [x]


def some_mask(shape, random):
    mask = random.uniform(size=shape) < 0.6
    mask[0] = False
    mask[1] = True
    mask[2, :2] = False
    mask[2, 2] = True
    mask[3, -1] = False
    return mask


def run(case, dtype):
    keras.config.set_floatx(dtype)
    keras.config.set_dtype_policy(dtype)
    keras.backend.clear_session()
    random = np.random.RandomState(zlib.crc32(case.name.encode()))
    draw = lambda *shape: random.normal(size=shape).astype("float32").astype(dtype)
    layer = case.make()
    shape = (BATCH,) + case.shape
    xs = [draw(*shape) for _ in range(case.calls)]
    masks = [None] * case.calls
    if case.mask == "some":
        masks = [some_mask(shape[:-1], random) for _ in range(case.calls)]
    if case.mask == "zeros":
        xs = [x * some_mask(shape[:-1], random)[..., None] for x in xs]
    initial = [tuple(draw(BATCH, u) for u in s) if isinstance(s, tuple) else draw(BATCH, s) for s in case.states]
    initial = [s[0] if isinstance(s, tuple) and len(s) == 1 else s for s in initial]
    layer.build(shape)
    layer.set_weights([0.4 * draw(*w.shape) if "seed" not in w.name else w.numpy() for w in layer.weights])
    arrays = {"w%d" % i: w for i, w in enumerate(layer.get_weights())}
    for call, x in enumerate(xs):
        c = "c%d_" % call if case.calls > 1 else ""
        x = tf.constant(x)
        states = [tf.constant(s) for s in flat(initial)]
        packed = tf.nest.pack_sequence_as([list(s) if isinstance(s, tuple) else s for s in initial], states)
        named = {}
        if case.training is not None:
            named["training"] = case.training
        if masks[call] is not None:
            named["mask"] = tf.constant(masks[call])
        if states:
            named["initial_state"] = packed
        with tf.GradientTape(persistent=True) as tape:
            tape.watch([x] + states)
            ys = flat(layer(x, **named))
            gs = [draw(*y.shape) for y in ys]
            total = sum(tf.reduce_sum(y * g) for y, g in zip(ys, gs))
            losses = sum(layer.losses) if layer.losses else None
        trained = [w.value for w in layer.trainable_weights]
        d = tape.gradient(total, [x] + states + trained, unconnected_gradients="zero")
        arrays[c + "x0"] = x.numpy()
        if masks[call] is not None:
            arrays[c + "mask"] = masks[call]
        for i, s in enumerate(states):
            arrays[c + "state_in%d" % i] = s.numpy()
            arrays[c + "dstate_in%d" % i] = d[1 + i].numpy()
        for i, (y, g) in enumerate(zip(ys, gs)):
            arrays[c + "y%d" % i] = y.numpy()
            arrays[c + "g%d" % i] = g
        out = getattr(ys[0], "_keras_mask", None)
        if out is not None:
            arrays[c + "mask_out"] = out.numpy()
        arrays[c + "dx0"] = d[0].numpy()
        for i, dw in enumerate(d[1 + len(states) :]):
            arrays[c + "dw%d" % i] = dw.numpy()
        if losses is not None:
            arrays[c + "losses_sum"] = losses.numpy()
            dl = tape.gradient(losses, trained, unconnected_gradients="zero")
            for i, dw in enumerate(dl):
                arrays[c + "dlw%d" % i] = dw.numpy()
        if getattr(layer, "stateful", False):
            for i, s in enumerate(flat(tuple(layer.states))):
                arrays[c + "states%d" % i] = s.numpy()
    name = case.name + ("_f64" if dtype == "float64" else "")
    about = {
        "name": name, "case": case.name, "kind": "layer", "keras": keras.__version__, "dtype": dtype,
        "class": type(layer).__name__, "config": plain(keras.saving.serialize_keras_object(layer)),
        "call": {"inputs": "single", "training": case.training, "mask": masks[0] is not None, "initial_state": bool(case.states)},
        "calls": case.calls, "null_gradients": [],
    }  # fmt: skip
    if isinstance(layer, L.SimpleRNN):
        about["config"]["config"]["seed"] = layer.cell.seed  # Keras 3.15.1 leaves it out
    return name, about, arrays


def plain(config):
    """Without what no reader needs."""
    if isinstance(config, dict):
        return {k: plain(v) for k, v in config.items() if k not in ("build_config", "compile_config")}
    return [plain(v) for v in config] if isinstance(config, list) else config


with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
    for case in cases():
        for dtype in ("float32", "float64"):
            try:
                name, about, arrays = run(case, dtype)
            except Exception as e:
                print("refused by Keras:", case.name, dtype, str(e)[:200].replace("\n", " "))
                continue
            npz = io.BytesIO()
            np.savez_compressed(npz, **arrays)
            for file, content in ((name + ".json", json.dumps(about)), (name + ".npz", npz.getvalue())):
                out.writestr(zipfile.ZipInfo(file), content, zipfile.ZIP_DEFLATED, 9)
