"""Makes the golden cases of model configs and summaries with Keras 3.15.1 (TensorFlow):

    python make_models.py FOLDER

NAME.json is model.to_json(); NAME.VARIANT.txt what the summary of the model read from it gives to print_fn when the output is no terminal.
unread.* are states of models that no config brings back: the tests build them.
"""
import os, sys
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ.pop("COLUMNS", None)
import numpy as np, keras
from keras import layers as L, Input, Sequential, Model

VARIANTS = {
    "default": {},
    "nested": dict(expand_nested=True),
    "trainable": dict(show_trainable=True),
    "both": dict(expand_nested=True, show_trainable=True),
    "narrow": dict(line_length=50),
    "wide": dict(line_length=110),
    "positions": dict(positions=[0.5, 0.7, 0.8, 1.0], line_length=72),
}
models = {}
def model(f):
    models[f.__name__] = f
    return f

@model
def study():
    m = Sequential([Input((20, 1)), L.LSTM(40, return_sequences=True), L.Dense(1)])
    m.compile(optimizer="sgd", loss="mean_squared_error"); return m
@model
def unbuilt():
    return Sequential([L.LSTM(4), L.Dense(1)], name="unbuilt")
@model
def empty():
    return Sequential(name="nothing_in_it")
@model
def text():
    return Sequential([Input((None,), dtype="int32"), L.Embedding(1200, 16, mask_zero=True), L.SpatialDropout1D(0.2), L.Bidirectional(L.LSTM(8, return_sequences=True)),
      L.Bidirectional(L.GRU(8), merge_mode="sum"), L.Dropout(0.5, seed=3), L.Dense(3, activation="softmax", kernel_regularizer=keras.regularizers.L2(0.01))])
@model
def stateful():
    return Sequential([Input(batch_shape=(2, 3, 1)), L.GRU(4, stateful=True, return_sequences=True), L.SimpleRNN(3, stateful=True, activity_regularizer=keras.regularizers.L1(0.1)), L.Dense(1)])
@model
def chain():
    x = Input((10, 3), name="x"); h = L.Masking(0.0)(x); h = L.LSTM(8)(h); y = L.Dense(2, activation="relu", kernel_constraint=keras.constraints.MaxNorm(2.0))(h)
    return Model(x, y)
@model
def two_in_two_out():
    a = Input((12, 2), name="series"); b = Input((5,), name="static")
    h = L.GRU(8, name="encoder")(a); c = L.Concatenate(name="joined")([h, b])
    m = Model([a, b], [L.Dense(1, name="value")(c), L.Dense(3, activation="softmax", name="kind")(c)], name="two")
    m.compile(optimizer=keras.optimizers.Adam(0.002, clipnorm=1.0), loss={"value": "mse", "kind": keras.losses.CategoricalCrossentropy(label_smoothing=0.1)}, loss_weights={"value": 1.0, "kind": 0.3},
      metrics={"value": ["mae", keras.metrics.RootMeanSquaredError()], "kind": "accuracy"}, weighted_metrics={"value": ["mse"], "kind": []}); return m
@model
def encoder_decoder():
    e = Input((None, 4), name="source"); d = Input((None, 3), name="target")
    _, h, c = L.LSTM(6, return_state=True, name="encoder")(e)
    y = L.LSTM(6, return_sequences=True, name="decoder")(d, initial_state=[h, c])
    return Model([e, d], L.TimeDistributed(L.Dense(3, activation="softmax"), name="words")(y))
@model
def shared():
    a = Input((5, 2)); b = Input((5, 2)); s = L.LSTM(4, name="tower")
    m = Model([a, b], L.Dense(1)(L.Subtract()([s(a), s(b)]))); m.compile(optimizer=keras.optimizers.SGD(keras.optimizers.schedules.ExponentialDecay(0.1, 100, 0.9), momentum=0.9, nesterov=True), loss=keras.losses.Huber(delta=0.5), metrics=["mae"]); return m
@model
def nested():
    inner = Sequential([Input((3,)), L.Dense(4, activation="tanh", name="in_a"), L.Dense(2, name="in_b")], name="inner")
    u = Input((3,), name="u"); middle = Model(u, L.Add(name="plus")([inner(u), L.Dense(2, name="skip")(u)]), name="middle")
    x = Input((3,), name="x"); h = middle(x); h2 = L.Dense(3, name="between")(h)
    return Model(x, L.Dense(1, name="head")(middle(h2)), name="outer")
@model
def nested_sequential():
    inner = Sequential([Input((6, 4)), L.Conv1D(8, 3, padding="causal"), L.ReLU(), L.MaxPooling1D(2)], name="features")
    return Sequential([Input((6, 4)), inner, L.LSTM(5), Sequential([L.Dense(4), L.Dense(1)], name="head")], name="outer_row")
@model
def timedistributed_model():
    u = Input((3,), name="u"); inner = Model(u, L.Dense(2, name="d")(u), name="each_step")
    x = Input((4, 3), name="x"); return Model(x, L.GRU(3, name="gru")(L.TimeDistributed(inner, name="each")(x)), name="td")
@model
def long_names():
    x = Input((128, 64), name="a_very_long_name_of_an_input_of_measurements_from_far_away")
    h = L.LSTM(256, return_sequences=True, return_state=True, name="a_recurrent_layer_that_has_a_name_much_too_long_for_its_column")(x)
    y = L.Concatenate(name="states with spaces in the name", axis=-1)([h[1], h[2]])
    return Model(x, L.Dense(100000, name="wide")(y), name="a_model_with_a_very_long_name_indeed_that_needs_more_than_one_line_in_the_table_s_title")
