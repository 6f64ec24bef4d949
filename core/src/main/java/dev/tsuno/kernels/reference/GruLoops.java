package dev.tsuno.kernels.reference;

import static dev.tsuno.kernels.reference.Recurrent.begin;
import static dev.tsuno.kernels.reference.Recurrent.elementOrZero;
import static dev.tsuno.kernels.reference.Recurrent.isMasked;
import static dev.tsuno.kernels.reference.Recurrent.keep;
import static dev.tsuno.kernels.reference.Recurrent.keepBack;
import static dev.tsuno.kernels.reference.Recurrent.timesColumn;
import static dev.tsuno.kernels.reference.Recurrent.timesRow;

import dev.tsuno.kernels.Gru;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.RecurrentSizes;

/** {@link Gru} as its equations say. */
final class GruLoops {
    private GruLoops() {}

    static Kernel forward(RecurrentSizes s, Gru.Forward net) {
        int time = s.time();
        int batch = s.batch();
        int units = s.units();
        double[] h = new double[batch * units];
        double[] next = new double[batch * units];
        Gru.Saved saved = net.saved();
        return () -> {
            begin(h, net.initialState());
            if (saved != null) keep(h, saved.hidden(), 0);
            for (int t = 0; t < time; t++) {
                for (int b = 0; b < batch; b++) {
                    for (int j = 0; j < units; j++) {
                        int at = b * units + j;
                        double qz = q(s, net, h, b, j);
                        double qr = q(s, net, h, b, units + j);
                        double qh = q(s, net, h, b, 2 * units + j);
                        double z = DoubleMath.sigmoid(p(s, net, t, b, j) + qz);
                        double r = DoubleMath.sigmoid(p(s, net, t, b, units + j) + qr);
                        double n = StrictMath.tanh(p(s, net, t, b, 2 * units + j) + r * qh);
                        next[at] = isMasked(s, net.mask(), b, t) ? h[at] : z * h[at] + (1 - z) * n;
                        if (net.sequences() != null) {
                            net.sequences().doubles()[(b * time + t) * units + j] = next[at];
                        }
                        if (saved != null) {
                            int plane = time * batch * units;
                            int step = t * batch * units + at;
                            saved.gates().doubles()[step] = z;
                            saved.gates().doubles()[plane + step] = r;
                            saved.gates().doubles()[2 * plane + step] = n;
                            saved.recurrent().doubles()[step] = qz;
                            saved.recurrent().doubles()[plane + step] = qr;
                            saved.recurrent().doubles()[2 * plane + step] = qh;
                        }
                    }
                }
                System.arraycopy(next, 0, h, 0, h.length);
                if (saved != null) keep(h, saved.hidden(), (t + 1) * h.length);
            }
            keep(h, net.lastState(), 0);
        };
    }

    private static double p(RecurrentSizes s, Gru.Forward net, int t, int b, int column) {
        int x0 = (b * s.time() + t) * s.features();
        double start = elementOrZero(net.bias(), column);
        return timesColumn(
                start, net.x().doubles(), x0, s.features(), net.kernel().doubles(), column, 3 * s.units());
    }

    private static double q(RecurrentSizes s, Gru.Forward net, double[] h, int b, int column) {
        int columns = 3 * s.units();
        double start = elementOrZero(net.bias(), columns + column);
        return timesColumn(
                start, h, b * s.units(), s.units(), net.recurrentKernel().doubles(), column, columns);
    }

    /**
     * With dh the gradient of h[t] from everything after it, dp and dq those of p and q:
     *
     * <pre>
     * dp_z = dq_z = dh · (h[t-1] − n) · z(1 − z);  dp_h = dh · (1 − z) · (1 − n²);  dq_h = dp_h · r
     * dp_r = dq_r = dp_h · q_h · r(1 − r);  dh[t-1] = dSequences[t-1] + dh · z + dq · recurrentKernelᵀ
     * </pre>
     */
    static Kernel backward(RecurrentSizes s, Gru.Backward net) {
        int time = s.time();
        int batch = s.batch();
        int units = s.units();
        int columns = 3 * units;
        int plane = time * batch * units;
        double[] dh = new double[batch * units];
        double[] dp = new double[time * batch * columns];
        double[] dq = new double[time * batch * columns];
        double[] hidden = net.saved().hidden().doubles();
        double[] gates = net.saved().gates().doubles();
        double[] recurrent = net.saved().recurrent().doubles();
        return () -> {
            begin(dh, net.dLastState());
            for (int t = time - 1; t >= 0; t--) {
                for (int b = 0; b < batch; b++) {
                    if (isMasked(s, net.mask(), b, t)) {
                        keepBack(s, t, b, dh, net.dSequences(), dp, columns);
                        keepBack(s, t, b, dh, null, dq, columns);
                        continue;
                    }
                    int row = (t * batch + b) * columns;
                    for (int j = 0; j < units; j++) {
                        int at = b * units + j;
                        int step = t * batch * units + at;
                        double z = gates[step];
                        double r = gates[plane + step];
                        double n = gates[2 * plane + step];
                        double qh = recurrent[2 * plane + step];
                        double dOut = dh[at] + elementOrZero(net.dSequences(), (b * time + t) * units + j);
                        double dz = dOut * (hidden[step] - n) * (z * (1 - z)); // hidden begins with h[-1]
                        double dn = dOut * (1 - z) * (1 - n * n);
                        double dr = dn * qh * (r * (1 - r));
                        dp[row + j] = dz;
                        dp[row + units + j] = dr;
                        dp[row + 2 * units + j] = dn;
                        dq[row + j] = dz;
                        dq[row + units + j] = dr;
                        dq[row + 2 * units + j] = dn * r;
                        dh[at] = dOut * z;
                    }
                    for (int i = 0; i < units; i++) {
                        int at = b * units + i;
                        dh[at] = timesRow(dh[at], dq, row, net.recurrentKernel().doubles(), i, columns);
                    }
                }
            }
            keep(dh, net.dInitialState(), 0);
            Recurrent.inputGradient(s, dp, columns, net.kernel(), net.dx());
            Recurrent.kernelGradient(s, dp, columns, net.x(), net.dKernel());
            Recurrent.recurrentGradient(s, dq, columns, net.saved().hidden(), net.dRecurrentKernel());
            Recurrent.biasGradient(s, dp, columns, net.dBias(), 0);
            Recurrent.biasGradient(s, dq, columns, net.dBias(), columns);
        };
    }
}
