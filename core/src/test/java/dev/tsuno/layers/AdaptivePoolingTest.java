package dev.tsuno.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tsuno.array.NDArray;
import dev.tsuno.models.Sequential;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdaptivePoolingTest {
    /** Where there are more places than elements, neighbours share theirs. */
    @ParameterizedTest
    @CsvSource({"3, 7", "5, 6", "7, 3", "4, 4", "1, 9", "6, 4", "8, 100"})
    void each_place_is_made_of_the_elements_that_it_overlaps(int length, int places) {
        NDArray x = NDArray.arange(0.0, length, 1).mul(1.5).add(0.25).exp().reshape(1, length, 1);
        NDArray mean = pooled(x, new AdaptiveAveragePooling1D(places));
        NDArray largest = pooled(x, new AdaptiveMaxPooling1D(places));
        for (int i = 0; i < places; i++) {
            int from = (int) Math.floor((double) i * length / places);
            int to = (int) Math.ceil((double) (i + 1) * length / places);
            double sum = 0;
            for (int k = from; k < to; k++) sum += x.get(0, k, 0);
            assertEquals(sum / (to - from), mean.get(0, i, 0), 1e-6 * sum, "place " + i);
            assertEquals((float) x.get(0, to - 1, 0), largest.get(0, i, 0), "place " + i);
        }
    }

    private static NDArray pooled(NDArray x, Layer<?> layer) {
        return new Sequential(Input.of(x.shape().dim(1), 1), layer).predict(x);
    }
}
