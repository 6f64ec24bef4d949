"""A development tool: random golden cases of layers, made with real Keras.

    pip install keras==3.15.1 tensorflow-cpu==2.21.0
    python fuzz.py FOLDER GROUP FIRST COUNT     GROUP: recurrent, bidirectional, cells, distributed, convlstm, stacks, layers

Case number n of a group is always the same. What Keras refuses is counted and left out; a case that fails is kept, as a case of its own,
by one of the programs beside this one.
"""

import json
import os
import random
import sys
import zlib

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import numpy as np
import tensorflow as tf
from keras import layers as L

NONE = None
ACTIVATIONS = "tanh sigmoid relu linear elu selu softsign softplus hard_sigmoid gelu silu softmax exponential mish relu6 log_softmax hard_silu leaky_relu".split()


class Ids(tuple):
    """The shape of an input of whole numbers below 7."""


class R(random.Random):
    def some(self, chance, value, otherwise=None):
        return value() if self.random() < chance else otherwise

    def truth(self, chance=0.5):
        return self.random() < chance

    def size(self):
        return self.choice([1, 2, 3, 4, 5, 7, 8, 9, 16, 17, 33, 65] if self.truth(0.3) else [1, 2, 3, 4, 5])

    def activation(self):
        return self.choice(ACTIVATIONS)

    def regularizer(self):
        return self.choice([lambda: "l2", lambda: "l1", lambda: keras.regularizers.L1L2(0.03, 0.2), lambda: keras.regularizers.L2(0.3)])()


def options(r, **chances):
    """Options with their chance and how to draw them."""
    return {k: draw(r) for k, (chance, draw) in chances.items() if r.truth(chance)}


def true(r):
    return True


def false(r):
    return False


ACT = lambda r: r.activation()
REG = lambda r: r.regularizer()


def rnn_options(r, kind, cell=False):
    o = dict(activation=(0.4, ACT), use_bias=(0.2, false))
    if kind != "SimpleRNN":
        o["recurrent_activation"] = (0.3, ACT)
    if kind == "LSTM":
        o["unit_forget_bias"] = (0.2, false)
    if kind == "GRU":
        o["reset_after"] = (0.5, false)
    for k in ("kernel", "recurrent", "bias"):
        o[k + "_regularizer"] = (0.1, REG)
        o[k + "_constraint"] = (0.1, lambda r: r.choice(["non_neg", "unit_norm", "max_norm"]))
    if not cell:
        o["activity_regularizer"] = (0.1, REG)
        for k in ("return_sequences", "return_state"):
            o[k] = (0.5, true)
        o["go_backwards"] = (0.3, true)
        o["zero_output_for_mask"] = (0.3, true)
        o["unroll"] = (0.15, true)
    return options(r, **o)


def dropouts(r):
    return options(r, dropout=(0.7, lambda r: r.choice([0.2, 0.5])), recurrent_dropout=(0.5, lambda r: r.choice([0.3, 0.5]))) | dict(seed=r.randint(0, 99))


def mask_kind(r):
    return r.some(0.6, lambda: r.choice("left right irregular all".split()))


def time(r):
    return r.choice([1, 2, 3, 5, 8, 40] if r.truth(0.3) else [2, 3, 4, 5])


def recurrent(r):
    kind = r.choice(["LSTM", "GRU", "SimpleRNN"])
    o = rnn_options(r, kind)
    training = r.some(0.2, lambda: True)
    if training:
        o |= dropouts(r)
    units = r.size()
    calls = r.choice([1, 1, 1, 2])
    if r.truth(0.3):
        o["stateful"] = True
        calls = 2
    states = r.some(0.3, lambda: [units] * (2 if kind == "LSTM" else 1), [])
    mask = mask_kind(r)
    return lambda: getattr(L, kind)(units, **o), [(r.choice([1, 2, 3, 4, 5, 9]), time(r), r.size())], dict(mask=mask, states=states, calls=calls, training=training)


