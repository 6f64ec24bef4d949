"""Trains small models with real Keras, and writes what fit, evaluate and train_on_batch gave: training.npz, for TrainingGoldenTest.

Run with Keras 3.15.1 on TensorFlow 2.21.0: python training.py. Every array is named CASE/WHAT.
"""
import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import numpy as np
import keras
from keras import layers

OUT = {}
R = np.random.RandomState(7)


def normal(*shape):
    return R.normal(size=shape).astype("float32")


def start(case, model):
    """Sets weights that everybody can read."""
    values = [(0.4 * R.normal(size=w.shape)).astype("float32") for w in model.weights]
    model.set_weights(values)
    for i, v in enumerate(values):
        OUT[f"{case}/w{i}"] = v


def end(case, model, history=None, evaluated=None):
    for i, v in enumerate(model.get_weights()):
        OUT[f"{case}/after{i}"] = v
    if history is not None:
        for key, values in history.history.items():
            OUT[f"{case}/history/{key}"] = np.array(values, "float64")
        OUT[f"{case}/epochs"] = np.array(history.epoch, "int64")
    if evaluated is not None:
        for key, value in evaluated.items():
            OUT[f"{case}/evaluate/{key}"] = np.array(value, "float64")


def masked_sequence():
    x = normal(10, 5, 2)
    x[1, 3:] = 0
    x[2, :2] = 0
    x[4] = 0
    x[7, 1] = 0
    return x


def masked(case, weights):
    x, y = masked_sequence(), normal(10, 5, 1)
    model = keras.Sequential([layers.Input((5, 2)), layers.Masking(), layers.LSTM(4, return_sequences=True), layers.Dense(1)])
    start(case, model)
    model.compile(optimizer=keras.optimizers.SGD(0.1), loss="mse", metrics=["mae"], weighted_metrics=["mse", "mae"])
    OUT[f"{case}/x"], OUT[f"{case}/y"] = x, y
    if weights is not None:
        OUT[f"{case}/sample_weight"] = weights
    h = model.fit(x, y, batch_size=3, epochs=3, shuffle=False, verbose=0, sample_weight=weights, validation_split=0.3)
    end(case, model, h, model.evaluate(x, y, batch_size=4, sample_weight=weights, return_dict=True, verbose=0))


masked("masked", None)
masked("masked_sample_weight", np.array([1, 0, 2, 0.5, 1, 3, 1, 0.25, 1, 2], "float32").reshape(10, 1))
masked("masked_step_weight", R.uniform(size=(10, 5)).astype("float32"))


def classes(case, sparse):
    x = normal(11, 3)
    labels = R.randint(0, 3, size=11)
    y = labels.astype("int32") if sparse else np.eye(3, dtype="float32")[labels]
    model = keras.Sequential([layers.Input((3,)), layers.Dense(5, activation="tanh"), layers.Dense(3, activation="softmax")])
    start(case, model)
    model.compile(optimizer=keras.optimizers.Adam(0.05), loss=("sparse_" if sparse else "") + "categorical_crossentropy",
                  metrics=["accuracy"], weighted_metrics=["accuracy"])
    OUT[f"{case}/x"], OUT[f"{case}/y"] = x, y
    h = model.fit(x, y, batch_size=4, epochs=4, shuffle=False, verbose=0, class_weight={0: 0.5, 2: 3.0}, validation_split=0.2)
    end(case, model, h)


classes("class_weight_sparse", True)
classes("class_weight_one_hot", False)


def two(case, weights, loss_weights):
    a, b = normal(9, 4), normal(9, 6, 2)
    y1, y2 = normal(9, 1), (R.uniform(size=(9, 1)) > 0.5).astype("float32")
    ia, ib = layers.Input((4,), name="a"), layers.Input((6, 2), name="b")
    h = layers.Concatenate()([layers.Dense(3, activation="tanh")(ia), layers.LSTM(3)(ib)])
    out1 = layers.Dense(1, name="level", kernel_regularizer=keras.regularizers.L2(0.01))(h)
    out2 = layers.Dense(1, name="up", activation="sigmoid", activity_regularizer=keras.regularizers.L1(0.02))(h)
    model = keras.Model([ia, ib], [out1, out2])
    start(case, model)
    model.compile(optimizer=keras.optimizers.SGD(0.1, momentum=0.9), loss={"level": "mse", "up": "binary_crossentropy"},
                  loss_weights=loss_weights, metrics={"level": ["mae"], "up": ["accuracy"]}, weighted_metrics={"up": ["accuracy"]})
    OUT[f"{case}/a"], OUT[f"{case}/b"], OUT[f"{case}/y1"], OUT[f"{case}/y2"] = a, b, y1, y2
    sw = None
    if weights:
        sw = [R.uniform(size=9).astype("float32"), R.uniform(size=9).astype("float32")]
        OUT[f"{case}/sw1"], OUT[f"{case}/sw2"] = sw
    h = model.fit([a, b], [y1, y2], batch_size=3, epochs=3, shuffle=False, verbose=0, sample_weight=sw)
    end(case, model, h)


