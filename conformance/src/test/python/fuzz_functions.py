"""A development tool: random golden cases of losses, metrics, optimizers, schedules and activations, made with real Keras.

    pip install keras==3.15.1 tensorflow-cpu==2.21.0
    python fuzz_functions.py FOLDER GROUP FIRST COUNT     GROUP: losses, metrics, optimizers, schedules, activations

Case number n of a group is always the same. What Keras refuses is counted and left out; a case that fails is kept, as a case of its own.
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

REDUCTIONS = "sum_over_batch_size sum none mean mean_with_sample_weight".split()


class R(random.Random):
    def truth(self, chance=0.5):
        return self.random() < chance

    def some(self, chance, **draws):
        """Arguments, each there with a chance."""
        return {k: self.choice(v) for k, v in draws.items() if self.truth(chance)}


def softmax(z, axis=-1):
    e = np.exp(z - z.max(axis, keepdims=True))
    return e / e.sum(axis, keepdims=True)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


# What y_true and y_pred may be. Each takes the drawing of numbers g, of choices r, and a shape.


def reals(g, r, shape):
    how = r.choice(["normal", "normal", "large", "same", "zeros", "positive", "below"])
    a, b = g.normal(size=shape), g.normal(size=shape)
    if how == "large":
        a, b = a * 50, b * 50
    if how == "same":
        b = np.where(g.uniform(size=shape) < 0.5, a, b)
    if how == "zeros":
        a, b = np.where(g.uniform(size=shape) < 0.5, 0, a), np.where(g.uniform(size=shape) < 0.5, 0, b)
    if how == "positive":
        a, b = np.abs(a), np.abs(b)
    if how == "below":
        a, b = -np.abs(a) - 1, -np.abs(b) - 1
    return a, b


def probabilities(g, r, shape):
    p = sigmoid(g.normal(size=shape) * r.choice([1, 2, 8]))
    if r.truth(0.3):
        p = g.choice([0.0, 0.25, 0.5, 0.75, 1.0], size=shape)
    return p


def logits(g, r, shape):
    return g.normal(size=shape) * r.choice([1, 2, 2, 40])


def bits(g, r, shape):
    y = g.randint(0, 2, size=shape).astype(float)
    if r.truth(0.1):
        y[:] = r.choice([0, 1])
    if r.truth(0.1):
        y = g.uniform(size=shape)
    return y


def onehot(g, r, shape, axis=-1):
    full = list(shape)
    count = full.pop(axis)
    if r.truth(0.2):
        y = softmax(g.normal(size=shape), axis)
        return y if r.truth() else g.uniform(size=shape)
    y = np.eye(count)[g.randint(0, count, size=full)]
    if r.truth(0.1):
        y[g.randint(0, shape[0])] = 0
    return np.moveaxis(y, -1, axis)


def distribution(g, r, shape, axis=-1):
    p = softmax(g.normal(size=shape) * r.choice([1, 3]), axis)
    kind = r.choice(["p", "p", "p", "hard", "not", "zero"])
    if kind == "hard":
        p = np.round(p)
    if kind == "not":
        p = g.uniform(0, 1, size=shape)
    if kind == "zero":
        p[g.randint(0, shape[0])] = 0
    return p


def some_shape(r, ranks=(1, 2, 2, 2, 3, 3, 4)):
    rank = r.choice(ranks)
    return tuple(r.choice([1, 2, 3, 4, 5, 7]) for _ in range(rank - 1)) + (r.choice([1, 2, 3, 4, 6, 17]),)


def weights_for(g, r, shape):
    """Weights for values of a shape: the same, one axis more, with ones. One axis beside several is the last one in Keras, the first one in Tsuno."""
    shapes = [shape, shape + (1,), shape[:1] if len(shape) < 2 or shape[0] == 1 else shape, shape[:1] + (1,) * (len(shape) - 1), ()]
    s = r.choice(shapes)
    w = g.uniform(0.2, 2, size=s)
    kind = r.choice(["any", "any", "some", "none", "bits"])
    if kind == "some":
        w = np.where(g.uniform(size=s) < 0.4, 0.0, w)
    if kind == "none" and r.truth(0.3):
        w = w * 0
    if kind == "bits":
        w = g.randint(0, 2, size=s).astype(float)
    return w


def losses(r, g):
    name = r.choice([n for n in dir(keras.losses) if n[0].isupper() and n != "Loss"] + ["BinaryCrossentropy", "CategoricalCrossentropy", "SparseCategoricalCrossentropy", "CategoricalFocalCrossentropy", "BinaryFocalCrossentropy"])
    if name == "CTC" and r.truth(0.5):
        name = "Circle"
    shape = some_shape(r)
    args, label = {}, ""
    y, p = reals(g, r, shape)
    axis = r.choice([-1, -1, -1] + list(range(len(shape))))
    if name in ("BinaryCrossentropy", "BinaryFocalCrossentropy"):
        args = r.some(0.4, from_logits=[True], label_smoothing=[0.1, 0.3, 0.9], axis=[axis])
        if name != "BinaryCrossentropy":
            args |= r.some(0.4, apply_class_balancing=[True], alpha=[0.1, 0.7], gamma=[0.0, 0.5, 1.0, 3.0])
        y, p = bits(g, r, shape), (logits if args.get("from_logits") else probabilities)(g, r, shape)
    if name in ("CategoricalCrossentropy", "CategoricalFocalCrossentropy"):
        args = r.some(0.4, from_logits=[True], label_smoothing=[0.1, 0.3, 0.9], axis=[axis])
        if name != "CategoricalCrossentropy":
            args |= r.some(0.4, alpha=[0.1, 0.7], gamma=[0.0, 0.5, 1.0, 3.0])
        y, p = onehot(g, r, shape, args.get("axis", -1)), logits(g, r, shape) if args.get("from_logits") else distribution(g, r, shape, args.get("axis", -1))
    if name in ("SparseCategoricalCrossentropy", "CategoricalGeneralizedCrossEntropy"):
        shape = some_shape(r, (2, 2, 3, 3, 4) if name[0] == "S" else (2,))
        args = r.some(0.5, from_logits=[True], ignore_class=[0, 1, -1, 255]) if name[0] == "S" else r.some(0.7, q=[0.1, 0.3, 0.9, 1.0])
        y = g.randint(0, shape[-1], size=shape[:-1])
        if args.get("ignore_class", 0) not in (0, 1):
            y = np.where(g.uniform(size=y.shape) < 0.4, args["ignore_class"], y)
        if r.truth(0.1) and "ignore_class" in args:
            y[:] = args["ignore_class"] if args["ignore_class"] < shape[-1] else 0
        if r.truth(0.3):
            y = y[..., None]
        if r.truth(0.3):
            y = y.astype(float)
        p = (logits if args.get("from_logits") else distribution)(g, r, shape)
        if name[0] == "S" and r.truth(0.1):
            args["axis"] = len(shape) - 1
            label = "_axis%d" % args["axis"]
    if name in ("Hinge", "SquaredHinge", "CategoricalHinge"):
        y = g.choice([[0.0, 1.0], [-1.0, 1.0]][r.randint(0, 1)], size=shape) if r.truth(0.8) else y
    if name == "KLDivergence":
        y, p = (onehot if r.truth() else distribution)(g, r, shape), distribution(g, r, shape)
    if name in ("Poisson", "MeanSquaredLogarithmicError") and r.truth(0.7):
        y, p = np.abs(y), np.abs(p)
    if name == "CosineSimilarity" and r.truth():
        args = dict(axis=axis)
        label = "_axis%d" % axis
    if name == "Huber" and r.truth(0.7):
        args = dict(delta=r.choice([0.3, 0.5, 2.0, 5.0]))
        label = "_delta%s" % args["delta"]
    if name in ("Dice", "Tversky"):
        y, p = bits(g, r, shape), probabilities(g, r, shape)
        if r.truth(0.6):
            args["axis"] = r.choice([axis, tuple(sorted(r.sample(range(len(shape)), r.randint(1, len(shape)))))])
        if name == "Tversky":
            args |= r.some(0.6, alpha=[0.1, 0.9], beta=[0.0, 0.3, 1.5])
    if name == "Circle":
        shape = (r.choice([1, 2, 4, 6, 9]), r.choice([2, 3, 5]))
        e = g.normal(size=shape)
        y, p = g.randint(0, r.choice([1, 2, 3, 5]), size=shape[0]), e / np.linalg.norm(e, axis=-1, keepdims=True)
        if r.truth(0.3):
            y = y[:, None]
        args = r.some(0.5, gamma=[1.0, 10.0, 64.0], margin=[0.1, 0.25, 0.6], remove_diagonal=[False])
    if name == "CTC":
        c, t, n = r.choice([2, 3, 5]), r.choice([3, 5, 9]), r.choice([1, 2, 3, 4])
        shape = (r.choice([1, 2, 3, 5]), t, c)
        y = g.randint(1, c, size=(shape[0], n))
        for row in y:
            row[g.randint(0, n + 1) :] = 0
        p = logits(g, r, shape)
    if np.shape(y) == np.shape(p) and len(shape) > 1 and shape[-1] == 1 and r.truth(0.5) and name not in ("CTC", "Circle") and args.get("axis", -1) == -1:
        y, p = r.choice([(y[..., 0], p), (y, p[..., 0])])
        shape = np.shape(p)
    if r.truth(0.15) and np.asarray(y).dtype.kind == "f":
        if np.all(np.asarray(y) == np.round(y)) and np.all(np.abs(y) < 1e6):
            y = np.asarray(y).astype(int)
    return name, args, label, y, p


def cast(x, dtype):
    x = np.asarray(x)
    return x if x.dtype.kind == "b" else x.astype(np.int32) if x.dtype.kind in "iu" else x.astype(np.float32).astype(dtype)


def run_losses(case, r, g, dtype):
    name, args, label, y, p = losses(r, g)
    y, p = cast(y, dtype), cast(p, dtype)
    make = lambda reduction="sum_over_batch_size": getattr(keras.losses, name)(**args, reduction=reduction)
    values = make("none")(y, p)
    w = cast(weights_for(g, r, tuple(values.shape)), dtype)
    mask = None
    if r.truth(0.2) and values.shape.rank > 0:
        mask = g.uniform(size=values.shape) < r.choice([0.0, 0.6, 0.6, 0.6])
    arrays = dict(y_true=y, y_pred=p, sample_weight=w)
    if mask is not None:
        arrays["mask"] = mask
    errors = {}
    for reduction in REDUCTIONS:
        for suffix in ("", "_sw"):
            try:
                x = tf.constant(p)
                with tf.GradientTape() as tape:
                    tape.watch(x)
                    if mask is not None:
                        keras.src.backend.set_keras_mask(x, tf.constant(mask))
                    value = make(reduction)(y, x, w if suffix else None)
                    total = tf.reduce_sum(value)
                d = tape.gradient(total, x)
                arrays["loss_" + reduction + suffix] = value.numpy()
                if d is not None:
                    arrays["dy_pred_" + reduction + suffix] = d.numpy()
            except Exception as e:
                errors[reduction + suffix] = str(e)[:200]
    return label, dict(kind="loss", config=keras.saving.serialize_keras_object(make()), errors=errors, null_gradients=[], **{"class": name}), arrays


def metrics(r, g):
    names = [n for n in dir(keras.metrics) if n[0].isupper() and n not in ("Metric", "MeanMetricWrapper")]
    name = r.choice(names + ["AUC", "Precision", "Recall", "F1Score", "FBetaScore", "IoU", "MeanIoU", "OneHotIoU", "R2Score"])
    shape = some_shape(r, (1, 2, 2, 3))
    axis = r.choice([-1, -1] + list(range(len(shape))))
    args, label = {}, ""
    y, p = reals(g, r, (3,) + shape)
    full = (3,) + shape
    thresholds = [[0.5], [0.3], [0.2, 0.5, 0.9], [0.0, 0.5, 1.0], [0.25, 0.75], 0.4, [0.5, 0.1]]
    if name == "AUC":
        args = r.some(0.35, num_thresholds=[2, 3, 5, 30], curve=["PR", "PRGAIN"], summation_method=["minoring", "majoring"], from_logits=[True], multi_label=[True], thresholds=[t for t in thresholds if isinstance(t, list)])
        if args.get("multi_label"):
            shape = (r.choice([1, 4, 7]), r.choice([1, 2, 4]))
            full = (3,) + shape
            args |= r.some(0.4, num_labels=[shape[-1]])
        if r.truth(0.25) and len(shape) == 2:
            args["label_weights"] = [round(float(v), 2) for v in g.uniform(0.1, 2, size=shape[-1])]
        y, p = bits(g, r, full), (logits if args.get("from_logits") else probabilities)(g, r, full)
    if name in ("FalseNegatives", "FalsePositives", "TruePositives", "TrueNegatives", "Precision", "Recall"):
        args = r.some(0.6, thresholds=thresholds)
        if name in ("Precision", "Recall"):
            args |= r.some(0.3, top_k=list(range(1, shape[-1] + 1)), class_id=list(range(shape[-1])))
        y, p = bits(g, r, full), probabilities(g, r, full)
    at = dict(PrecisionAtRecall="recall", RecallAtPrecision="precision", SensitivityAtSpecificity="specificity", SpecificityAtSensitivity="sensitivity").get(name)
    if at:
        args = {at: r.choice([0.0, 0.3, 0.5, 0.8, 1.0])} | r.some(0.4, num_thresholds=[1, 2, 3, 10, 50], class_id=list(range(shape[-1])))
        y, p = bits(g, r, full), probabilities(g, r, full)
    if name in ("BinaryAccuracy", "BinaryIoU", "BinaryCrossentropy"):
        args = r.some(0.4, from_logits=[True], label_smoothing=[0.1, 0.4]) if name == "BinaryCrossentropy" else r.some(0.5, threshold=[0.25, 0.4, 0.75])
        if name == "BinaryIoU":
            args |= r.some(0.5, target_class_ids=[[0], [1], [1, 0]])
        y, p = bits(g, r, full), (logits if args.get("from_logits") else probabilities)(g, r, full)
    if name in ("CategoricalCrossentropy", "CategoricalAccuracy", "TopKCategoricalAccuracy", "CategoricalHinge", "KLDivergence"):
        if name == "CategoricalCrossentropy":
            args = r.some(0.4, from_logits=[True], label_smoothing=[0.1, 0.4], axis=[axis])
        if name.startswith("TopK"):
            args = r.some(0.8, k=[1, 2, 3])
        a = args.get("axis", -1)
        a = a + 1 if a >= 0 else a
        y, p = onehot(g, r, full, a), logits(g, r, full) if args.get("from_logits") else distribution(g, r, full, a)
        if r.truth(0.2) and name.endswith("Accuracy"):
            p = np.round(p, 1)
    if name.startswith("Sparse"):
        shape = some_shape(r, (2, 2, 3))
        full = (3,) + shape
        args = r.some(0.4, from_logits=[True], ignore_class=[0, 1, -1]) if name.endswith("ntropy") else r.some(0.8, k=[1, 2, 3]) if "TopK" in name else {}
        y = g.randint(0, shape[-1], size=full[:-1])
        if args.get("ignore_class") == -1:
            y = np.where(g.uniform(size=y.shape) < 0.4, -1, y)
        if r.truth(0.3):
            y = y[..., None]
        p = (logits if args.get("from_logits") else distribution)(g, r, full)
    if name in ("F1Score", "FBetaScore"):
        shape = some_shape(r, (2,))
        full = (3,) + shape
        args = r.some(0.6, average=["micro", "macro", "weighted"], threshold=[0.2, 0.5, 0.8], **(dict(beta=[0.5, 2.0, 0.1]) if name[1] == "B" else {}))
        y, p = (bits if r.truth() else onehot)(g, r, full), (probabilities if r.truth() else distribution)(g, r, full)
    if "IoU" in name and name != "BinaryIoU":
        c = r.choice([1, 2, 3, 4])
        spread = some_shape(r, (1, 2, 3))
        args = dict(num_classes=c) | r.some(0.4, ignore_class=[0, 1, -1])
        hot = name.startswith("OneHot")
        st = not hot and r.truth(0.7)
        sp = r.truth(0.5)
        if not hot and not st:
            args["sparse_y_true"] = False
        if sp == hot:
            args["sparse_y_pred"] = sp
        if "Mean" not in name:
            args["target_class_ids"] = r.sample(range(c), r.randint(1, c))
        a = r.choice([-1, -1, 1]) if not (st and sp) else -1
        if a != -1:
            args["axis"] = a
        shape = spread
        full = (3,) + spread
        put = lambda s: s + (c,) if a == -1 or len(s) < 2 else s[:2] + (c,) + s[2:]
        pos = -1 if a == -1 else 2
        y = g.randint(0, c, size=full) if st else onehot(g, R(1), put(full), pos)
        p = g.randint(0, c, size=full) if sp else g.normal(size=put(full))
        if st and args.get("ignore_class") == -1:
            y = np.where(g.uniform(size=y.shape) < 0.3, -1, y)
        args["dtype"] = None
    if name == "R2Score":
        shape = some_shape(r, (2,))
        full = (3,) + shape
        args = r.some(0.5, class_aggregation=[None, "uniform_average", "variance_weighted_average"], num_regressors=[1, 2, 5])
        y, p = reals(g, r, full)
    if name in ("CosineSimilarity", "PearsonCorrelation", "ConcordanceCorrelation") and r.truth():
        args = dict(axis=axis)
        label = "_axis%d" % axis
    if name in ("Hinge", "SquaredHinge"):
        y = g.choice([[0.0, 1.0], [-1.0, 1.0]][r.randint(0, 1)], size=full)
    if name in ("Poisson", "MeanSquaredLogarithmicError") and r.truth(0.7):
        y, p = np.abs(y), np.abs(p)
    if name == "Accuracy":
        y, p = g.randint(0, 3, size=full), g.randint(0, 3, size=full)
        if r.truth(0.3):
            y, p = y.astype(float), p.astype(float)
    if name in ("Mean", "Sum"):
        y = None
    elif np.shape(y) == np.shape(p) and len(shape) > 1 and np.shape(p)[-1] == 1 and r.truth() and "IoU" not in name and args.get("axis", -1) == -1 and "class_id" not in args and "top_k" not in args and name not in ("F1Score", "FBetaScore", "R2Score"):
        y, p = r.choice([(y[..., 0], p), (y, p[..., 0])])
    return name, args, label, y, p


def run_metrics(case, r, g, dtype):
    name, args, label, y, p = metrics(r, g)
    if "dtype" in args:
        args["dtype"] = dtype
    p = cast(p, dtype)
    y = None if y is None else cast(y, dtype)
    inner = p.shape[1:]
    candidates = [inner[:1], inner, inner[:-1] or inner, inner[:1] + (1,) * (len(inner) - 1), ()]
    if y is not None:
        candidates.append(y.shape[1:])
    ws = r.choice(candidates)
    w = g.uniform(0.2, 2, size=(3,) + ws)
    if r.truth(0.3):
        w = np.where(g.uniform(size=w.shape) < 0.5, 0, w)
    w = cast(w, dtype)
    arrays = dict(y_pred=p, sample_weight=w)
    if y is not None:
        arrays["y_true"] = y
    errors, states = {}, None
    for suffix in ("", "_sw"):
        try:
            m = getattr(keras.metrics, name)(**args)
            results = []
            for b in range(3):
                pair = ([] if y is None else [y[b]]) + [p[b]]
                m.update_state(*pair, **({"sample_weight": w[b]} if suffix else {}))
                results.append(np.asarray(m.result()))
            arrays["result" + suffix] = np.stack(results)
            for i, v in enumerate(m.variables):
                arrays["state%s%d" % (suffix, i)] = np.asarray(v)
            states = [dict(index=i, path=v.path, shape=list(v.shape)) for i, v in enumerate(m.variables)]
        except Exception as e:
            errors[suffix] = str(e)[:300]
    if states is None:
        raise ValueError(errors)
    config = keras.saving.serialize_keras_object(getattr(keras.metrics, name)(**args))
    return label, dict(kind="metric", config=config, errors=errors, state=states, **{"class": name}), arrays


def schedule(r):
    s = keras.optimizers.schedules
    steps = r.choice([1, 3, 7, 10, 20, 100])
    rate = r.choice([0.1, 0.01, 1.0, 0.05])
    return r.choice(
        [
            lambda: s.CosineDecay(rate, steps, **r.some(0.5, alpha=[0.1, 0.5], warmup_target=[0.2, 1.0], warmup_steps=[0, 1, 5])),
            lambda: s.CosineDecayRestarts(rate, steps, **r.some(0.5, t_mul=[1.0, 1.5, 3.0], m_mul=[0.5, 0.9], alpha=[0.1])),
            lambda: s.ExponentialDecay(rate, steps, r.choice([0.5, 0.9, 0.96]), **r.some(0.5, staircase=[True])),
            lambda: s.InverseTimeDecay(rate, steps, r.choice([0.5, 0.9, 2.0]), **r.some(0.5, staircase=[True])),
            lambda: s.PolynomialDecay(rate, steps, **r.some(0.5, end_learning_rate=[0.0, 0.001], power=[0.5, 2.0, 3], cycle=[True])),
            lambda: s.PiecewiseConstantDecay(*r.choice([([3], [0.1, 0.01]), ([2, 5, 11], [0.5, 0.1, 0.05, 0.001]), ([1], [1.0, 0.5]), ([0, 4], [1.0, 0.3, 0.1])])),
        ]
    )()


def run_schedules(case, r, g, dtype):
    s = schedule(r)
    steps = np.arange(50, dtype="int32") if r.truth() else np.sort(g.randint(0, 400, size=50)).astype("int32")
    rates = np.array([float(s(int(k))) for k in steps], dtype)
    return "", dict(kind="schedule", config=keras.saving.serialize_keras_object(s), **{"class": type(s).__name__}), dict(steps=steps, lr=rates)


SHARED = dict(weight_decay=[0.01, 0.1, 0.004], clipnorm=[0.5, 1.0], clipvalue=[0.3, 0.05], global_clipnorm=[0.5, 2.0], use_ema=[True], loss_scale_factor=[2.0, 128.0], gradient_accumulation_steps=[2, 3, 7])
OWN = dict(
    Adadelta=dict(rho=[0.5, 0.9], epsilon=[1e-3, 1e-6]),
    Adafactor=dict(beta_2_decay=[-0.5, -0.9], epsilon_1=[1e-10], epsilon_2=[0.1], clip_threshold=[0.3, 2.0], relative_step=[False]),
    Adagrad=dict(initial_accumulator_value=[0.0, 0.5], epsilon=[1e-3]),
    Adam=dict(beta_1=[0.0, 0.5], beta_2=[0.9, 0.99], epsilon=[1e-3, 1e-8], amsgrad=[True]),
    AdamW=dict(beta_1=[0.0, 0.5], beta_2=[0.9], epsilon=[1e-3], amsgrad=[True]),
    Adamax=dict(beta_1=[0.5], beta_2=[0.9], epsilon=[1e-3]),
    Ftrl=dict(learning_rate_power=[-0.3, -0.7, 0.0], initial_accumulator_value=[0.0, 0.5], l1_regularization_strength=[0.01, 0.2], l2_regularization_strength=[0.1], l2_shrinkage_regularization_strength=[0.1], beta=[0.5]),
    Lamb=dict(beta_1=[0.5], beta_2=[0.9], epsilon=[1e-3]),
    Lion=dict(beta_1=[0.5, 0.95], beta_2=[0.9]),
    Nadam=dict(beta_1=[0.5], beta_2=[0.9], epsilon=[1e-3]),
    RMSprop=dict(rho=[0.5, 0.99], momentum=[0.5, 0.9], epsilon=[1e-3], centered=[True]),
    SGD=dict(momentum=[0.5, 0.9], nesterov=[True]),
    ScheduleFreeAdamW=dict(beta_1=[0.5], beta_2=[0.9], epsilon=[1e-3], warmup_steps=[1, 5, 30]),
    Muon=dict(adam_beta_1=[0.5], adam_beta_2=[0.9], adam_weight_decay=[0.0, 0.1], epsilon=[1e-3], exclude_layers=[["dense"], []], exclude_embeddings=[False], muon_a=[3.0], adam_lr_ratio=[0.1, 2], momentum=[0.5, 0.0], ns_steps=[1, 3], nesterov=[False], rms_rate=[None, 0.5]),
)


def optimizer(r):
    name = r.choice(sorted(OWN))
    args = dict(learning_rate=schedule(r) if r.truth(0.25) else r.choice([0.1, 0.01, 0.5, 0.001]))
    args |= r.some(0.35, **OWN[name]) | r.some(0.2, **SHARED)
    if args.get("use_ema"):
        args |= r.some(0.6, ema_momentum=[0.5, 0.9], ema_overwrite_frequency=[1, 3, 6])
    clips = [k for k in ("clipnorm", "clipvalue", "global_clipnorm") if k in args]
    for k in clips[1:]:
        del args[k]
    return getattr(keras.optimizers, name)(**args)


def run_optimizers(case, r, g, dtype):
    made = optimizer(r)
    if r.truth(0.12):
        made.loss_scale_factor = None
        made = keras.optimizers.LossScaleOptimizer(made, **r.some(0.6, initial_scale=[4.0, 1024.0], dynamic_growth_steps=[2, 5]))
    shapes = [(5,), (4, 3)] + ([(2, 3, 2)] if r.truth(0.4) else []) + ([(3, 4)] if r.truth(0.3) else [])
    paths = ["bias", "kernel", "dense/kernel", "embedding/embeddings"][: len(shapes)]
    exclude = None
    scale = r.choice([0.1, 1, 1, 10])
    steps = 20
    variables, arrays, gradients = [], {}, []
    for i, shape in enumerate(shapes):
        start = cast(g.normal(size=shape), dtype)
        grads = cast(g.normal(size=(steps,) + shape) * scale, dtype)
        if r.truth(0.15):
            grads[g.randint(0, steps, size=5)] = 0
        arrays["start%d" % i], arrays["g%d" % i] = start, grads
        variables.append(keras.Variable(start, name="v%d" % i, dtype=dtype))
        gradients.append(grads)
    if isinstance(made, keras.optimizers.LossScaleOptimizer) and r.truth(0.4):
        gradients[0][g.randint(0, steps)].flat[0] = r.choice([np.inf, np.nan])
    made.build(variables)
    for i, v in enumerate(made.variables):
        arrays["s%d_init" % i] = np.asarray(v)
    rates, values = [], [[] for _ in shapes]
    for k in range(steps):
        rates.append(float(made.learning_rate))
        made.apply([tf.constant(d[k]) for d in gradients], variables)
        for i, v in enumerate(variables):
            values[i].append(v.numpy())
    arrays["learning_rate"] = np.array(rates, dtype)
    for i, v in enumerate(values):
        arrays["v%d" % i] = np.stack(v)
    for i, v in enumerate(made.variables):
        arrays["s%d" % i] = np.asarray(v)
    made.finalize_variable_values(variables)
    for i, v in enumerate(variables):
        arrays["v%d_final" % i] = v.numpy()
    state = [dict(index=i, path=v.path, shape=list(v.shape), dtype=str(v.dtype)) for i, v in enumerate(made.variables)]
    about = dict(kind="optimizer", config=keras.saving.serialize_keras_object(made), state=state, variable_paths=[v.path for v in variables], **{"class": type(made).__name__})
    return "", about, arrays


ARGUMENTS = dict(
    relu=dict(negative_slope=[0.1, 0.3], max_value=[1.0, 6.0], threshold=[0.5, -0.5, 1.0]), leaky_relu=dict(negative_slope=[0.1, 0.5]), elu=dict(alpha=[0.5, 2.0]), celu=dict(alpha=[0.5, 2.0]),
    gelu=dict(approximate=[True]), squareplus=dict(b=[0.0, 1.0, 2]), hard_shrink=dict(threshold=[0.1, 1.0]), soft_shrink=dict(threshold=[0.1, 1.0]), threshold=dict(threshold=[0.0, 0.5, -1.0], default_value=[0.0, 2.0]),
    glu=dict(axis=[0, 1, -1]), sparsemax=dict(axis=[1, -1]), softmax=dict(axis=[0, 1, -1]), log_softmax=dict(axis=[0, 1, -1]),
)  # fmt: skip


def run_activations(case, r, g, dtype):
    name = r.choice([n for n in dir(keras.activations) if n[0] != "_" and n not in ("get", "serialize", "deserialize")])
    args = r.some(0.6, **ARGUMENTS.get(name, {}))
    if name == "threshold":
        args = {k: r.choice(v) for k, v in ARGUMENTS[name].items()}
    shape = tuple(r.choice([1, 2, 4, 6]) for _ in range(r.choice([2, 2, 3])))
    if name == "glu":
        shape = tuple(2 * s for s in shape)
    if name == "sparsemax":
        shape = shape[:2]
    x = g.normal(size=shape) * r.choice([0.1, 1, 5, 30])
    if r.truth(0.3):
        x = np.round(x * 2) / 2
    x = cast(x, dtype)
    up = cast(g.normal(size=shape), dtype)
    t = tf.constant(x)
    with tf.GradientTape() as tape:
        tape.watch(t)
        y = getattr(keras.activations, name)(t, **args)
    if y.shape != t.shape:
        up = cast(g.normal(size=y.shape), dtype)
    with tf.GradientTape() as tape:
        tape.watch(t)
        total = tf.reduce_sum(getattr(keras.activations, name)(t, **args) * up)
    return "", dict(kind="activation", config=args, **{"class": name}), dict(x0=x, g0=up, y0=y.numpy(), dx0=tape.gradient(total, t).numpy())


def main():
    folder, group, start, count = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    os.makedirs(folder, exist_ok=True)
    refused = open(os.path.join(folder, group + ".refused"), "a")
    for number in range(start, start + count):
        case = "fuzz_%s_%d" % (group, number)
        for dtype in ("float32", "float64"):
            keras.config.set_floatx(dtype)
            keras.config.set_dtype_policy(dtype)
            keras.backend.clear_session()
            seed = zlib.crc32(case.encode())
            try:
                label, about, arrays = globals()["run_" + group](case, R(seed), np.random.RandomState(seed), dtype)
            except Exception as e:
                print(case, type(e).__name__, str(e)[:300].replace("\n", " "), file=refused, flush=True)
                break
            name = case + label + ("_f64" if dtype == "float64" else "")
            np.savez(os.path.join(folder, name + ".npz"), **arrays)
            about = dict(name=name, case=case + label, keras=keras.__version__, backend="tensorflow", dtype=dtype, description=case) | about
            with open(os.path.join(folder, name + ".json"), "w") as out:
                json.dump(about, out)


if __name__ == "__main__":
    main()