def bidirectional(r):
    kind = r.choice(["LSTM", "GRU", "SimpleRNN"])
    o = rnn_options(r, kind)
    training = r.some(0.15, lambda: True)
    if training:
        o |= dropouts(r)
    units = r.size()
    calls = 1
    if r.truth(0.2):
        o["stateful"] = True
        calls = 2
    w = options(r, merge_mode=(0.7, lambda r: r.choice(["sum", "mul", "ave", "concat", NONE])))
    back = NONE
    if r.truth(0.25):
        back = rnn_options(r, kind)
        for k in ("return_sequences", "return_state", "go_backwards", "stateful", "activity_regularizer"):
            back.pop(k, NONE)
            if k in o:
                back[k] = o[k]
        back["go_backwards"] = not o.get("go_backwards", False)
    states = r.some(0.2, lambda: [units] * (4 if kind == "LSTM" else 2), [])

    def make():
        cls = getattr(L, kind)
        more = dict(backward_layer=cls(units, **back)) if back is not NONE else {}
        return L.Bidirectional(cls(units, **o), **w, **more)

    return make, [(r.choice([1, 2, 3, 4]), time(r), r.size())], dict(mask=mask_kind(r), states=states, calls=calls, training=training)


def cells(r):
    def cell():
        kind = r.choice(["LSTM", "GRU", "SimpleRNN"])
        o = rnn_options(r, kind, True)
        if training:
            o |= dropouts(r)
        u = r.size()
        return kind, u, o

    training = r.some(0.15, lambda: True)
    many = [cell() for _ in range(r.choice([1, 1, 2, 3]))]
    o = {k: v for k, v in rnn_options(r, "RNN").items() if k in ("return_sequences", "return_state", "go_backwards", "zero_output_for_mask", "unroll")}
    calls = 1
    if r.truth(0.2):
        o["stateful"], calls = True, 2
    bidirectional, stacked = r.truth(0.15), r.truth()

    def make():
        made = [getattr(L, k + "Cell")(u, **o) for k, u, o in many]
        inner = made[0] if len(made) == 1 and not stacked else L.StackedRNNCells(made) if stacked else made
        layer = L.RNN(inner, **o)
        return L.Bidirectional(layer) if bidirectional else layer

    nested = [[u, u] if k == "LSTM" else [u] for k, u, _ in many]
    states = r.some(0.25, lambda: nested, []) if not bidirectional else []
    return make, [(r.choice([1, 2, 3, 4]), time(r), r.size())], dict(mask=mask_kind(r), states=states, calls=calls, training=training)


def distributed(r):
    t, f = time(r), r.choice([1, 2, 3, 5, 8])
    b = r.choice([1, 2, 3])
    n = r.choice([3, 4, 6])
    inner, shape = r.choice([
        (lambda: L.Dense(u, activation=a), (f,)), (lambda: L.Dense(u, activation=a), (n, f)), (lambda: L.Conv1D(u, 2, activation=a), (n, f)),
        (lambda: L.Conv2D(u, 2), (n, n, f)), (lambda: L.MaxPooling1D(2), (n, f)), (lambda: L.Flatten(), (n, f)), (lambda: L.GRU(u, return_sequences=rs), (n, f)),
        (lambda: L.LSTM(u, return_sequences=rs), (n, f)), (lambda: L.BatchNormalization(), (n, f)), (lambda: L.LayerNormalization(), (f,)),
        (lambda: L.GlobalAveragePooling1D(), (n, f)), (lambda: L.Reshape((f, n)), (n, f)), (lambda: L.TimeDistributed(L.Dense(u)), (n, f)),
        (lambda: L.Bidirectional(L.SimpleRNN(u, return_sequences=rs)), (n, f)), (lambda: L.Dropout(0.4, seed=3), (f,)), (lambda: L.Embedding(7, u, mask_zero=rs), Ids((n,))),
        (lambda: L.Permute((2, 1)), (n, f)), (lambda: L.Activation(a), (f,)), (lambda: L.Dense(u, kernel_regularizer="l2", activity_regularizer="l1"), (f,)), (lambda: L.RepeatVector(2), (f,)),
    ])  # fmt: skip
    u, a, rs = r.size(), r.activation(), r.truth()
    full = (b, t) + tuple(shape)
    return lambda: L.TimeDistributed(inner()), [Ids(full) if isinstance(shape, Ids) else full], dict(mask=r.some(0.4, lambda: mask_kind(r)), training=r.some(0.3, lambda: True))