two("two_outputs", False, None)
two("two_outputs_weighted", True, {"level": 0.7, "up": 2.0})


def steps(case):
    x, y, vx, vy = normal(10, 3), normal(10, 1), normal(7, 3), normal(7, 1)
    model = keras.Sequential([layers.Input((3,)), layers.Dense(4, activation="tanh"), layers.Dense(1)])
    start(case, model)
    model.compile(optimizer=keras.optimizers.SGD(0.1, momentum=0.9, nesterov=True), loss="mae")
    OUT[f"{case}/x"], OUT[f"{case}/y"], OUT[f"{case}/vx"], OUT[f"{case}/vy"] = x, y, vx, vy
    h = model.fit(x, y, batch_size=2, epochs=9, initial_epoch=2, steps_per_epoch=3, validation_data=(vx, vy), validation_steps=2,
                  validation_batch_size=3, validation_freq=2, shuffle=False, verbose=0)
    end(case, model, h)


steps("steps")


def on_batch(case):
    x, y = normal(6, 3), normal(6, 1)
    model = keras.Sequential([layers.Input((3,)), layers.Dense(4, activation="tanh"), layers.Dense(1)])
    start(case, model)
    model.compile(optimizer=keras.optimizers.Adam(0.01), loss="mse", metrics=["mae"])
    OUT[f"{case}/x"], OUT[f"{case}/y"] = x, y
    sw = R.uniform(size=6).astype("float32")
    OUT[f"{case}/sample_weight"] = sw
    got = [model.train_on_batch(x, y, return_dict=True), model.train_on_batch(x, y, sample_weight=sw, return_dict=True),
           model.test_on_batch(x, y, return_dict=True)]
    for key in got[0]:
        OUT[f"{case}/history/{key}"] = np.array([g[key] for g in got], "float64")
    end(case, model)


on_batch("on_batch")


def nested(case):
    inner_in = layers.Input((4, 2))
    inner = keras.Model(inner_in, layers.Dense(3)(layers.LSTM(3, return_sequences=True)(inner_in)))
    x = layers.Input((4, 2))
    shared = layers.Dense(2, activation="tanh", bias_constraint=keras.constraints.NonNeg())
    h = layers.GRU(3)(inner(shared(shared(x))))
    model = keras.Model(x, layers.Dense(1)(h))
    start(case, model)
    model.compile(optimizer=keras.optimizers.SGD(0.1), loss="mse")
    xs, y = normal(6, 4, 2), normal(6, 1)
    OUT[f"{case}/x"], OUT[f"{case}/y"] = xs, y
    h = model.fit(xs, y, batch_size=4, epochs=3, shuffle=False, verbose=0)
    end(case, model, h)


nested("nested")


def encoder_decoder(case):
    e, d = layers.Input((4, 2)), layers.Input((3, 2))
    _, h, c = layers.LSTM(3, return_state=True)(e)
    y = layers.LSTM(3, return_sequences=True)(d, initial_state=[h, c])
    model = keras.Model([e, d], layers.Dense(1)(y))
    start(case, model)
    model.compile(optimizer=keras.optimizers.SGD(0.1), loss="mse")
    xe, xd, t = normal(6, 4, 2), normal(6, 3, 2), normal(6, 3, 1)
    OUT[f"{case}/a"], OUT[f"{case}/b"], OUT[f"{case}/y"] = xe, xd, t
    h = model.fit([xe, xd], t, batch_size=4, epochs=3, shuffle=False, verbose=0)
    end(case, model, h)


encoder_decoder("encoder_decoder")

np.savez_compressed("training.npz", **OUT)
print(len(OUT), "arrays")
