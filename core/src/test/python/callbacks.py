"""What the callbacks of real Keras do, for the tests of dev.tsuno.callbacks: decisions, trainings, printed text, files.

Run with Keras 3.15.1 on TensorFlow 2.21.0, tensorboard and requests installed, in the folder for the results:
core/src/test/resources/dev/tsuno/callbacks.
"""
import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import contextlib
import glob
import io
import random
import shutil
import types
import numpy as np
import keras
import tensorflow as tf
from keras import layers
from keras.callbacks import CSVLogger, EarlyStopping, LearningRateScheduler, ReduceLROnPlateau, SwapEMAWeights, TerminateOnNaN
from keras.src.utils import progbar as progbar_module

OUT = {}
R = np.random.RandomState(11)


def escaped(text):
    for a, b in (("\\", "\\\\"), ("\x1b", "\\e"), ("\b", "\\b"), ("\r", "\\r"), ("\n", "\\n"), ("\t", "\\t")):
        text = text.replace(a, b)
    return text


# Decisions on made-up logs: decisions.tsv


class FakeModel:
    def __init__(self):
        self.stop_training = False
        self.optimizer = types.SimpleNamespace(learning_rate=np.float32(0.1))
        self.epoch = 0
        self.restored = -1

    def get_weights(self):
        return self.epoch

    def set_weights(self, weights):
        self.restored = weights


def series(r):
    kind = r.randrange(3)
    values = []
    v = 1.0
    for _ in range(r.randrange(3, 14)):
        v = r.choice([v * 0.9, v * 1.05, v, v - 1e-4, v + 1e-9, round(r.random(), 2)])
        values.append(float("nan") if kind == 0 and r.random() < 0.2 else v)
    return values


def decisions():
    r = random.Random(5)
    with open("decisions.tsv", "w") as f:
        for _ in range(300):
            values, mode = series(r), r.choice(["min", "max", "auto"])
            options = dict(min_delta=r.choice([0, 0.01, 1e-9, -0.1]), patience=r.randrange(5), baseline=r.choice([None, None, 0.5, 0.95]),
                           restore_best_weights=r.random() < 0.5, start_from_epoch=r.choice([0, 0, 1, 4]), verbose=1)
            callback, model = EarlyStopping(monitor="loss", mode=mode, **options), FakeModel()
            callback.set_model(model)
            text = io.StringIO()
            with contextlib.redirect_stdout(text):
                callback.on_train_begin()
                epochs = 0
                for epoch, value in enumerate(values):
                    model.epoch = epoch
                    callback.on_epoch_end(epoch, {"loss": value})
                    epochs += 1
                    if model.stop_training:
                        break
                callback.on_train_end()
            f.write("\t".join(["early", repr(values), mode] + [str(options[k]) for k in
                    ("min_delta", "patience", "baseline", "restore_best_weights", "start_from_epoch")]
                    + [str(epochs), str(callback.stopped_epoch), str(callback.best_epoch), repr(callback.best), str(callback.wait),
                       str(model.restored), escaped(text.getvalue())]) + "\n")
        for _ in range(200):
            values, mode = series(r), r.choice(["min", "max", "auto"])
            options = dict(factor=r.choice([0.1, 0.5, 0.3]), patience=r.randrange(4), min_delta=r.choice([0, 1e-4, 0.1]),
                           cooldown=r.randrange(3), min_lr=r.choice([0.0, 0.001, 0.04]), verbose=1)
            callback, model = ReduceLROnPlateau(monitor="loss", mode=mode, **options), FakeModel()
            callback.set_model(model)
            rates, text = [], io.StringIO()
            with contextlib.redirect_stdout(text):
                callback.on_train_begin()
                for epoch, value in enumerate(values):
                    logs = {"loss": value}
                    callback.on_epoch_end(epoch, logs)
                    model.optimizer.learning_rate = np.float32(model.optimizer.learning_rate)
                    rates.append(logs["learning_rate"])
                rates.append(float(model.optimizer.learning_rate))
            f.write("\t".join(["plateau", repr(values), mode] + [str(options[k]) for k in
                    ("factor", "patience", "min_delta", "cooldown", "min_lr")] + [repr(rates), escaped(text.getvalue())]) + "\n")


# Trainings: trainings.npz


def normal(*shape):
    return R.normal(size=shape).astype("float32")


def start(case, model):
    values = [(0.4 * R.normal(size=w.shape)).astype("float32") for w in model.weights]
    model.set_weights(values)
    for i, v in enumerate(values):
        OUT[f"{case}/w{i}"] = v


def train(case, model, x, y, callbacks, epochs, **more):
    start(case, model)
    OUT[f"{case}/x"], OUT[f"{case}/y"] = x, y
    text = io.StringIO()
    with contextlib.redirect_stdout(text):
        h = model.fit(x, y, batch_size=4, epochs=epochs, shuffle=False, verbose=0, validation_split=0.25, callbacks=callbacks, **more)
    OUT[f"{case}/names"] = np.frombuffer(",".join(h.history).encode(), "uint8").astype("int64")
    OUT[f"{case}/printed"] = np.frombuffer(text.getvalue().encode(), "uint8").astype("int64")
    for key, values in h.history.items():
        OUT[f"{case}/history/{key}"] = np.array(values, "float64")
    for i, v in enumerate(model.get_weights()):
        OUT[f"{case}/after{i}"] = v