def convlstm(r):
    rank = r.choice([1, 1, 2, 2, 3])
    o = options(r, activation=(0.3, ACT), recurrent_activation=(0.3, ACT), use_bias=(0.2, false), unit_forget_bias=(0.2, false), padding=(0.5, lambda r: "same"), return_sequences=(0.5, true), return_state=(0.4, true), go_backwards=(0.3, true), kernel_regularizer=(0.1, REG), bias_regularizer=(0.1, REG), activity_regularizer=(0.1, REG), strides=(0.2, lambda r: 2))  # fmt: skip
    if "strides" not in o and r.truth(0.2):
        o["dilation_rate"] = 2
    if "activation" in o and o["activation"] in ("softmax", "log_softmax"):
        del o["activation"]
    calls = 1
    if r.truth(0.2):
        o["stateful"], calls = True, 2
    training = r.some(0.1, lambda: True)
    if training:
        o |= dropouts(r)
    filters, k = r.choice([1, 2, 3, 5, 8]), r.choice([1, 2, 3] if rank < 3 else [1, 2])
    kernel = k if r.truth() else tuple(r.choice([1, 2, 3]) for _ in range(rank))
    space = tuple(r.choice([5, 6, 7]) for _ in range(rank)) if rank < 3 else (4, 3, 5)
    return lambda: getattr(L, "ConvLSTM%dD" % rank)(filters, kernel, **o), [(r.choice([1, 2, 3]), r.choice([1, 2, 3, 4])) + space + (r.choice([1, 2, 3]),)], dict(mask=r.some(0.4, lambda: mask_kind(r)), calls=calls, training=training)


def stacks(r):
    """Small models in sequence, masks flowing through."""
    t, f, b = time(r), r.choice([1, 2, 3, 5]), r.choice([1, 2, 3, 4])
    made, tokens, training = [], r.truth(0.4), r.some(0.3, lambda: True)
    zeros = False
    if tokens:
        u, mz = r.size(), r.truth(0.8)
        made.append(lambda: L.Embedding(7, u, mask_zero=mz))
    elif r.truth(0.7):
        value = r.choice([0.0, 0.5])
        made.append(lambda: L.Masking(value))
        zeros = value
    sequence = True
    for n in range(r.randint(1, 4)):
        if not sequence:
            break
        what = r.choice("rnn rnn bi td dense drop norm act pool conv flat gap reshape batch noise sdrop ident lambda add".split())
        u, a, rs = r.size(), r.activation(), r.truth(0.6)
        kind = r.choice(["LSTM", "GRU", "SimpleRNN"])
        if what == "rnn":
            o = rnn_options(r, kind)
            o.pop("return_state", NONE)
            made.append(lambda kind=kind, u=u, o=o: getattr(L, kind)(u, **o))
            sequence = "return_sequences" in o
        if what == "bi":
            m = r.choice(["sum", "mul", "ave", "concat"])
            made.append(lambda kind=kind, u=u, rs=rs, m=m: L.Bidirectional(getattr(L, kind)(u, return_sequences=rs), merge_mode=m))
            sequence = rs
        simple = dict(
            td=lambda u=u, a=a: L.TimeDistributed(L.Dense(u, activation=a)), dense=lambda u=u, a=a: L.Dense(u, activation=a), drop=lambda u=u: L.Dropout(0.3, seed=u), norm=lambda: L.LayerNormalization(),
            act=lambda a=a: L.Activation(a), pool=lambda: L.MaxPooling1D(2, padding="same"), conv=lambda u=u: L.Conv1D(u, 2, padding="same"), gap=lambda: L.GlobalAveragePooling1D(), flat=lambda: L.Flatten(),
            batch=lambda: L.BatchNormalization(), noise=lambda u=u: L.GaussianNoise(0.1, seed=u), sdrop=lambda u=u: L.SpatialDropout1D(0.3, seed=u), ident=lambda: L.Identity(), reshape=lambda: L.Reshape((-1, 1)),
            add=lambda a=a: L.UnitNormalization())  # fmt: skip
        if what in simple:
            made.append(simple[what])
            sequence = what not in ("flat", "gap")
    if r.truth(0.4):
        made.append(lambda: L.Dense(3, activation="softmax"))
    if not made:
        made.append(lambda: L.LSTM(3))
    shape = Ids((b, t)) if tokens else (b, t, f)
    return lambda: keras.Sequential([m() for m in made]), [shape], dict(training=training, zeros=zeros)


