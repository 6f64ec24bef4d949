"""Makes the numbers the tests of dev.tsuno.random compare with.

    pip install keras==3.15.1 tensorflow-cpu==2.21.0
    python make.py DIRECTORY

Every file is text: a line is a name, a shape, and the numbers as bit patterns in row-major order or their CRC-32.
"""

import os
import sys
import zlib

os.environ["KERAS_BACKEND"] = "tensorflow"

import keras
import numpy as np
import tensorflow as tf
from keras import initializers as init
from keras import layers
from keras import random

BITS = {np.dtype("float32"): ("%08x", np.uint32), np.dtype("float64"): ("%016x", np.uint64)}


def numbers(name, array):
    array = np.ascontiguousarray(array)
    digits, unsigned = BITS[array.dtype]
    return line(name, array.shape, "".join(digits % bits for bits in array.ravel().view(unsigned)))


def crc(name, array):
    array = np.ascontiguousarray(array)
    return line(name, array.shape, "%08x" % zlib.crc32(array.astype(array.dtype.newbyteorder(">")).tobytes()))


def line(name, shape, text):
    return "%s %s %s" % (name, "x".join(map(str, shape)), text)


def write(file, comment, lines):
    with open(os.path.join(sys.argv[1], file), "w") as out:
        out.write("\n".join(["# " + comment] + lines) + "\n")


def float32():
    by_name = {
        "RandomNormal": init.RandomNormal(seed=42),
        "TruncatedNormal": init.TruncatedNormal(seed=42),
        "RandomUniform": init.RandomUniform(seed=42),
        "GlorotUniform": init.GlorotUniform(42),
        "GlorotNormal": init.GlorotNormal(42),
        "LecunNormal": init.LecunNormal(42),
        "LecunUniform": init.LecunUniform(42),
        "HeNormal": init.HeNormal(42),
        "HeUniform": init.HeUniform(42),
        "Orthogonal": init.Orthogonal(seed=42),
        "VarianceScaling": init.VarianceScaling(seed=42),
        "VarianceScaling_untruncated": init.VarianceScaling(2.0, "fan_out", "untruncated_normal", seed=42),
    }
    lines = [numbers(name, initializer((5, 7))) for name, initializer in by_name.items()]
    lines.append(numbers("Orthogonal_gain2_7x5", init.Orthogonal(gain=2.0, seed=42)((7, 5))))
    lines.append(numbers("raw_uniform_37", random.uniform((37,), seed=42)))
    lines.append(numbers("raw_normal_37", random.normal((37,), seed=42)))
    lines.append(numbers("raw_normal_5", random.normal((5,), seed=42)))
    generator = random.SeedGenerator(42)
    lines += [numbers("sg_uniform_%d" % i, random.uniform((9,), seed=generator)) for i in range(3)]
    keras.utils.set_random_seed(1)
    lines += [numbers("global_uniform_%d" % i, random.uniform((9,))) for i in range(4)]
    lines.append(numbers("raw_normal_4096", random.normal((4096,), seed=42)[:1024]))
    lines.append(numbers("raw_truncnormal_4096", random.truncated_normal((4096,), seed=42)[:1024]))
    for seed in (3000000000, 2147483646, -5):
        lines.append(numbers("uniform_seed_%d" % seed, random.uniform((6,), -1, 1, seed=seed)))
    lines.append(numbers("HeNormal_3x3x4x5", init.HeNormal(seed=1)((3, 3, 4, 5))))
    lines.append(numbers("GlorotUniform_11", init.GlorotUniform(seed=1)((11,))))
    lines.append(numbers("Orthogonal_2x3x4", init.Orthogonal(seed=1)((2, 3, 4))))
    lines.append(numbers("Orthogonal_1x6", init.Orthogonal(seed=1)((1, 6))))
    write("float32.txt", "float32 numbers of Keras 3.15.1 on TensorFlow 2.21: name, shape, bit patterns of 8 hex digits in row-major order", lines)


def float64():
    lines = [
        numbers("uniform", random.uniform((37,), dtype="float64", seed=42)),
        numbers("uniform_0.1_0.7", random.uniform((9,), 0.1, 0.7, dtype="float64", seed=1)),
        numbers("normal", random.normal((101,), dtype="float64", seed=42)),
        numbers("truncated_normal", random.truncated_normal((101,), dtype="float64", seed=42)),
    ]
    by_name = {
        "GlorotUniform": init.GlorotUniform(42),
        "HeNormal": init.HeNormal(42),
        "RandomUniform": init.RandomUniform(seed=42),
        "RandomNormal": init.RandomNormal(seed=42),
    }
    lines += [numbers(name, initializer((5, 7), dtype="float64")) for name, initializer in by_name.items()]
    lines.append(numbers("dropout", random.dropout(np.ones((8, 16)), 0.3, seed=42)))
    for shape in ((5, 5), (7, 5), (13, 4), (5, 1), (24, 9)):
        q, r = tf.linalg.qr(random.uniform(shape, -1, 1, dtype="float64", seed=7))
        lines.append(numbers("qr_%dx%d_q" % shape, q))
        lines.append(numbers("qr_%dx%d_diagonal" % shape, np.diag(r)))
    lines.append(numbers("Orthogonal_7x12", init.Orthogonal(seed=42)((7, 12), dtype="float64")))
    write("float64.txt", "float64 numbers of Keras 3.15.1 on TensorFlow 2.21: name, shape, bit patterns of 16 hex digits in row-major order", lines)

    lines = []
    for shape in ((40, 40), (47, 47), (160, 40), (131, 3), (300, 9), (1000, 20)):
        q, _ = tf.linalg.qr(random.uniform(shape, -1, 1, dtype="float64", seed=7))
        lines.append(crc("%dx%d" % shape, q))
    write("qr64.txt", "CRC-32 of the big-endian float64 Q of tf.linalg.qr of keras.random.uniform(shape, -1, 1, 'float64', seed=7)", lines)


