package dev.tsuno.kernels.reference;

import static dev.tsuno.kernels.reference.Recurrent.begin;
import static dev.tsuno.kernels.reference.Recurrent.elementOrZero;
import static dev.tsuno.kernels.reference.Recurrent.isMasked;
import static dev.tsuno.kernels.reference.Recurrent.keep;
import static dev.tsuno.kernels.reference.Recurrent.keepBack;
import static dev.tsuno.kernels.reference.Recurrent.timesColumn;
import static dev.tsuno.kernels.reference.Recurrent.timesRow;

import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.RecurrentSizes;
import dev.tsuno.kernels.SimpleRnn;

/** {@link SimpleRnn} as its equation says. */
final class SimpleRnnLoops {
    private SimpleRnnLoops() {}

    static Kernel forward(RecurrentSizes s, SimpleRnn.Forward net) {
        int time = s.time();
        int units = s.units();
        double[] h = new double[s.batch() * units];
        double[] next = new double[h.length];
        return () -> {
            begin(h, net.initialState());
            keep(h, net.hidden(), 0);
            for (int t = 0; t < time; t++) {
                for (int b = 0; b < s.batch(); b++) {
                    int x0 = (b * time + t) * s.features();
                    for (int j = 0; j < units; j++) {
                        double z = elementOrZero(net.bias(), j);
                        z = timesColumn(
                                z,
                                net.x().doubles(),
                                x0,
                                s.features(),
                                net.kernel().doubles(),
                                j,
                                units);
                        z = timesColumn(
                                z, h, b * units, units, net.recurrentKernel().doubles(), j, units);
                        next[b * units + j] = isMasked(s, net.mask(), b, t) ? h[b * units + j] : StrictMath.tanh(z);
                        if (net.sequences() != null) {
                            net.sequences().doubles()[(b * time + t) * units + j] = next[b * units + j];
                        }
                    }
                }
                System.arraycopy(next, 0, h, 0, h.length);
                keep(h, net.hidden(), (t + 1) * h.length);
            }
            keep(h, net.lastState(), 0);
        };
    }

    /** {@code dz = dh · (1 − h²)}; {@code dh[t-1] = dSequences[t-1] + dz · recurrentKernelᵀ}. */
    static Kernel backward(RecurrentSizes s, SimpleRnn.Backward net) {
        int time = s.time();
        int batch = s.batch();
        int units = s.units();
        double[] dh = new double[batch * units];
        double[] dz = new double[time * batch * units];
        return () -> {
            begin(dh, net.dLastState());
            for (int t = time - 1; t >= 0; t--) {
                for (int b = 0; b < batch; b++) {
                    if (isMasked(s, net.mask(), b, t)) {
                        keepBack(s, t, b, dh, net.dSequences(), dz, units);
                        continue;
                    }
                    for (int j = 0; j < units; j++) {
                        double dOut = dh[b * units + j] + elementOrZero(net.dSequences(), (b * time + t) * units + j);
                        double h = net.hidden().doubles()[((t + 1) * batch + b) * units + j];
                        dz[(t * batch + b) * units + j] = dOut * (1 - h * h);
                    }
                    for (int i = 0; i < units; i++) {
                        double[] w = net.recurrentKernel().doubles();
                        dh[b * units + i] = timesRow(0, dz, (t * batch + b) * units, w, i, units);
                    }
                }
            }
            keep(dh, net.dInitialState(), 0);
            Recurrent.inputGradient(s, dz, units, net.kernel(), net.dx());
            Recurrent.kernelGradient(s, dz, units, net.x(), net.dKernel());
            Recurrent.recurrentGradient(s, dz, units, net.hidden(), net.dRecurrentKernel());
            Recurrent.biasGradient(s, dz, units, net.dBias(), 0);
        };
    }
}