def layers(r):
    b = r.choice([1, 2, 3, 5])
    n = lambda: r.choice([1, 2, 3, 4, 5, 6])
    wide = lambda: r.size()
    act = r.some(0.5, lambda: r.activation())
    nb = options(r, use_bias=(0.2, false))
    reg = options(r, kernel_regularizer=(0.15, REG), bias_regularizer=(0.1, REG), activity_regularizer=(0.1, REG))
    train = r.some(0.5, lambda: r.truth(0.8))
    first = r.truth(0.04)
    rank = r.choice([1, 1, 2, 2, 3])
    mask = r.some(0.3, lambda: mask_kind(r))

    def image(least, channels):
        space = tuple(r.randint(least, least + 4) for _ in range(rank))
        return (b, channels) + space if first else (b,) + space + (channels,)

    df = dict(data_format="channels_first") if first else {}

    def dense():
        shape = (b,) + tuple(n() for _ in range(r.choice([0, 0, 1, 1, 2, 3]))) + (wide(),)
        u = wide()
        return lambda: L.Dense(u, activation=act, **nb, **reg), [shape], dict(mask=mask if len(shape) == 3 else NONE)

    def einsum():
        eq, out, shape, axes = r.choice([("ab,bc->ac", (3,), (b, 4), "c"), ("abc,cd->abd", (NONE, 5), (b, 3, 4), "d"), ("...x,xy->...y", (5,), (b, 3, 4), "y"), ("abc,cde->abde", (NONE, 2, 3), (b, 3, 4), "de"), ("abcd,cde->abe", (NONE, 5), (b, 2, 3, 4), "e"), ("abc,bcd->abd", (3, 2), (b, 3, 4), "bd"), ("abc,bd->adc", (5, 4), (b, 3, 4), "d"), ("abc,dc->abd", (NONE, 5), (b, 3, 4), "d")])  # fmt: skip
        ba = r.some(0.7, lambda: axes)
        return lambda: L.EinsumDense(eq, out, bias_axes=ba, activation=act, **reg), [shape], {}

    def conv():
        o = dict(padding=r.choice(["valid", "same"]), strides=r.choice([1, 1, 2, 3]))
        if o["strides"] == 1:
            o["dilation_rate"] = r.choice([1, 1, 2])
        if rank == 1 and r.truth(0.3):
            o["padding"] = "causal"
        groups = r.choice([1, 1, 1, 2])
        if groups == 2:
            o["groups"] = 2
        k = r.choice([1, 2, 3])
        ks = k if r.truth() else tuple(r.choice([1, 2, 3]) for _ in range(rank))
        filters, channels = 2 * n() if groups == 2 else r.choice([1, 2, 3, 5, 8, 17]), 2 * n() if groups == 2 else n()
        return lambda: getattr(L, "Conv%dD" % rank)(filters, ks, activation=act, **o, **nb, **reg, **df), [image(6, channels)], dict(mask=mask if rank == 1 else NONE)

    def transpose():
        o = dict(padding=r.choice(["valid", "same"]), strides=r.choice([1, 2, 3]))
        if o["strides"] == 1:
            o["dilation_rate"] = r.choice([1, 1, 2])
        if r.truth(0.25) and o["strides"] > 1:
            o["output_padding"] = r.choice(range(o["strides"]))
        k, filters, channels = r.choice([1, 2, 3, 4]), n(), n()
        return lambda: getattr(L, "Conv%dDTranspose" % rank)(filters, k, activation=act, **o, **nb, **reg, **df), [image(2, channels)], {}

    def depthwise():
        o = dict(padding=r.choice(["valid", "same"]), strides=r.choice([1, 2]))
        if o["strides"] == 1:
            o["dilation_rate"] = r.choice([1, 1, 2])
        m, k, channels, rk = r.choice([1, 2, 3]), r.choice([1, 2, 3]), n(), min(rank, 2)
        nonlocal_rank = rk
        shape = (b,) + tuple(r.randint(5, 9) for _ in range(nonlocal_rank)) + (channels,)
        filters = n()
        if r.truth():
            return lambda: getattr(L, "DepthwiseConv%dD" % rk)(k, depth_multiplier=m, activation=act, **o, **nb), [shape], {}
        return lambda: getattr(L, "SeparableConv%dD" % rk)(filters, k, depth_multiplier=m, activation=act, **o, **nb), [shape], {}

    def pool():
        kind = r.choice(["MaxPooling", "AveragePooling"])
        o = dict(padding=r.choice(["valid", "same"]), strides=r.choice([NONE, 1, 2, 3]))
        k = r.choice([1, 2, 3])
        return lambda: getattr(L, kind + "%dD" % rank)(k, **o, **df), [image(4, n())], dict(mask=mask if rank == 1 else NONE)

    def adaptive():
        kind = r.choice(["AdaptiveMaxPooling", "AdaptiveAveragePooling"])
        out = tuple(r.choice([1, 2, 3, 4]) for _ in range(rank))
        out = out[0] if rank == 1 else out
        return lambda: getattr(L, kind + "%dD" % rank)(out, **df), [image(4, n())], {}

    def glob():
        kind = r.choice(["GlobalMaxPooling", "GlobalAveragePooling"])
        kd = r.truth()
        return lambda: getattr(L, kind + "%dD" % rank)(keepdims=kd, **df), [image(1, n())], dict(mask=mask if rank == 1 and not first else NONE)

    def space():
        kind = r.choice(["UpSampling", "ZeroPadding", "Cropping"])
        if kind == "UpSampling":
            size = r.choice([1, 2, 3])
            o = dict(interpolation=r.choice(["nearest", "bilinear", "bicubic", "lanczos3", "lanczos5", "area"])) if rank == 2 else {}
            return lambda: getattr(L, "UpSampling%dD" % rank)(size, **o, **(df if rank > 1 else {})), [image(2, n()) if rank > 1 else (b, 4, n())], {}
        pads = tuple((r.choice([0, 1, 2]), r.choice([0, 1, 2])) for _ in range(rank))
        pads = pads[0] if rank == 1 else pads if r.truth() else 1
        return lambda: getattr(L, kind + "%dD" % rank)(pads, **(df if rank > 1 or kind == "ZeroPadding" else {})), [image(5, n())], {}

    def norm():
        what = r.choice("bn bn bn ln ln gn rms unit".split())
        shape = (b,) + tuple(n() for _ in range(r.choice([0, 1, 1, 2, 3]))) + (wide() * 2,)
        axes = list(range(1, len(shape)))
        m = mask if len(shape) == 3 else NONE
        o = options(r, center=(0.2, false), scale=(0.2, false), epsilon=(0.3, lambda r: r.choice([0.1, 1e-5])))
        if what == "bn":
            o |= options(r, momentum=(0.4, lambda r: r.choice([0.5, 0.9])), axis=(0.3, lambda r: r.choice(axes + [-1])), trainable=(0.15, false), renorm=(0.15, true), gamma_regularizer=(0.1, REG))
            return lambda: L.BatchNormalization(**o), [shape], dict(mask=m, training=train, calls=r.choice([1, 2]))
        if what == "ln":
            o |= options(r, axis=(0.4, lambda r: sorted(r.sample(axes, r.randint(1, len(axes))))), rms_scaling=(0.2, true))
            return lambda: L.LayerNormalization(**o), [shape], dict(mask=m)
        if what == "gn":
            g = r.choice([1, 2, -1])
            return lambda: L.GroupNormalization(g, **o), [shape], dict(mask=m)
        if what == "rms":
            ax = r.choice(axes + [-1])
            return lambda: L.RMSNormalization(axis=ax), [shape], dict(mask=m)
        ax = r.choice(axes + [-1])
        return lambda: L.UnitNormalization(axis=ax), [shape], dict(mask=m)

    def attention():
        d, tq, tv = wide(), n(), n()
        training = r.some(0.3, lambda: True)
        o = options(r, use_scale=(0.4, lambda r: r.truth()), score_mode=(0.3, lambda r: "concat"), dropout=(0.3, lambda r: 0.4)) | dict(seed=3)
        cls = L.Attention
        if r.truth(0.4):
            cls = L.AdditiveAttention
            o.pop("score_mode", NONE)
        kw = options(r, use_causal_mask=(0.3, true), return_attention_scores=(0.4, true))
        three = r.truth()
        shapes = [(b, tq, d), (b, tv, d if not three or cls == L.AdditiveAttention and r.truth() else n())] + ([(b, tv, d)] if three else [])
        return lambda: cls(**o), shapes, dict(masks=[r.some(0.4, lambda: mask_kind(r)) for _ in shapes], training=training, kwargs=kw)

    def heads():
        tq, tv = n(), n()
        kw = options(r, use_causal_mask=(0.3, true), return_attention_scores=(0.3, true))
        training = r.some(0.3, lambda: True)
        if r.truth(0.25):
            kw["attention_mask"] = [[[r.truth(0.7) for _ in range(tv)] for _ in range(tq)] for _ in range(b)]
        o = options(r, dropout=(0.3, lambda r: 0.3), use_gate=(0.2, true), sliding_window=(0.15, lambda r: r.choice([1, 2]))) | dict(seed=5) | nb | {k: v for k, v in reg.items() if k != "activity_regularizer"}
        three = r.truth(0.4)
        f1, f2, f3 = n(), n(), n()
        shapes = [(b, tq, f1), (b, tv, f2)] + ([(b, tv, f3)] if three else [])
        ms = [r.some(0.4, lambda: mask_kind(r)) for _ in shapes]
        if r.truth(0.6):
            o |= options(r, value_dim=(0.3, lambda r: r.choice([1, 2, 5])), output_shape=(0.3, lambda r: r.choice([3, (6,)])))
            h, k = r.choice([1, 2, 3, 4]), r.choice([1, 2, 3, 8])
            return lambda: L.MultiHeadAttention(h, k, **o), shapes, dict(masks=ms, kwargs=kw, wrap=True, training=training)
        k, g = r.choice([1, 2, 3, 8]), r.choice([1, 2])
        h = g * r.choice([1, 2, 3])
        return lambda: L.GroupQueryAttention(k, h, g, **o), shapes, dict(masks=ms, kwargs=kw, wrap=True, training=training)

    def merge():
        kind = r.choice(["Add", "Multiply", "Average", "Maximum", "Minimum", "Subtract", "Concatenate", "Concatenate", "Dot"])
        count = 2 if kind in ("Subtract", "Dot") else r.choice([2, 3, 4])
        t, f = n(), n()
        if kind == "Dot":
            axes, a, c = r.choice([(1, (t,), (t,)), (1, (t, f), (t, n())), (2, (t, f), (n(), f)), ((2, 1), (t, f), (f, n())), ((1, 2), (t, f), (n(), t)), (-1, (t, f), (n(), f)), ((1, 1), (t,), (t, f))])
            nz = r.truth()
            return lambda: L.Dot(axes, normalize=nz), [(b,) + a, (b,) + c], {}
        if kind == "Concatenate":
            ax = r.choice([1, 2, -1, -2])
            shapes = [(b, n(), f) if ax in (1, -2) else (b, t, n()) for _ in range(count)]
            return lambda: L.Concatenate(axis=ax), shapes, dict(masks=[r.some(0.5, lambda: mask_kind(r)) for _ in shapes])
        shapes = [(b, t, f)] + [r.choice([(b, t, f), (b, t, f), (b, t, f), (b, 1, f), (b, t, 1), (b, f)]) for _ in range(count - 1)]
        same = all(s == shapes[0] for s in shapes)
        return lambda: getattr(L, kind)(), shapes, dict(masks=[r.some(0.5, lambda: mask_kind(r)) for _ in shapes] if same else NONE)

    def shapely():
        t, f = n(), n()
        shape = (b, t, f)
        q = r.choice([lambda: L.Reshape((f, t)), lambda: L.Reshape((-1,)), lambda: L.Reshape((1, -1, 1)), lambda: L.Permute((2, 1)), lambda: L.Flatten(), lambda: L.Activation(act), lambda: L.Masking(0.0), lambda: L.Softmax(axis=ax), lambda: L.ReLU(mv, ns, th), lambda: L.LeakyReLU(ns), lambda: L.ELU(al), lambda: L.PReLU(shared_axes=sa), lambda: L.Rescaling(al, ns), lambda: L.ActivityRegularization(l1=0.1, l2=al), lambda: L.Dropout(0.4, seed=3), lambda: L.SpatialDropout1D(0.4, seed=3), lambda: L.GaussianNoise(0.4, seed=3), lambda: L.GaussianDropout(0.4, seed=3), lambda: L.AlphaDropout(0.4, seed=3), lambda: L.Dropout(0.4, noise_shape=(NONE, 1, NONE), seed=3), lambda: L.Identity()])  # fmt: skip
        ax, mv, ns, th, al, sa = r.choice([1, 2, -1, [1, 2]]), r.choice([NONE, 1.0]), r.choice([0.0, 0.3]), r.choice([0.0, 0.3]), r.choice([0.5, 1.0]), r.choice([NONE, [1], [1, 2]])
        return q, [shape], dict(mask=mask, training=train)

    def table():
        o = options(r, mask_zero=(0.5, true), embeddings_regularizer=(0.2, REG), embeddings_constraint=(0.1, lambda r: "non_neg"))
        u = wide()
        if r.truth(0.6):
            return lambda: L.Embedding(7, u, **o), [Ids(r.choice([(b,), (b, n()), (b, n(), n())]))], {}
        rev = r.truth()
        o |= options(r, tie_weights=(0.4, false), logit_soft_cap=(0.4, lambda r: 0.6))
        return lambda: L.ReversibleEmbedding(7, u, **o), [(b, n(), u) if rev else Ids((b, n()))], dict(kwargs=dict(reverse=True) if rev else {})

    def spectral():
        u, k = n(), r.choice([1, 2])
        inner, shape = r.choice([(lambda: L.Dense(u), (b, n())), (lambda: L.Conv1D(u, 2), (b, 5, n())), (lambda: L.Conv2D(u, 2), (b, 4, 5, n()))])
        return lambda: L.SpectralNormalization(inner(), k), [shape], dict(training=train, calls=2)

    return r.choice([dense, einsum, conv, conv, transpose, depthwise, pool, adaptive, glob, space, norm, norm, norm, attention, heads, heads, merge, merge, shapely, shapely, table, spectral])()


