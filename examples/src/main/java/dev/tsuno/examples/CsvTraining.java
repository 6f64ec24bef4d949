package dev.tsuno.examples;

import dev.tsuno.array.NDArray;
import dev.tsuno.callbacks.History;
import dev.tsuno.data.Dataset;
import dev.tsuno.data.Element;
import dev.tsuno.data.Samples;
import dev.tsuno.files.Csv;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.LSTM;
import dev.tsuno.layers.Normalization;
import dev.tsuno.models.Sequential;
import dev.tsuno.utils.Timeseries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Trains on a CSV file: row by row, as a file that does not fit in memory is read, and on windows of one that does. */
public final class CsvTraining {
    private CsvTraining() {}

    public static void main(String[] args) throws IOException {
        Path file = Files.createTempFile("load", ".csv");
        try {
            write(file);
            System.out.println(rows(file, 20).history());
            System.out.println(windows(file, 5).history());
        } finally {
            Files.delete(file);
        }
    }

    /** The load from the hour, the temperature and the kind of day, which is a word. Some temperatures are missing. */
    static History rows(Path file, int epochs) throws IOException {
        // #region training.csv
        Dataset<Element> rows = Csv.dataset(
                file,
                c -> c.x("hour", "day", "temperature")
                        .words("day", "work", "holiday")
                        .fill("temperature", 12)
                        .y("load"));
        Dataset<Samples> training = rows.shuffle(1000, 7).batch(32).prefetch(2);
        // #endregion

        Normalization scale = new Normalization();
        scale.adapt(rows.batch(256).map(batch -> batch.x().get(0)));
        Sequential model = new Sequential(Input.of(3), scale, new Dense(16).activation("tanh"), new Dense(1));
        model.compile(c -> c.optimizer("adam").loss("mse"));
        return model.fit(training, f -> f.epochs(epochs).verbose(0));
    }

    /** The load of the next hour from that of the 24 hours before. */
    static History windows(Path file, int epochs) throws IOException {
        // #region training.csv-array
        NDArray load = Csv.read(file, c -> c.x("load"));
        // #endregion
        Dataset<Samples> windows = Timeseries.datasetFromArray(load.slice(0, -24), load.slice(24, load.size()), 24);
        Sequential model = new Sequential(Input.of(24, 1), new LSTM(16), new Dense(1));
        model.compile(c -> c.optimizer("adam").loss("mse"));
        return model.fit(windows, f -> f.epochs(epochs).verbose(0));
    }

    /** A file as somebody may have it: 100 days of an electricity load, in GW. */
    static void write(Path file) throws IOException {
        StringBuilder csv = new StringBuilder("date,hour,day,temperature,load\n");
        for (int i = 0; i < 2400; i++) {
            int day = i / 24;
            int hour = i % 24;
            boolean holiday = day % 7 > 4;
            double temperature = 12 - 8 * Math.cos(hour * Math.PI / 12) + Math.sin(day);
            double load = 5 - Math.cos((hour - 3) * Math.PI / 12) - (holiday ? 1 : 0) + 0.02 * temperature;
            csv.append(String.format(Locale.ROOT, "day %d,%d,%s,", day, hour, holiday ? "holiday" : "work"))
                    .append(i % 50 == 0 ? "" : String.format(Locale.ROOT, "%.1f", temperature))
                    .append(String.format(Locale.ROOT, ",%.3f%n", load));
        }
        Files.writeString(file, csv);
    }
}