def dense(optimizer, loss="mse", metrics=("mae",), units=1, activation=None):
    model = keras.Sequential([layers.Input((3,)), layers.Dense(4, activation="tanh"), layers.Dense(units, activation=activation)])
    model.compile(optimizer=optimizer, loss=loss, metrics=list(metrics))
    return model


def lstm(optimizer):
    model = keras.Sequential([layers.Input((5, 2)), layers.LSTM(4), layers.Dense(1)])
    model.compile(optimizer=optimizer, loss="mse")
    return model


def trainings():
    SGD, Adam = keras.optimizers.SGD, keras.optimizers.Adam
    train("early_restore", lstm(Adam(0.2)), normal(16, 5, 2), normal(16, 1),
          [EarlyStopping(patience=3, restore_best_weights=True, start_from_epoch=1, verbose=1)], 30)
    train("early_mae", dense(SGD(0.2)), normal(16, 3), normal(16, 1), [EarlyStopping("mae", min_delta=0.02, patience=2, verbose=1)], 30)
    train("early_accuracy", dense(Adam(0.05), "binary_crossentropy", ["accuracy"], 1, "sigmoid"), normal(20, 3),
          (R.uniform(size=(20, 1)) > 0.5).astype("float32"), [EarlyStopping("val_accuracy", patience=4, restore_best_weights=True)], 25)
    train("plateau", lstm(SGD(0.5)), normal(16, 5, 2), normal(16, 1),
          [ReduceLROnPlateau("val_loss", factor=0.5, patience=1, min_delta=0.01, cooldown=1, min_lr=0.05, verbose=1)], 12)
    train("schedule", dense(SGD(0.2, momentum=0.5)), normal(12, 3), normal(12, 1),
          [LearningRateScheduler(lambda epoch, rate: rate if epoch < 2 else rate * 0.7, verbose=1)], 6)
    train("nan", dense(SGD(1e18)), normal(24, 3), normal(24, 1), [TerminateOnNaN()], 5)
    train("ema", dense(SGD(0.2, use_ema=True, ema_momentum=0.8)), normal(16, 3), normal(16, 1), [SwapEMAWeights()], 4)
    train("ema_on_epoch", dense(Adam(0.05, use_ema=True, ema_momentum=0.9)), normal(16, 3), normal(16, 1),
          [SwapEMAWeights(swap_on_epoch=True)], 4)
    np.savez_compressed("trainings.npz", **OUT)


# The bar with a clock that says what it is told: progbar.tsv


class Clock:
    now = 0.0
    tick = 0.0

    def time(self):
        self.now += self.tick
        return self.now


CLOCK = Clock()


