"""Makes recurrent_seeds.npz: initial weights of recurrent layers and those around them, each after set_random_seed(1).

    pip install keras==3.15.1 tensorflow-cpu==2.21.0
    python recurrent_seeds.py recurrent_seeds.npz
"""

import os
import sys

os.environ["KERAS_BACKEND"] = "tensorflow"

import keras
import numpy as np
from keras import layers as L

own = lambda: L.Bidirectional(L.LSTM(4), backward_layer=L.LSTM(3, go_backwards=True))
given = lambda: L.Bidirectional(L.LSTM(4, kernel_initializer=keras.initializers.HeNormal()))
again = lambda layer: type(layer).from_config(layer.get_config())
LAYERS = {
    "bi_lstm": lambda: L.Bidirectional(L.LSTM(4)),
    "bi_gru": lambda: L.Bidirectional(L.GRU(4)),
    "bi_simple_rnn": lambda: L.Bidirectional(L.SimpleRNN(4)),
    "bi_own": own,
    "bi_given": given,
    "bi_cells": lambda: L.Bidirectional(L.RNN([L.LSTMCell(4), L.SimpleRNNCell(2)])),
    "bi_again": lambda: again(L.Bidirectional(L.LSTM(4))),
    "bi_own_again": lambda: again(own()),
    "lstm_again": lambda: again(L.LSTM(4)),
    "simple_rnn_again": lambda: again(L.SimpleRNN(4)),
    "cells": lambda: L.RNN([L.LSTMCell(4), L.SimpleRNNCell(2)]),
    "time_distributed": lambda: L.TimeDistributed(L.LSTM(4)),
}

arrays = {}
for name, make in LAYERS.items():
    keras.utils.set_random_seed(1)
    layer = make()
    layer.build((2, 5, 7, 3) if name == "time_distributed" else (2, 5, 3))
    for i, w in enumerate(layer.get_weights()):
        arrays["%s_%d" % (name, i)] = w
    arrays[name + "_next"] = np.array([keras.src.random.seed_generator.make_default_seed()])
np.savez_compressed(sys.argv[1], **arrays)
