package dev.tsuno.cli.sequences;

import dev.tsuno.Tsuno;
import dev.tsuno.array.NDArray;
import dev.tsuno.callbacks.Callback;
import dev.tsuno.data.*;
import dev.tsuno.layers.*;
import dev.tsuno.models.*;
import dev.tsuno.optimizers.*;
import dev.tsuno.random.*;
import java.util.*;

final class Scratch {
    public static void main(String[] a) {
        Map<String, String> o = new HashMap<>();
        for (String s : a) { String[] kv = s.split("="); o.put(kv[0], kv[1]); }
        Tsuno.setThreads(1);
        String task = o.getOrDefault("task", "hs97");
        int T = Integer.parseInt(o.getOrDefault("T", "100"));
        Recurrent cell = Recurrent.valueOf(o.getOrDefault("cell", "lstm").toUpperCase());
        int units = Integer.parseInt(o.getOrDefault("units", "4"));
        int batch = Integer.parseInt(o.getOrDefault("batch", "16"));
        double rate = Double.parseDouble(o.getOrDefault("rate", "0.01"));
        double clip = Double.parseDouble(o.getOrDefault("clip", "1"));
        double fb = Double.parseDouble(o.getOrDefault("fb", "1"));
        long limit = Long.parseLong(o.getOrDefault("limit", "500000"));
        int seed0 = Integer.parseInt(o.getOrDefault("seed", "101"));
        int n = Integer.parseInt(o.getOrDefault("n", "5"));
        boolean curve = o.containsKey("curve");
        String opt = o.getOrDefault("opt", "adam");
        double b2 = Double.parseDouble(o.getOrDefault("b2", "0.999"));
        SequenceTask t = switch (task) {
            case "hs97" -> new AddingHs97(T);
            case "bai" -> new AddingBai(T);
            default -> new TemporalOrder();
        };
        List<Long> all = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int seed = seed0; seed < seed0 + n; seed++) {
            int s = seed;
            long begin = System.nanoTime();
            long r = Seeds.withSeed(seed, () -> {
                List<Layer<?>> layers = new ArrayList<>(); 
                if (!task.equals("bai")) layers.add(new Masking());
                layers.add(cell.layer(units));
                layers.add(new Dense(t.targets()).activation(t.activation()));
                Sequential m = new Sequential(Input.of(t.steps(), t.features()), layers.toArray(new Layer<?>[0]));
                if (fb != 1) {
                    List<NDArray> w = new ArrayList<>(m.getWeights());
                    float[] bias = w.get(2).toFloatArray();
                    for (int i = units; i < 2 * units; i++) bias[i] = (float) fb;
                    w.set(2, NDArray.of(bias));
                    m.setWeights(w);
                }
                UntilSolved until = new UntilSolved(t.criterion(), batch);
                m.compile(c -> c.optimizer(optimizer(opt, rate, clip, b2)).loss(t.loss()).metrics(until.metrics()));
                NumpyRandom random = new NumpyRandom(s);
                Dataset<Samples> data = Dataset.fromIterator(() -> new Iterator<Samples>() {
                    public boolean hasNext() { return true; }
                    public Samples next() { return t.batch(random, batch); }
                });
                int steps = Math.max(1, 2000 / batch);
                Map<String, List<Double>> h = m.fit(data, f -> f.epochs((int) (limit / batch / steps)).stepsPerEpoch(steps).verbose(0).callbacks(until)).history();
                if (curve) System.out.println(h.get("loss"));
                return until.solvedAfter().orElse(limit);
            });
            all.add(r);
            line.append(String.format(" %d(%.1fs)", r, (System.nanoTime() - begin) / 1e9));
        }
        Collections.sort(all);
        System.out.println(String.join(" ", a) + " -> median " + (all.get((n - 1) / 2) + all.get(n / 2)) / 2 + " mean " + all.stream().mapToLong(x -> x).average().getAsDouble() + " |" + line);
    }
    static Optimizer optimizer(String opt, double rate, double clip, double b2) {
        UpdateRule<?> x = switch (opt) {
            case "adam" -> new Adam(rate).beta2(b2);
            case "rmsprop" -> new RMSprop(rate);
            case "nadam" -> new Nadam(rate);
            default -> new SGD(rate).momentum(0.9);
        };
        if (clip > 0) x.globalClipnorm(clip);
        return x;
    }
}