def orthogonal():
    shapes = ((3, 2), (9, 9), (40, 40), (41, 41), (47, 47), (46, 46), (160, 40), (40, 120), (131, 3), (130, 2), (129, 2),
              (200, 1), (300, 9), (300, 31), (47, 1000), (20, 2000))  # fmt: skip
    lines = [crc("%dx%d" % shape, init.Orthogonal(seed=7)(shape)) for shape in shapes]
    write("orthogonal.txt", "CRC-32 of the big-endian float32 numbers of keras.initializers.Orthogonal(seed=7) in these shapes", lines)
    lines = [numbers("%dx%d_row3" % shape, init.Orthogonal(seed=7)(shape)[3]) for shape in ((64, 48), (70, 70))]
    write("orthogonal_large.txt", "float32 numbers of keras.initializers.Orthogonal(seed=7) where TensorFlow works in blocks", lines)


def long():
    n = 1000003
    lines = [crc("uniform_" + t, random.uniform((n,), -1, 2, seed=5, dtype=t)) for t in ("float32", "float64")]
    lines.append(crc("normal_float32", random.normal((n,), seed=5)))
    lines.append(crc("truncated_normal_float32", random.truncated_normal((n,), seed=5)))
    lines.append(crc("dropout_float32", random.dropout(np.ones((n,), "float32"), 0.4, seed=5)))
    write("long.txt", "CRC-32 of the big-endian numbers of keras.random.*((1000003,), seed=5): enough for the compiler to replace the interpreter", lines)


def weights():
    lines = []
    for seed in (1, 42):
        for layer in (layers.SimpleRNN, layers.LSTM, layers.GRU):
            keras.utils.set_random_seed(seed)
            model = keras.Sequential([keras.Input((20, 1)), layer(40), layers.Dense(1)])
            values = model.get_weights()
            lines += [numbers("%s_%d_%d" % (layer.__name__, seed, i), values[i]) for i in (0, 1, 3)]
    write("weights.txt", "model_seed_weight of SimpleRNN, LSTM and GRU(40) + Dense(1) after set_random_seed: 0 kernel, 1 recurrent kernel, 3 Dense kernel", lines)


class Recorder(keras.Sequential):
    """Writes down the first feature of every sample it is trained on."""

    seen = []

    def train_step(self, batch):
        Recorder.seen += [int(v) for v in batch[0][:, 0].numpy()]
        return super().train_step(batch)


def order(name, values):
    return line(name, (len(values),), ",".join(map(str, values)))


def shuffle():
    lines = []
    n = 162
    for seed in (1, 42):
        keras.utils.set_random_seed(seed)
        model = Recorder([keras.Input((1,)), layers.Dense(1)])
        model.compile("sgd", "mse", run_eagerly=True)
        Recorder.seen.clear()
        x = np.arange(n, dtype="float32")[:, None]
        model.fit(x, 0 * x, batch_size=32, epochs=3, verbose=0)
        lines += [order("seed%d_epoch%d" % (seed, e), Recorder.seen[e * n : e * n + n]) for e in range(3)]
    for seed, n in ((0, 10), (6, 10), (4294967295, 7), (2147483647, 5), (1, 2), (1, 1), (7, 3000)):
        keras.utils.set_random_seed(seed)
        shuffled = tf.data.Dataset.range(1).map(lambda _: tf.random.shuffle(tf.range(n)))
        values = [int(v) for v in next(iter(shuffled)).numpy()]
        lines.append(order("seed%d_n%d" % (seed, n), values) if n < 100 else order("seed%d_n%d_first20" % (seed, n), values[:20]))
    write("shuffle.txt", "order of the samples in a real fit, n=162, three epochs, right after set_random_seed(seed); then of fit's own operation for other seeds", lines)


def dropout():
    ones = np.ones((8, 16), "float32")
    keras.utils.set_random_seed(1)
    drawn = layers.Dropout(0.3)
    explicit = layers.Dropout(0.3, seed=42)
    masks = {}
    for name, layer in (("layer_seed1", drawn), ("explicit42", explicit)):
        for call in range(2):
            masks["%s_call%d" % (name, call)] = layer(ones, training=True)
    masks["fn_seed42"] = random.dropout(ones, 0.3, seed=42)
    lines = [line(name, (8, 16), "".join("1" if v else "0" for v in np.ravel(mask))) for name, mask in masks.items()]
    write("dropout.txt", "masks of (8, 16) at rate 0.3, 1 = kept", lines)


for make in (float32, float64, orthogonal, long, weights, shuffle, dropout):
    make()
