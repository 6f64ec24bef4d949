package dev.tsuno.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tsuno.array.Shape;
import dev.tsuno.ops.Variable;
import dev.tsuno.random.Seeds;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What layers start with after {@code set_random_seed(7)}, against Keras 3.15.1: the first two numbers of each weight. */
class LayerSeedsTest {
    private static final Shape SEQUENCE = Shape.of(2, 3, 4);
    private static final Shape LONGER = Shape.of(2, 5, 4);
    private static final Shape ROW = Shape.of(2, 4);

    private record Built(Layer<?> layer, List<Shape> inputs) {}

    private static void check(Map<String, float[]> expected, Built... layers) {
        for (Built each : layers) each.layer.ensureBuilt(each.inputs);
        int found = 0;
        for (Built each : layers) {
            for (Variable weight : each.layer.weights()) {
                float[] numbers =
                        expected.get(weight.path().substring(weight.path().indexOf('/') + 1));
                if (numbers == null) continue;
                found++;
                for (int i = 0; i < 2; i++)
                    assertEquals(numbers[i], weight.buffer().get(i), weight.path());
            }
        }
        assertEquals(expected.size(), found);
    }

    private static void seeded(Runnable body) {
        Seeds.withSeed(7, body);
    }

    @Test
    void einsum_dense_counts_its_fans_by_the_equation() {
        seeded(() -> check(
                Map.of(
                        "kernel", new float[] {-0.2828531861305237f, 0.3561135530471802f},
                        "embeddings", new float[] {0.04284766688942909f, 0.03792107477784157f}),
                new Built(
                        new EinsumDense("abc,cde->abde", Shape.of(Shape.UNKNOWN, 2, 3)).biasAxes("de"),
                        List.of(SEQUENCE)),
                new Built(new Embedding(7, 3), List.of(ROW))));
    }

    @Test
    void each_projection_of_multi_head_attention_draws_a_seed_of_its_own() {
        seeded(() -> check(
                Map.of(
                        "query/kernel", new float[] {0.548729658126831f, 0.1513209342956543f},
                        "key/kernel", new float[] {0.39556658267974854f, -0.5626841187477112f},
                        "value/kernel", new float[] {-0.49368706345558167f, 0.5507843494415283f},
                        "attention_output/kernel", new float[] {0.5020800828933716f, -0.32221072912216187f},
                        "kernel", new float[] {0.7933846712112427f, 0.7021617889404297f}),
                new Built(new MultiHeadAttention(2, 3).dropout(0.5), List.of(SEQUENCE, LONGER)),
                new Built(new Dense(3), List.of(ROW)),
                new Built(new Softmax(), List.of(ROW)),
                new Built(new Dropout(0.1), List.of(ROW))));
    }

    @Test
    void so_do_other_layers_in_their_order() {
        seeded(() -> check(
                Map.of(
                        "query/kernel", new float[] {0.4338088631629944f, 0.11962968111038208f},
                        "key/kernel", new float[] {0.39556658267974854f, -0.5626841187477112f},
                        "gate/kernel", new float[] {-0.3902938961982727f, 0.4354333281517029f},
                        "value/kernel", new float[] {-0.676264226436615f, -0.27753761410713196f},
                        "attention_output/kernel", new float[] {0.39692920446395874f, -0.2547299265861511f},
                        "scale", new float[] {0.1496381163597107f, 0.5874127745628357f},
                        "dense/kernel", new float[] {0.9051332473754883f, -0.36092448234558105f},
                        "vector_u", new float[] {-0.009447094984352589f, 0.003515097079798579f}),
                new Built(new GroupQueryAttention(3, 4, 2).useGate(true), List.of(SEQUENCE, LONGER)),
                new Built(new BatchNormalization(), List.of(ROW)),
                new Built(new AdditiveAttention().dropout(0.3), List.of(SEQUENCE, SEQUENCE)),
                new Built(new SpectralNormalization(new Dense(3).name("dense")), List.of(ROW))));
    }
}
