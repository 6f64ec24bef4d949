"""What keras.utils and tf.data make of random inputs, and trainings on datasets: data.npz, for DataGoldenTest and DatasetFitGoldenTest.

Run with Keras 3.15.1 on TensorFlow 2.21.0: python data.py. Every array is named GROUP/CASE/WHAT.
"""
import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import numpy as np
import keras
import tensorflow as tf
from tensorflow.python.eager import context
from keras import layers

OUT = {}
R = np.random.RandomState(5)


def integers(*values):
    return np.array(values, "int64")


def lists(values):
    """Sequences of different lengths as one array and the lengths."""
    return np.array([v for s in values for v in s]), integers(*[len(s) for s in values])


# the order of a shuffle: n, buffer, seed or -1, seed of set_random_seed or -1, reshuffle; then passes one after the other
for i in range(24):
    n, buffer, seed = R.randint(1, 60), R.randint(1, 80), R.randint(0, 2**31 - 1) if i % 4 else 0
    given = i % 3 != 2
    reshuffle = i % 5 != 4
    keras.backend.clear_session()
    if i % 3 == 0:
        context.context()._seed = None  # as if set_random_seed had never been called
        world = -1
    else:
        world = int(R.randint(0, 2**31 - 1))
        keras.utils.set_random_seed(world)
    ds = tf.data.Dataset.range(n).shuffle(buffer, seed=seed if given else None, reshuffle_each_iteration=reshuffle)
    OUT[f"shuffle/{i}/options"] = integers(n, buffer, seed if given else -1, world, reshuffle)
    OUT[f"shuffle/{i}/passes"] = np.stack([np.array([int(v) for v in ds]) for _ in range(5)])
    ds = ds.repeat(2)
    OUT[f"shuffle/{i}/repeated"] = np.stack([np.array([int(v) for v in ds]) for _ in range(1)])

# pad_sequences: maxlen or -1, padding post, truncating post, value times 4, dtype
for i in range(40):
    whole = i % 2 == 0
    seqs = [list(R.randint(-99, 99, size=k)) if whole else list(np.round(R.normal(size=k) * 9, 3)) for k in R.randint(0, 9, size=R.randint(1, 7))]
    if i == 0:
        seqs = [[], []]
    maxlen = -1 if i % 3 == 0 else R.randint(1, 12)
    post, cut_post, quarters, dtype = R.randint(2), R.randint(2), R.randint(-9, 9), R.randint(4)
    OUT[f"pad/{i}/values"], OUT[f"pad/{i}/lengths"] = lists(seqs)
    OUT[f"pad/{i}/options"] = integers(maxlen, post, cut_post, quarters, dtype)
    OUT[f"pad/{i}/result"] = keras.utils.pad_sequences(
        seqs, maxlen=None if maxlen < 0 else maxlen, padding="post" if post else "pre", truncating="post" if cut_post else "pre",
        value=quarters / 4, dtype=["int32", "int64", "float32", "float64"][dtype])
a = [R.normal(size=(k, 2)) for k in (3, 0, 5)]
OUT["pad_features/values"] = np.concatenate(a)
OUT["pad_features/result"] = keras.utils.pad_sequences(a, maxlen=4, dtype="float64", value=0.5)

# to_categorical: the number of classes or 0
for i, shape in enumerate([(7,), (5, 1), (2, 3), (2, 3, 1), (1,), (1, 1), (), (6,), (4, 1, 1)]):
    classes = 0 if i % 2 else 9
    x = R.randint(0, 8, size=shape)
    if i == 7:
        x = x - 3
        x[0] = 4
    OUT[f"categorical/{i}/x"] = np.asarray(x, "int64") if i % 3 else np.asarray(x + 0.25, "float32")
    OUT[f"categorical/{i}/classes"] = integers(classes)
    OUT[f"categorical/{i}/result"] = keras.utils.to_categorical(OUT[f"categorical/{i}/x"], classes or None)

# normalize: axis, order
for i in range(24):
    dtype = ["float64", "float32", "int32"][i % 3]
    x = (R.normal(size=(4, 3, 5)) * 4).astype(dtype)
    x[0, 1] = 0
    x[:, 2, 3] = 0
    axis, order = [-1, 1, 2, -2][i % 4], [2, 1, 3, np.inf, -np.inf, 0, 0.5][i % 7]
    OUT[f"normalize/{i}/x"] = x
    OUT[f"normalize/{i}/options"] = np.array([axis, order], "float64")
    OUT[f"normalize/{i}/result"] = keras.utils.normalize(x, axis, order)

