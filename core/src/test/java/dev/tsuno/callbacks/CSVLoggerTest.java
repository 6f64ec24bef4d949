package dev.tsuno.callbacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file against Keras's, byte for byte. */
class CSVLoggerTest {
    private final Path folder;

    CSVLoggerTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static void train(CSVLogger logger, List<Map<String, Double>> epochs) {
        logger.onTrainBegin();
        for (int epoch = 0; epoch < epochs.size(); epoch++) logger.onEpochEnd(epoch, epochs.get(epoch));
        logger.onTrainEnd(Map.of());
    }

    @Test
    void the_file_is_keras_to_the_byte() throws IOException {
        List<Map<String, Double>> logs = List.of(
                Map.of("loss", 0.1, "mae", 1e-5),
                Map.of("loss", (double) 0.1f, "mae", 123456789012345680.0),
                Map.of("loss", Double.NaN, "mae", Double.NEGATIVE_INFINITY, "val_loss", 3.0),
                Map.of("loss", 1e16));
        assertEquals(6, KerasSaid.rows("csv.tsv").size());
        for (String[] row : KerasSaid.rows("csv.tsv")) {
            Path file = folder.resolve("log" + (int) row[0].charAt(0) + row[1]);
            List<Map<String, Double>> epochs = new ArrayList<>();
            for (int epoch = 0; epoch < logs.size(); epoch++) {
                Map<String, Double> log = new LinkedHashMap<>(logs.get(epoch));
                if (row[1].equals("True"))
                    log.putAll(Map.of("val_loss", epoch + 0.25, "val_a,b", 1.0, "val_\"q\"", 2.5));
                epochs.add(log);
            }
            for (int i = 0; i < 2; i++)
                train(new CSVLogger(file).separator(row[0]).append(true), epochs);
            assertEquals(KerasSaid.unescaped(row[2]), Files.readString(file));
        }
    }

    @Test
    void an_older_file_gives_way_or_is_added_to() throws IOException {
        Path file = folder.resolve("log.csv");
        List<Map<String, Double>> epochs = List.of(Map.of("loss", 1.0));
        train(new CSVLogger(file), epochs);
        train(new CSVLogger(file), epochs);
        assertEquals("epoch,loss,val_loss\r\n0,1.0,NA\r\n", Files.readString(file));
        train(new CSVLogger(file).append(true), epochs);
        assertEquals("epoch,loss,val_loss\r\n0,1.0,NA\r\n0,1.0,NA\r\n", Files.readString(file));
    }

    @Test
    void what_a_crash_left_of_a_row_is_not_glued_to_the_next() throws IOException {
        Path file = folder.resolve("log.csv");
        Files.writeString(file, "epoch,loss,val_loss\r\n0,1.0,NA\r\n1,0.");
        train(new CSVLogger(file).append(true), List.of(Map.of("loss", 2.0)));
        assertEquals("epoch,loss,val_loss\r\n0,1.0,NA\r\n1,0.\r\n0,2.0,NA\r\n", Files.readString(file));
    }

    @Test
    void a_row_can_be_read_when_its_epoch_ends() throws IOException {
        Path file = folder.resolve("log.csv");
        CSVLogger logger = new CSVLogger(file);
        logger.onTrainBegin();
        logger.onEpochEnd(0, Map.of("loss", 1.5, "val_loss", 2.5));
        assertEquals("epoch,loss,val_loss\r\n0,1.5,2.5\r\n", Files.readString(file));
        logger.onTrainEnd(Map.of());
    }

    @Test
    void a_folder_that_is_not_there_is_named() {
        CSVLogger logger = new CSVLogger(folder.resolve("nowhere/log.csv"));
        UncheckedIOException e = assertThrows(UncheckedIOException.class, logger::onTrainBegin);
        assertEquals(true, String.valueOf(e.getMessage()).contains("nowhere"), e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> logger.separator(", "));
    }
}
