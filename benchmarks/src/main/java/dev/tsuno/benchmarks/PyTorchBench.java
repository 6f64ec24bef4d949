package dev.tsuno.benchmarks;

import dev.tsuno.Tsuno;
import dev.tsuno.array.DType;
import dev.tsuno.kernels.Crew;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.RecurrentSizes;
import dev.tsuno.program.KernelSets;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * The same steps here and in PyTorch, in turn, a second each, by the clock: layers forwards and backwards with the input's gradient, models with
 * loss and SGD. {@code ratio} is Tsuno's time divided by PyTorch's, the median over the rounds, so that what else the machine does meets both.
 */
final class PyTorchBench {
    private static final double WARM_SECONDS = Double.parseDouble(System.getProperty("bench.warm", "4"));
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final double SECONDS = 1;

    private PyTorchBench() {}

    static List<Bench.Entry> entries() {
        return steps().entrySet().stream()
                .map(step -> new Bench.Entry("pytorch/" + step.getKey(), () -> run(step.getKey(), step.getValue())))
                .toList();
    }

    private static Map<String, Supplier<DoubleSupplier>> steps() {
        Map<String, Supplier<DoubleSupplier>> steps = new LinkedHashMap<>();
        layer(steps, "lstm-64-128-b32-t100", RecurrentStep.LSTM, 32, 100, 64, 128);
        layer(steps, "lstm-128-512-b64-t100", RecurrentStep.LSTM, 64, 100, 128, 512);
        layer(steps, "gru-64-128-b32-t100", RecurrentStep.GRU, 32, 100, 64, 128);
        layer(steps, "lstm-256-256-b16-t150", RecurrentStep.LSTM, 16, 150, 256, 256);
        layer(steps, "lstm-512-512-b16-t25", RecurrentStep.LSTM, 16, 25, 512, 512);
        layer(steps, "lstm-512-512-b1-t25", RecurrentStep.LSTM, 1, 25, 512, 512);
        steps.put("conv1d-64-128-k5-b32-t100", () -> ModelBench.conv1dStep()::runByClock);
        steps.put("attention-256-h8-b16-t128", () -> ModelBench.attentionStep()::runByClock);
        return steps;
    }

    private static void layer(
            Map<String, Supplier<DoubleSupplier>> steps,
            String name,
            int gates,
            int batch,
            int time,
            int features,
            int units) {
        RecurrentStep step = new RecurrentStep(gates, new RecurrentSizes(batch, time, features, units), true);
        steps.put(name, () -> {
            Kernel kernel = step.bind(KernelSets.of(DType.FLOAT32));
            return () -> {
                long start = System.nanoTime();
                kernel.run();
                return (System.nanoTime() - start) / 1e6;
            };
        });
    }

    private static void run(String name, Supplier<DoubleSupplier> step) {
        PyTorch torch = PyTorch.start();
        if (torch == null) return;
        int before = Crew.threads();
        try (torch) {
            System.out.println("# " + torch.version());
            DoubleSupplier once = step.get();
            for (int threads = 1; threads <= 2; threads++) compare(torch, name, once, threads);
        } catch (IOException e) {
            System.out.println("# " + e.getMessage());
        } finally {
            Tsuno.setThreads(before);
        }
    }

    private static void compare(PyTorch torch, String name, DoubleSupplier once, int threads) throws IOException {
        Tsuno.setThreads(threads);
        Lines.times(WARM_SECONDS, once);
        torch.run(name, SECONDS, threads);
        double[] tsuno = new double[ROUNDS];
        double[] other = new double[ROUNDS];
        double[] ratios = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            double[] own = Lines.times(SECONDS, once);
            Arrays.sort(own);
            tsuno[i] = own[own.length / 2];
            other[i] = torch.run(name, SECONDS, threads);
            ratios[i] = tsuno[i] / other[i];
        }
        String label = "pytorch/" + name + (threads == 1 ? "/1-thread" : "/2-threads");
        Lines.print(label + "/tsuno", tsuno, "ms");
        Lines.print(label + "/pytorch", other, "ms");
        Arrays.sort(ratios);
        Lines.print(label + "/ratio", ratios[ROUNDS / 2], "ratio");
    }
}
