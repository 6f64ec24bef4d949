package dev.tsuno.kernels.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tsuno.kernels.Crew;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.optimizers.Adam;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several models trained at once, each on a thread of its own and all with the one crew, become what each becomes alone. */
class ParallelTrainingTest {
    private final int threadsBefore = Crew.threads();

    @AfterEach
    void as_before() {
        Crew.setThreads(threadsBefore);
    }

    @Test
    void models_trained_at_once_do_not_disturb_each_other() throws Exception {
        Crew.setThreads(1);
        String alone = trained();
        Crew.setThreads(2);
        ExecutorService trainings = Executors.newFixedThreadPool(3);
        List<Future<String>> hashes = new ArrayList<>();
        for (int i = 0; i < 3; i++) hashes.add(trainings.submit(ParallelTrainingTest::trained));
        for (Future<String> hash : hashes) assertEquals(alone, hash.get());
        trainings.shutdown();
    }

    /** 32 rows of 96 units are enough for two strips. */
    private static String trained() throws Exception {
        Kernels kernels = new VectorProvider().kernels();
        TrainedNet net = new TrainedNet(kernels, new Adam(), 32, 20, 3, 96);
        for (int i = 0; i < 20; i++) net.step();
        return net.hash();
    }
}