@model
def frozen():
    m = Sequential([Input((8, 4)), L.Conv1D(16, 3, name="conv"), L.BatchNormalization(name="bn"), L.Activation("relu", name="act"), L.Flatten(name="flat"), L.Dense(2, name="out")])
    m.layers[0].trainable = False; m.layers[1].trainable = False; return m
@model
def transformer():
    x = Input((10, 16), name="x"); n = L.LayerNormalization(name="n1")(x)
    a = L.MultiHeadAttention(2, 8, name="mha")(n, n, use_causal_mask=True); r = L.Add(name="r1")([x, a])
    f = L.Dense(32, activation="gelu", name="f1")(r); f = L.Dense(16, name="f2")(f); r2 = L.Add(name="r2")([r, f])
    return Model(x, L.GlobalAveragePooling1D(name="pool")(r2))
@model
def attention():
    q = Input((4, 8), name="q"); v = Input((6, 8), name="v"); a = L.Attention(name="att")([q, v]); b = L.AdditiveAttention(name="add_att")([q, v])
    return Model([q, v], L.Concatenate(name="cat")([a, b]))
@model
def images():
    x = Input((5, 8, 8, 2), name="video"); h = L.ConvLSTM2D(4, 3, padding="same", name="cl", return_sequences=True)(x); h = L.TimeDistributed(L.MaxPooling2D(2), name="tdp")(h)
    h = L.ConvLSTM2D(3, (2, 2), name="cl2")(h); return Model(x, L.Dense(1, name="o")(L.GlobalAveragePooling2D(name="g")(h)))
@model
def cells():
    return Sequential([Input((7, 3)), L.RNN([L.LSTMCell(4), L.GRUCell(3)], return_sequences=True), L.RNN(L.SimpleRNNCell(5))])
@model
def called():
    x = Input((7, 3), name="x"); m = Input((7,), dtype="bool", name="m")
    h = L.Dropout(0.5, name="always")(x, training=True)
    return Model([x, m], L.LSTM(4, name="masked")(h, mask=m))
@model
def states():
    x = Input((7, 3), name="x"); ys = L.Bidirectional(L.LSTM(4, return_sequences=True, return_state=True), name="bi")(x)
    return Model(x, ys)
@model
def float64():
    m = Sequential([Input((7, 3), dtype="float64"), L.SimpleRNN(4, dtype="float64", recurrent_dropout=0.1), L.Dense(1, dtype="float64", use_bias=False)])
    m.compile("rmsprop", "mae", metrics=["mse", "mape"], weighted_metrics=["mae"]); return m
@model
def parts():
    return Sequential([Input((12, 6)), L.SeparableConv1D(8, 3, strides=2), L.LeakyReLU(0.1), L.PReLU(), L.Softmax(), L.GaussianNoise(0.1), L.GaussianDropout(0.1), L.UpSampling1D(2), L.ZeroPadding1D(1),
      L.Cropping1D(1), L.AveragePooling1D(2), L.Permute((2, 1)), L.Reshape((2, -1)), L.GroupNormalization(2), L.UnitNormalization(), L.LayerNormalization(), L.Conv1DTranspose(4, 2), L.EinsumDense("abc,cd->abd", (3, 3), bias_axes="d"),
      L.DepthwiseConv1D(2), L.Flatten(), L.RepeatVector(3), L.ActivityRegularization(0.1), L.GlobalMaxPooling1D(), L.Rescaling(0.5), L.Identity(), L.AlphaDropout(0.1)])

if __name__ == "__main__":
    out = sys.argv[1]
    for name, f in models.items():
        keras.utils.clear_session()
        m = f()
        text = m.to_json()
        open(f"{out}/{name}.json", "w").write(text)
        keras.utils.clear_session()
        m = keras.models.model_from_json(text)
        for v, kw in VARIANTS.items():
            kw = dict(kw)
            try:
                m.summary(print_fn=lambda s: open(f"{out}/{name}.{v}.txt", "w").write(s), **kw)
            except Exception as e:
                print(name, v, repr(e)[:200])
    keras.utils.clear_session()
    m = keras.models.model_from_json(models["two_in_two_out"]().to_json())
    m.summary(layer_range=["encoder", "joi"], print_fn=lambda s: open(f"{out}/two_in_two_out.range.txt", "w").write(s))
    keras.utils.clear_session()
    m = models["two_in_two_out"]()
    m.fit([np.zeros((4, 12, 2)), np.zeros((4, 5))], [np.zeros((4, 1)), np.ones((4, 3))/3], verbose=0)
    m.summary(print_fn=lambda s: open(f"{out}/unread.trained.txt", "w").write(s))
    open(f"{out}/unread.trained.json", "w").write(m.to_json())
    keras.utils.clear_session()
    m = models["unbuilt"](); m.build((None, 5, 2))
    m.summary(print_fn=lambda s: open(f"{out}/unread.built.txt", "w").write(s))
    open(f"{out}/unread.built.json", "w").write(m.to_json())
    class Own(Model):
        def __init__(self):
            super().__init__(); self.lstm = L.LSTM(4, return_sequences=True); self.dense = L.Dense(1)
        def call(self, x): return self.dense(self.lstm(x))
    keras.utils.clear_session()
    m = Own(); m.summary(print_fn=lambda s: open(f"{out}/unread.own_unbuilt.txt", "w").write(s))
    m(np.zeros((2, 3, 1))); m.summary(print_fn=lambda s: open(f"{out}/unread.own.txt", "w").write(s))