# timeseries: length, stride, rate, batch or 0, shuffle, seed or -1, start or -1, end or -1, number of targets or 0, seed of set_random_seed
for i in range(40):
    n = R.randint(20, 60)
    length, stride, rate, batch = R.randint(1, 6), R.randint(1, 5), R.randint(1, 4), [R.randint(1, 9), 0, 128][i % 3]
    shuffle, seed = i % 2, -1 if i % 8 == 7 else R.randint(0, 2**31 - 1)
    start = -1 if i % 5 < 2 else R.randint(0, 5)
    end = -1 if i % 4 < 2 else R.randint(10, n)
    targets = 0 if i % 7 == 6 else n - R.randint(0, 3) * (start < 1)
    world = R.randint(0, 2**31 - 1)
    data = R.normal(size=(n, 2) if i % 2 else (n,)).astype("float32")
    t = R.randint(0, 99, size=(targets, 1) if i % 3 else (targets,)).astype("float64") if targets else None
    keras.utils.set_random_seed(world)
    ds = keras.utils.timeseries_dataset_from_array(
        data, t, length, sequence_stride=stride, sampling_rate=rate, batch_size=batch or None, shuffle=bool(shuffle),
        seed=None if seed < 0 else seed, start_index=None if start < 0 else start, end_index=None if end < 0 else end)
    OUT[f"timeseries/{i}/options"] = integers(length, stride, rate, batch, shuffle, seed, start, end, targets, world)
    OUT[f"timeseries/{i}/data"] = data
    if targets:
        OUT[f"timeseries/{i}/targets"] = t
    for p in range(2):
        x, y, sizes = [], [], []
        for e in ds:
            ex, ey = e if targets else (e, None)
            x.append(ex.numpy() if batch else ex.numpy()[None])
            sizes.append(x[-1].shape[0])
            if targets:
                y.append(ey.numpy() if batch else ey.numpy()[None])
        OUT[f"timeseries/{i}/sizes{p}"] = integers(*sizes)
        if x:
            OUT[f"timeseries/{i}/x{p}"] = np.concatenate(x)
            if targets:
                OUT[f"timeseries/{i}/y{p}"] = np.concatenate(y)

