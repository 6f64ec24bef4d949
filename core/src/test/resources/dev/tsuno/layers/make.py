"""Makes the numbers that the tests of noise in dev.tsuno.layers compare with.

    pip install keras==3.15.1 tensorflow-cpu==2.21.0
    python make.py DIRECTORY

noise.txt: a line is a name, a shape, and the bit patterns of float32 or float64 numbers in row-major order.
fits.txt: a line is a model, its log's name, and the values of the epochs.
"""

import os
import sys

os.environ["KERAS_BACKEND"] = "tensorflow"

import keras
import numpy as np
from keras import layers

BITS = {np.dtype("float32"): ("%08x", np.uint32), np.dtype("float64"): ("%016x", np.uint64)}


def numbers(name, array):
    array = np.ascontiguousarray(array)
    digits, unsigned = BITS[array.dtype]
    text = "".join(digits % bits for bits in array.ravel().view(unsigned))
    return "%s %s %s" % (name, "x".join(map(str, array.shape)), text)


def write(file, comment, lines):
    with open(os.path.join(sys.argv[1], file), "w") as out:
        out.write("\n".join(["# " + comment] + lines) + "\n")


def signal(*shape):
    """Numbers between -0.5 and 0.5 that any language makes exactly."""
    n = int(np.prod(shape))
    return ((np.arange(n) * 37 % 101) / 101 - 0.5).reshape(shape)


def noise():
    lines = []
    for dtype in ("float32", "float64"):
        keras.config.set_floatx(dtype)
        keras.config.set_dtype_policy(dtype)
        keras.utils.set_random_seed(1)
        x = signal(4, 3, 2, 2, 5).astype(dtype)
        made = {
            "Dropout": (layers.Dropout(0.3), 5),
            "Dropout_noise_shape": (layers.Dropout(0.4, noise_shape=(None, 1, 2, 1, None)), 5),
            "Dropout_seed": (layers.Dropout(0.3, seed=42), 5),
            "Nothing": (layers.Dropout(0.0), 5),
            "SpatialDropout1D": (layers.SpatialDropout1D(0.5), 3),
            "SpatialDropout2D": (layers.SpatialDropout2D(0.5), 4),
            "SpatialDropout3D": (layers.SpatialDropout3D(0.5, data_format="channels_first"), 5),
            "GaussianDropout": (layers.GaussianDropout(0.2), 5),
            "GaussianNoise": (layers.GaussianNoise(0.1), 5),
            "AlphaDropout": (layers.AlphaDropout(0.3), 5),
            "AlphaDropout_noise_shape": (layers.AlphaDropout(0.3, noise_shape=(None, 1, 1, 1, 5)), 5),
            "Last": (layers.Dropout(0.999), 5),
        }
        for call in range(3):
            for name, (layer, rank) in made.items():
                input = x.reshape((-1,) + x.shape[6 - rank :])
                layer(input)  # inference draws nothing
                lines.append(numbers("%s_%s_%d" % (name, dtype, call), layer(input, training=True)))
    keras.config.set_floatx("float32")
    keras.config.set_dtype_policy("float32")
    write("noise.txt", "outputs in training of layers made in this order after set_random_seed(1), three calls each", lines)


def fits():
    made = {
        "lstm": lambda: [layers.LSTM(8, dropout=0.2), layers.Dropout(0.3)],
        "lstm_recurrent": lambda: [layers.LSTM(8, dropout=0.2, recurrent_dropout=0.3, return_sequences=True), layers.Dropout(0.3), layers.LSTM(4, dropout=0.1)],
        "gru": lambda: [layers.GRU(8, dropout=0.2, recurrent_dropout=0.2), layers.GaussianNoise(0.1)],
        "simple_rnn": lambda: [layers.SimpleRNN(8, dropout=0.2, recurrent_dropout=0.1), layers.AlphaDropout(0.1)],
    }
    lines = []
    x = signal(50, 6, 3).astype("float32")
    y = signal(50, 1).astype("float32")
    for name, make in made.items():
        keras.utils.set_random_seed(7)
        model = keras.Sequential([keras.Input((6, 3))] + make() + [layers.Dense(1)])
        model.compile("adam", "mse")
        history = model.fit(x, y, batch_size=16, epochs=3, validation_split=0.2, verbose=0)
        model.predict(x, verbose=0)
        again = model.fit(x, y, batch_size=16, epochs=1, verbose=0)
        for key in ("loss", "val_loss"):
            lines.append("%s %s %s" % (name, key, ",".join(map(repr, history.history[key]))))
        lines.append("%s again %r" % (name, again.history["loss"][0]))
        states = [v.numpy() for v in model.variables if "seed_generator_state" in v.path]
        lines.append("%s counters %s" % (name, ",".join(str(s[1]) for s in states)))
    write("fits.txt", "losses of 50 samples: 40 in batches of 16 and 10 to validate, 3 epochs; predict; 1 epoch of all; and what the generators have drawn", lines)


noise()
fits()
