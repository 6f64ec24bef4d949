package dev.tsuno.cli.study;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/**
 * Values over a time that goes on in equal steps.
 *
 * @param x the times
 * @param xlabel what {@code x} is, for a figure's axis; formulas stand between dollars
 * @param label the name of the line in a legend
 * @param places after the point, for errors in the values' unit
 */
record Series(double[] x, double[] values, String xlabel, String ylabel, String label, int places) {
    private static final int MONTHS = 12;

    int length() {
        return values.length;
    }

    /** The time of a point, also of one after the end. */
    double x(int point) {
        double step = (x[x.length - 1] - x[0]) / (x.length - 1);
        return point < x.length ? x[point] : x[0] + point * step;
    }

    /** An error as it is printed. */
    String error(double error) {
        return String.format(Locale.ROOT, "%,." + places + "f", error);
    }

    /** A file beside this class: a line of names, then a line for each year (1821) or month (1949-01), with its value. */
    static Series read(String file, String xlabel, String ylabel, String label, int places) {
        try (InputStream in = Series.class.getResourceAsStream(file)) {
            if (in == null) throw new IOException("there is no resource " + file);
            List<CsvRecord> records =
                    CsvReader.builder().ofCsvRecord(in).stream().skip(1).toList();
            return new Series(
                    records.stream().mapToDouble(r -> time(r.getField(0))).toArray(),
                    records.stream()
                            .mapToDouble(r -> Double.parseDouble(r.getField(1)))
                            .toArray(),
                    xlabel,
                    ylabel,
                    label,
                    places);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double time(String text) {
        int dash = text.indexOf('-');
        if (dash < 0) return Integer.parseInt(text);
        int month = Integer.parseInt(text.substring(dash + 1));
        return Integer.parseInt(text.substring(0, dash)) + (month - 1.0) / MONTHS;
    }
}