def flat(x):
    return [y for part in x for y in flat(part)] if isinstance(x, (list, tuple)) else [x]


def draw_mask(kind, shape, g):
    b, t = shape
    lengths = g.randint(0, t + 1, size=b)
    steps = np.arange(t)[None, :]
    if kind == "left":
        return steps >= lengths[:, None]
    if kind == "right":
        return steps < lengths[:, None]
    mask = g.uniform(size=shape) < 0.6
    if kind == "all":
        mask[g.randint(0, b)] = False
    return mask


def run(case, made, dtype):
    keras.config.set_floatx(dtype)
    keras.config.set_dtype_policy(dtype)
    keras.backend.clear_session()
    make, shapes, how = made
    g = np.random.RandomState(zlib.crc32(case.encode()))
    draw = lambda *shape: g.normal(size=shape).astype("float32").astype(dtype)
    layer, calls, training, kwargs, wrap = make(), how.get("calls", 1), how.get("training"), how.get("kwargs", {}), how.get("wrap", False)
    masks = how.get("masks") or [how.get("mask")] + [NONE] * (len(shapes) - 1)
    states = how.get("states", [])
    call_kwargs = {k: tf.constant(v) if isinstance(v, list) else v for k, v in kwargs.items()}
    if training is not None:
        call_kwargs["training"] = training
    arrays = {}
    for call in range(calls):
        c = "c%d_" % call if calls > 1 else ""
        raw = [g.randint(0, 7, size=s).astype("int32") if isinstance(s, Ids) else draw(*s) for s in shapes]
        if how.get("zeros", False) is not False:
            raw[0][~draw_mask(g.choice(["left", "right", "irregular", "all"]), raw[0].shape[:2], g)] = how["zeros"]
        keep = {i: draw_mask(k, shapes[i][:2], g) for i, k in enumerate(masks) if k}
        initial = [[tf.constant(draw(shapes[0][0], u)) for u in s] if isinstance(s, list) else tf.constant(draw(shapes[0][0], s)) for s in states]
        xs = [tf.constant(x) for x in raw]

        # With initial_state Keras 3.15.1 does not hand on the mask that x carries, only one passed as an argument.
        named = len(xs) == 1 and layer._call_has_mask_arg

        def attach():
            for i, mask in keep.items():
                if not named:
                    keras.src.backend.set_keras_mask(xs[i], tf.constant(mask))

        args = xs if wrap else [xs[0] if len(xs) == 1 else list(xs)]
        more = dict(call_kwargs)
        if named and keep:
            more["mask"] = tf.constant(keep[0])
        if initial:
            packed = [s[0] if isinstance(s, list) and len(s) == 1 else s for s in initial]
            more["initial_state"] = packed if len(packed) > 1 or not isinstance(packed[0], list) else packed[0]
        if call == 0:
            attach()
            layer(*args, **{k: False if k == "training" else v for k, v in more.items()})
            for part in layer._flatten_layers():  # the cells draw in inference too
                for generator in part._seed_generators:
                    generator.state.assign([int(generator.state[0]), 0])
            values = []
            for w in layer.weights:
                if "seed" in w.name:
                    values.append(w.numpy())
                    continue
                value = 0.3 * draw(*w.shape)
                if w.name == "gamma":
                    value = 1 + value
                if any(word in w.name for word in ("variance", "stddev")):
                    value = g.uniform(0.5, 1.5, size=w.shape).astype("float32").astype(dtype)
                values.append(value.astype(dtype))
            layer.set_weights(values)
            arrays.update({"w%d" % i: w for i, w in enumerate(layer.get_weights())})
            if getattr(layer, "stateful", False):
                layer.reset_state()
        attach()
        with tf.GradientTape(persistent=True) as tape:
            tape.watch([x for x in xs if x.dtype.is_floating] + flat(initial))
            ys = flat(layer(*args, **more))
            gs = [draw(*y.shape) for y in ys]
            total = sum(tf.reduce_sum(y * d) for y, d in zip(ys, gs))
            losses = sum(layer.losses) if layer.losses else None
        for i, x in enumerate(raw):
            arrays[c + "x%d" % i] = x
        for i, mask in keep.items():
            arrays[c + ("mask" if len(xs) == 1 else "mask%d" % i)] = mask
        dense = lambda d: tf.convert_to_tensor(d).numpy()
        for i, s in enumerate(flat(initial)):
            arrays[c + "state_in%d" % i] = s.numpy()
            arrays[c + "dstate_in%d" % i] = dense(tape.gradient(total, s, unconnected_gradients="zero"))
        for i, (y, d) in enumerate(zip(ys, gs)):
            arrays[c + "y%d" % i] = y.numpy()
            arrays[c + "g%d" % i] = d
        out = keras.src.backend.get_keras_mask(ys[0])
        if out is not None and not isinstance(out, (list, tuple)):
            arrays[c + "mask_out"] = out.numpy()
        for i, x in enumerate(xs):
            if x.dtype.is_floating:
                arrays[c + "dx%d" % i] = dense(tape.gradient(total, x, unconnected_gradients="zero"))
        for i, w in enumerate(layer.weights):
            if w.trainable:
                arrays[c + "dw%d" % i] = dense(tape.gradient(total, w.value, unconnected_gradients="zero"))
                if losses is not None:
                    arrays[c + "dlw%d" % i] = dense(tape.gradient(losses, w.value, unconnected_gradients="zero"))
            elif training and dtype in str(w.dtype):
                arrays[c + "w%d_after" % i] = w.numpy()
        if losses is not None:
            arrays[c + "losses_sum"] = losses.numpy()
        if getattr(layer, "stateful", False):
            for i, s in enumerate(flat(tuple(layer.states))):
                arrays[c + "states%d" % i] = s.numpy()
    name = case + ("_f64" if dtype == "float64" else "")
    config = keras.saving.serialize_keras_object(layer)
    if isinstance(layer, L.SimpleRNN):
        config["config"]["seed"] = layer.cell.seed
    if isinstance(layer, L.Bidirectional):  # Keras 3.15.1 leaves it out
        for side, key in ((layer.forward_layer, "layer"), (layer.backward_layer, "backward_layer")):
            if isinstance(side, L.SimpleRNN) and key in config["config"]:
                config["config"][key]["config"]["seed"] = side.cell.seed
    if wrap:
        config = {"module": None, "class_name": "Wrap", "config": {"layer": config, "call_kwargs": kwargs}}
    about = {
        "name": name, "case": case, "kind": "layer", "keras": keras.__version__, "dtype": dtype, "class": "Wrap" if wrap else type(layer).__name__,
        "description": case, "config": config,
        "call": dict(inputs="single" if len(shapes) == 1 else "list", training=training, mask=any(masks), initial_state=bool(states), **({} if wrap else kwargs)),
        "calls": calls, "null_gradients": [],
        "weights": [{"index": i, "name": w.name, "path": w.path, "shape": list(w.shape), "trainable": w.trainable} for i, w in enumerate(layer.weights)],
    }  # fmt: skip
    return name, about, arrays


def main():
    folder, group, start, count = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    os.makedirs(folder, exist_ok=True)
    refused = open(os.path.join(folder, group + ".refused"), "a")
    for number in range(start, start + count):
        case = "fuzz_%s_%d" % (group, number)
        for dtype in ("float32", "float64"):
            try:
                name, about, arrays = run(case, globals()[group](R(case)), dtype)
            except Exception as e:
                print(case, type(e).__name__, str(e)[:300].replace("\n", " "), file=refused, flush=True)
                break
            np.savez(os.path.join(folder, name + ".npz"), **arrays)
            with open(os.path.join(folder, name + ".json.part"), "w") as out:
                json.dump(about, out)
            os.rename(os.path.join(folder, name + ".json.part"), os.path.join(folder, name + ".json"))


if __name__ == "__main__":
    main()