def bars():
    r = random.Random(3)
    with open("progbar.tsv", "w") as f:
        for case in range(80):
            target = r.choice([None, 1, 3, 7, 10, 60, 1000, 12345])
            o = dict(width=r.choice([20, 20, 5, 0]), verbose=r.choice([1, 1, 1, 2, 0]), interval=r.choice([0.05, 0.5, 0.0]),
                     unit_name=r.choice(["step", "sample"]))
            kinds = r.choice([{}, {"stateful_metrics": ["mae"]}, {"stateless_metrics": ["loss"]}, {"stateless_metrics": []}])
            CLOCK.tick, CLOCK.now = 0.0, 1000.0
            bar = progbar_module.Progbar(target, **o, **kinds)
            bar._dynamic_display = r.random() < 0.5
            f.write("\t".join(["new", str(target), str(o["width"]), str(o["verbose"]), str(o["interval"]), o["unit_name"],
                               ",".join(kinds.get("stateful_metrics", ["-"])), ",".join(kinds.get("stateless_metrics", ["-"])),
                               str(bar._dynamic_display)]) + "\n")
            last, current = target or r.randrange(1, 30), 0
            while current < last:
                current = min(last, current + r.choice([1, 1, 2, max(1, last // 4)]))
                CLOCK.now += r.choice([1e-6, 3e-4, 0.02, 0.06, 0.5, 1.0, 2.5, 100.0, 7.0])
                values = {"loss": r.choice([r.random(), 10 ** r.uniform(-9, 6), 0.0, float("nan"), 0.5, 1.00005])}
                if r.random() < 0.7:
                    values["mae"] = r.choice([r.random(), -r.random(), 1e-3, 0.00012345])
                finalize = True if current == last else r.choice([None, False])
                text = io.StringIO()
                with contextlib.redirect_stdout(text):
                    bar.update(current, list(values.items()), finalize=finalize)
                f.write("\t".join(["update", repr(CLOCK.now), str(current), str(finalize),
                                   ",".join(f"{k}={v!r}" for k, v in values.items()), escaped(text.getvalue())]) + "\n")


class Waiting(keras.callbacks.Callback):
    """Keras then calls the callbacks one after the other, in its own thread."""

    def on_train_batch_end(self, batch, logs=None):
        pass

    def on_test_batch_end(self, batch, logs=None):
        pass

    def on_predict_batch_end(self, batch, logs=None):
        pass


def logged():
    """What fit, evaluate and predict print, when the clock goes on by a second whenever it is looked at: logged.tsv."""
    x, y = normal(10, 3), normal(10, 1)
    model = dense(keras.optimizers.SGD(0.1))
    first = [(0.4 * R.normal(size=w.shape)).astype("float32") for w in model.weights]
    arrays = {"x": x, "y": y, **{f"w{i}": w for i, w in enumerate(first)}}
    np.savez_compressed("logged.npz", **arrays)
    own = progbar_module.Progbar.__init__
    with open("logged.tsv", "w") as f:
        for dynamic in (True, False):
            def init(self, *a, **k):
                own(self, *a, **k)
                self._dynamic_display = dynamic
            progbar_module.Progbar.__init__ = init
            for verbose in (1, 2):
                for what in ("fit", "fit_once", "evaluate", "predict"):
                    model.set_weights(first)
                    model.optimizer.learning_rate = 0.1
                    CLOCK.now, CLOCK.tick = 0.0, 1.0
                    text = io.StringIO()
                    with contextlib.redirect_stdout(text):
                        if what == "fit":
                            model.fit(x, y, batch_size=3, epochs=2, shuffle=False, verbose=verbose, validation_split=0.3,
                                      callbacks=[Waiting(), LearningRateScheduler(lambda e, r: r * 0.5)])
                        elif what == "fit_once":
                            model.fit(x, y, batch_size=3, shuffle=False, verbose=verbose, callbacks=[Waiting()])
                        elif what == "evaluate":
                            model.evaluate(x, y, batch_size=4, verbose=verbose, callbacks=[Waiting()])
                        else:
                            model.predict(x, batch_size=4, verbose=verbose, callbacks=[Waiting()])
                    f.write("\t".join([what, str(verbose), str(dynamic), escaped(text.getvalue())]) + "\n")
    progbar_module.Progbar.__init__ = own


# Files


def csv():
    logs = [{"loss": 0.1, "mae": 1e-5}, {"loss": float(np.float32(0.1)), "mae": 123456789012345680.0},
            {"loss": float("nan"), "mae": float("-inf"), "val_loss": 3.0}, {"loss": 1e16}]
    with open("csv.tsv", "w") as f:
        for separator in (",", ";", "."):
            for validated in (False, True):
                if os.path.exists("log.csv"):
                    os.remove("log.csv")
                for append in (True, True):
                    callback = CSVLogger("log.csv", separator=separator, append=append)
                    callback.on_train_begin()
                    for epoch, log in enumerate(logs):
                        if validated:
                            log = {**log, "val_loss": epoch + 0.25, "val_a,b": 1.0, 'val_"q"': 2.5}
                        callback.on_epoch_end(epoch, log)
                    callback.on_train_end()
                text = open("log.csv", newline="").read()
                f.write("\t".join([separator, str(validated), escaped(text)]) + "\n")
    os.remove("log.csv")


def events():
    """A file by TensorFlow's own writer: events.tfevents."""
    shutil.rmtree("events", ignore_errors=True)
    writer = tf.summary.create_file_writer("events")
    with writer.as_default():
        tf.summary.scalar("epoch_loss", np.float32(0.25), step=0)
        tf.summary.scalar("batch_mae", np.float32(-1.5e-7), step=300)
        tf.summary.scalar("evaluation_loss_vs_iterations", np.float32("nan"), step=5_000_000_000)
        tf.summary.histogram("sequential/dense/kernel/histogram", np.float32([[0.5, -1.25, 2.0], [0.75, 0.5, 1.125]]), step=2)
        tf.summary.histogram("sequential/dense/bias/histogram", np.float32([0.125, 0.125]), step=3)
    writer.close()
    shutil.copy(glob.glob("events/*")[0], "events.tfevents")
    shutil.rmtree("events")


def posts():
    """What RemoteMonitor sends: posts.tsv."""
    import requests
    sent = []
    requests.Session.send = lambda self, request, **k: sent.append(request) or requests.Response()
    logs = {"loss": 0.1, 'a "b" ü': 1e-7, "mae": float(np.float32(0.3))}
    with open("posts.tsv", "w") as f:
        for as_json in (True, False):
            keras.callbacks.RemoteMonitor(root="http://localhost:1", headers={"X-Run": "7"}, send_as_json=as_json).on_epoch_end(3, logs)
            request = sent[-1]
            body = request.body if isinstance(request.body, str) else request.body.decode()
            f.write("\t".join([str(as_json), request.method, request.path_url, request.headers["Content-Type"], request.headers["X-Run"],
                               escaped(body)]) + "\n")


if __name__ == "__main__":
    decisions()
    trainings()
    progbar_module.time = CLOCK
    bars()
    logged()
    csv()
    events()
    posts()