# split_dataset: n, batch or 0, shuffle, seed, and the sizes: NaN, a whole number, a fraction
for i in range(24):
    n, batch, shuffle, seed = R.randint(4, 30), [0, R.randint(1, 6)][i % 2], i % 3 != 0, R.randint(0, 10**6)
    left = [None, int(R.randint(1, n // 2)), float(R.uniform(0.2, 0.5))][i % 3]
    right = [None, int(R.randint(1, n // 2)), float(R.uniform(0.2, 0.5))][R.randint(3)]
    if left is None and right is None:
        right = 0.5
    x, y = R.normal(size=(n, 2)), R.normal(size=n)
    data = tf.data.Dataset.from_tensor_slices((x, y)).batch(batch) if batch else (x, y)
    parts = keras.utils.split_dataset(data, left_size=left, right_size=right, shuffle=shuffle, seed=seed)
    OUT[f"split/{i}/options"] = integers(n, batch, shuffle, seed, type(left) is int, type(right) is int)
    OUT[f"split/{i}/sizes"] = np.array([np.nan if left is None else left, np.nan if right is None else right], "float64")
    OUT[f"split/{i}/x"], OUT[f"split/{i}/y"] = x, y
    for name, part in zip(("left", "right"), parts):
        got = [(a.numpy(), b.numpy()) if batch else (a.numpy()[None], b.numpy()[None]) for a, b in part]
        OUT[f"split/{i}/{name}_x"] = np.concatenate([a for a, _ in got])
        OUT[f"split/{i}/{name}_y"] = np.concatenate([b for _, b in got])
        OUT[f"split/{i}/{name}_sizes"] = integers(*[len(a) for a, _ in got])

# padded_batch of sequences: batch, length or -1, value of x, value of y
for i in range(6):
    seqs = [R.normal(size=(k, 2)).astype("float32") for k in R.randint(0, 7, size=8)]
    batch, length, vx, vy = 3, [-1, 8][i % 2], i * 0.5, -1.0
    ds = tf.data.Dataset.from_generator(
        lambda: ((s, s[:, 0]) for s in seqs), output_signature=(tf.TensorSpec((None, 2)), tf.TensorSpec((None,))))
    fixed = length if length > 0 else None
    ds = ds.padded_batch(batch, padded_shapes=((fixed, 2), (None,)), padding_values=(vx, vy), drop_remainder=i % 3 == 0)
    OUT[f"padded/{i}/values"] = np.concatenate(seqs)
    OUT[f"padded/{i}/lengths"] = integers(*[len(s) for s in seqs])
    OUT[f"padded/{i}/options"] = np.array([batch, length, vx, vy, i % 3 == 0], "float64")
    for b, (bx, by) in enumerate(ds):
        OUT[f"padded/{i}/x{b}"], OUT[f"padded/{i}/y{b}"] = bx.numpy(), by.numpy()


# trainings
def normal(*shape):
    return R.normal(size=shape).astype("float32")


def start(case, model):
    values = [(0.4 * R.normal(size=w.shape)).astype("float32") for w in model.weights]
    model.set_weights(values)
    for i, v in enumerate(values):
        OUT[f"fit/{case}/w{i}"] = v


def end(case, model, history, evaluated=None, predicted=None):
    for i, v in enumerate(model.get_weights()):
        OUT[f"fit/{case}/after{i}"] = v
    for key, values in history.history.items():
        OUT[f"fit/{case}/history/{key}"] = np.array(values, "float64")
    for key, value in (evaluated or {}).items():
        OUT[f"fit/{case}/evaluate/{key}"] = np.array(value, "float64")
    if predicted is not None:
        OUT[f"fit/{case}/predicted"] = predicted


def ragged():
    """Batches of different lengths and sizes, each with a weight a sample."""
    case = "ragged"
    lengths, sizes = [3, 5, 2, 5, 4], [4, 2, 3, 2, 1]
    batches = [(normal(s, l, 2), normal(s, 1), R.uniform(size=s).astype("float32")) for s, l in zip(sizes, lengths)]
    for i, b in enumerate(batches):
        OUT[f"fit/{case}/x{i}"], OUT[f"fit/{case}/y{i}"], OUT[f"fit/{case}/sw{i}"] = b
    ds = tf.data.Dataset.from_generator(
        lambda: iter(batches), output_signature=(tf.TensorSpec((None, None, 2)), tf.TensorSpec((None, 1)), tf.TensorSpec((None,))))
    ds = ds.apply(tf.data.experimental.assert_cardinality(len(batches)))
    model = keras.Sequential([layers.Input((None, 2)), layers.LSTM(3), layers.Dense(1)])
    start(case, model)
    model.compile(optimizer=keras.optimizers.SGD(0.1), loss="mse", metrics=["mae"], weighted_metrics=["mae"])
    h = model.fit(ds, epochs=3, verbose=0, validation_data=ds.take(2))
    end(case, model, h, model.evaluate(ds, return_dict=True, verbose=0), model.predict(ds, verbose=0))


ragged()


def steps():
    """A seeded shuffle that is repeated, three steps an epoch; validation of a dataset with steps."""
    case = "steps"
    x, y, vx, vy = normal(10, 3), normal(10, 1), normal(7, 3), normal(7, 1)
    OUT[f"fit/{case}/x"], OUT[f"fit/{case}/y"], OUT[f"fit/{case}/vx"], OUT[f"fit/{case}/vy"] = x, y, vx, vy
    context.context()._seed = None
    ds = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(6, seed=3).repeat(4).batch(4).prefetch(2)
    validation = tf.data.Dataset.from_tensor_slices((vx, vy)).repeat().batch(3)
    model = keras.Sequential([layers.Input((3,)), layers.Dense(4, activation="tanh"), layers.Dense(1)])
    start(case, model)
    model.compile(optimizer=keras.optimizers.SGD(0.1, momentum=0.9), loss="mae")
    h = model.fit(ds, epochs=6, steps_per_epoch=3, validation_data=validation, validation_steps=2, validation_freq=2, verbose=0)
    end(case, model, h, model.evaluate(validation, steps=4, return_dict=True, verbose=0))


steps()


def classes():
    """class_weight over a dataset, validated on arrays."""
    case = "classes"
    x, y = normal(11, 3), R.randint(0, 3, size=11).astype("int32")
    OUT[f"fit/{case}/x"], OUT[f"fit/{case}/y"] = x, y
    ds = tf.data.Dataset.from_tensor_slices((x, y)).batch(4)
    model = keras.Sequential([layers.Input((3,)), layers.Dense(5, activation="tanh"), layers.Dense(3, activation="softmax")])
    start(case, model)
    model.compile(optimizer=keras.optimizers.Adam(0.05), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    h = model.fit(ds, epochs=4, verbose=0, class_weight={0: 0.5, 2: 3.0}, validation_data=(x[:5], y[:5]))
    end(case, model, h)


classes()

np.savez_compressed("data.npz", **OUT)
print(len(OUT), "arrays")
