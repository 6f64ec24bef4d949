package dev.tsuno.kernels.reference;

import static dev.tsuno.kernels.reference.Recurrent.begin;
import static dev.tsuno.kernels.reference.Recurrent.elementOrZero;
import static dev.tsuno.kernels.reference.Recurrent.isMasked;
import static dev.tsuno.kernels.reference.Recurrent.keep;
import static dev.tsuno.kernels.reference.Recurrent.keepBack;
import static dev.tsuno.kernels.reference.Recurrent.timesColumn;
import static dev.tsuno.kernels.reference.Recurrent.timesRow;

import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Lstm;
import dev.tsuno.kernels.RecurrentSizes;

/** {@link Lstm} as its equations say. */
final class LstmLoops {
    private LstmLoops() {}

    static Kernel forward(RecurrentSizes s, Lstm.Forward net) {
        int time = s.time();
        int batch = s.batch();
        int units = s.units();
        double[] h = new double[batch * units];
        double[] c = new double[batch * units];
        double[] next = new double[batch * units];
        Lstm.Saved saved = net.saved();
        return () -> {
            begin(h, net.initialState());
            begin(c, net.initialCarry());
            if (saved != null) {
                keep(h, saved.hidden(), 0);
                keep(c, saved.cells(), 0);
            }
            for (int t = 0; t < time; t++) {
                for (int b = 0; b < batch; b++) {
                    for (int j = 0; j < units; j++) {
                        int at = b * units + j;
                        double i = DoubleMath.sigmoid(z(s, net, h, t, b, j));
                        double f = DoubleMath.sigmoid(z(s, net, h, t, b, units + j));
                        double g = StrictMath.tanh(z(s, net, h, t, b, 2 * units + j));
                        double o = DoubleMath.sigmoid(z(s, net, h, t, b, 3 * units + j));
                        boolean masked = isMasked(s, net.mask(), b, t);
                        if (!masked) c[at] = f * c[at] + i * g;
                        double tanhCell = StrictMath.tanh(c[at]);
                        next[at] = masked ? h[at] : o * tanhCell;
                        if (net.sequences() != null) {
                            net.sequences().doubles()[(b * time + t) * units + j] = next[at];
                        }
                        if (saved != null) {
                            int plane = time * batch * units;
                            int step = t * batch * units + at;
                            saved.gates().doubles()[step] = i;
                            saved.gates().doubles()[plane + step] = f;
                            saved.gates().doubles()[2 * plane + step] = g;
                            saved.gates().doubles()[3 * plane + step] = o;
                            saved.tanhCells().doubles()[step] = tanhCell;
                        }
                    }
                }
                System.arraycopy(next, 0, h, 0, h.length);
                if (saved != null) {
                    keep(h, saved.hidden(), (t + 1) * h.length);
                    keep(c, saved.cells(), (t + 1) * c.length);
                }
            }
            keep(h, net.lastState(), 0);
            keep(c, net.lastCarry(), 0);
        };
    }

    private static double z(RecurrentSizes s, Lstm.Forward net, double[] h, int t, int b, int column) {
        int columns = 4 * s.units();
        int x0 = (b * s.time() + t) * s.features();
        double z = elementOrZero(net.bias(), column);
        z = timesColumn(z, net.x().doubles(), x0, s.features(), net.kernel().doubles(), column, columns);
        return timesColumn(z, h, b * s.units(), s.units(), net.recurrentKernel().doubles(), column, columns);
    }

    /**
     * With dh and dc the gradients of h[t] and c[t] from everything after them:
     *
     * <pre>
     * dc += dh · o · (1 − tanh(c[t])²)
     * dz_i = dc · g · i(1 − i);  dz_f = dc · c[t-1] · f(1 − f);  dz_c = dc · i · (1 − g²);  dz_o = dh · tanh(c[t]) · o(1 − o)
     * dc[t-1] = dc · f;  dh[t-1] = dSequences[t-1] + dz · recurrentKernelᵀ
     * </pre>
     */
    static Kernel backward(RecurrentSizes s, Lstm.Backward net) {
        int time = s.time();
        int batch = s.batch();
        int units = s.units();
        int columns = 4 * units;
        int plane = time * batch * units;
        double[] dh = new double[batch * units];
        double[] dc = new double[batch * units];
        double[] dz = new double[time * batch * columns];
        double[] gates = net.saved().gates().doubles();
        double[] cells = net.saved().cells().doubles();
        double[] tanhCells = net.saved().tanhCells().doubles();
        return () -> {
            begin(dh, net.dLastState());
            begin(dc, net.dLastCarry());
            for (int t = time - 1; t >= 0; t--) {
                for (int b = 0; b < batch; b++) {
                    if (isMasked(s, net.mask(), b, t)) {
                        keepBack(s, t, b, dh, net.dSequences(), dz, columns);
                        continue;
                    }
                    int dz0 = (t * batch + b) * columns;
                    for (int j = 0; j < units; j++) {
                        int at = b * units + j;
                        int step = t * batch * units + at;
                        double i = gates[step];
                        double f = gates[plane + step];
                        double g = gates[2 * plane + step];
                        double o = gates[3 * plane + step];
                        double tanhCell = tanhCells[step];
                        double dOut = dh[at] + elementOrZero(net.dSequences(), (b * time + t) * units + j);
                        double dCell = dc[at] + dOut * o * (1 - tanhCell * tanhCell);
                        dz[dz0 + j] = dCell * g * (i * (1 - i));
                        dz[dz0 + units + j] = dCell * cells[step] * (f * (1 - f)); // cells begin with c[-1]
                        dz[dz0 + 2 * units + j] = dCell * i * (1 - g * g);
                        dz[dz0 + 3 * units + j] = dOut * tanhCell * (o * (1 - o));
                        dc[at] = dCell * f;
                    }
                    for (int i = 0; i < units; i++) {
                        dh[b * units + i] =
                                timesRow(0, dz, dz0, net.recurrentKernel().doubles(), i, columns);
                    }
                }
            }
            keep(dh, net.dInitialState(), 0);
            keep(dc, net.dInitialCarry(), 0);
            Recurrent.inputGradient(s, dz, columns, net.kernel(), net.dx());
            Recurrent.kernelGradient(s, dz, columns, net.x(), net.dKernel());
            Recurrent.recurrentGradient(s, dz, columns, net.saved().hidden(), net.dRecurrentKernel());
            Recurrent.biasGradient(s, dz, columns, net.dBias(), 0);
        };
    }
}
