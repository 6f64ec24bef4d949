package dev.tsuno.examples;

import dev.tsuno.array.NDArray;
import dev.tsuno.layers.LSTM;
import java.util.ArrayList;
import java.util.List;

/** The code of the guide "What a recurrent network computes": each cell's step in plain arrays. */
final class RecurrentNetworksGuide {
    private RecurrentNetworksGuide() {}

    // #region recurrent-networks.simple-rnn
    /** One step: from h of the step before to h of this one. */
    static NDArray simpleRnn(NDArray x, NDArray h, NDArray w, NDArray u, NDArray b) {
        return x.matmul(w).add(h.matmul(u)).add(b).tanh();
    }
    // #endregion

    // #region recurrent-networks.lstm
    /** One step: gates i, f, o, then the new states h and c. */
    static List<NDArray> lstm(NDArray x, NDArray h, NDArray c, NDArray w, NDArray u, NDArray b) {
        int n = h.shape().last();
        NDArray z = x.matmul(w).add(h.matmul(u)).add(b); // columns i, f, c, o
        NDArray i = sigmoid(z.slice(1, 0, n));
        NDArray f = sigmoid(z.slice(1, n, 2 * n));
        NDArray candidate = z.slice(1, 2 * n, 3 * n).tanh();
        NDArray o = sigmoid(z.slice(1, 3 * n, 4 * n));
        NDArray newC = f.mul(c).add(i.mul(candidate));
        return List.of(i, f, o, o.mul(newC.tanh()), newC);
    }

    static NDArray sigmoid(NDArray x) {
        return x.neg().exp().add(1).pow(-1);
    }
    // #endregion

    // #region recurrent-networks.gru
    /** One step: gates z, r, then the new h. */
    static List<NDArray> gru(NDArray x, NDArray h, NDArray w, NDArray u, NDArray b) {
        int n = h.shape().last();
        NDArray p = x.matmul(w).add(b.at(0)); // columns z, r, h
        NDArray q = h.matmul(u).add(b.at(1));
        NDArray z = sigmoid(p.slice(1, 0, n).add(q.slice(1, 0, n)));
        NDArray r = sigmoid(p.slice(1, n, 2 * n).add(q.slice(1, n, 2 * n)));
        NDArray candidate =
                p.slice(1, 2 * n, 3 * n).add(r.mul(q.slice(1, 2 * n, 3 * n))).tanh();
        return List.of(z, r, z.mul(h).add(z.neg().add(1).mul(candidate)));
    }
    // #endregion

    // #region recurrent-networks.forget-bias
    /** Lets a built LSTM begin with open forget gates. */
    static void openForgetGates(LSTM layer) {
        List<NDArray> weights = layer.getWeights();
        int units = weights.get(1).shape().dim(0);
        NDArray bias = weights.get(2); // i, f, c, o
        for (int i = units; i < 2 * units; i++) bias.set(5, i);
        layer.setWeights(weights);
    }
    // #endregion

    /** The gates i, f and o and the states h and c of an LSTM of these weights at each step of a series {@code (time, features)}. */
    static List<List<NDArray>> lstmOver(NDArray series, List<NDArray> weights) {
        int units = weights.get(1).shape().dim(0);
        NDArray h = NDArray.zeros(1, units);
        NDArray c = h;
        List<List<NDArray>> steps = new ArrayList<>();
        for (int t = 0; t < series.shape().dim(0); t++) {
            List<NDArray> step = lstm(series.slice(t, t + 1), h, c, weights.get(0), weights.get(1), weights.get(2));
            h = step.get(3);
            c = step.get(4);
            steps.add(step);
        }
        return steps;
    }
}
