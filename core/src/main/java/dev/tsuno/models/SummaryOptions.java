package dev.tsuno.models;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The arguments of {@code summary}, with Keras's defaults. */
public final class SummaryOptions {
    private static volatile Consumer<String> defaultPrintFn = SummaryOptions::print;

    int lineLength;

    double @Nullable [] positions;

    Consumer<String> printFn = defaultPrintFn;

    boolean expandNested;
    boolean showTrainable;
    List<String> layerRange = List.of();

    SummaryOptions() {}

    /**
     * Where the summaries of the whole program go that have no {@link #printFn}: to a log, say, or a window. Default, and again with null: the
     * standard output.
     */
    public static void defaultPrintFn(@Nullable Consumer<String> printFn) {
        defaultPrintFn = printFn == null ? SummaryOptions::print : printFn;
    }

    private static void print(String text) {
        System.out.print(text);
    }

    /** The width of the table; a line ends at 80 characters all the same, as Keras's where the output is no terminal. Default: 76. */
    public SummaryOptions lineLength(int lineLength) {
        if (lineLength < 1)
            throw new IllegalArgumentException("summary: line_length must be at least 1, got " + lineLength);
        this.lineLength = lineLength;
        return this;
    }

    /** Where each column ends, as a fraction of the line. Default: 0.45, 0.8, 1, or, with the connections, 0.3, 0.56, 0.74, 1. */
    public SummaryOptions positions(double... positions) {
        this.positions = positions.clone();
        return this;
    }

    /** Takes the whole text, in place of standard output. */
    public SummaryOptions printFn(Consumer<String> printFn) {
        this.printFn = printFn;
        return this;
    }

    /** Whether the layers of models inside are listed too. Default: false. */
    public SummaryOptions expandNested(boolean expandNested) {
        this.expandNested = expandNested;
        return this;
    }

    /** Whether a column says which layers are trained. Default: false. */
    public SummaryOptions showTrainable(boolean showTrainable) {
        this.showTrainable = showTrainable;
        return this;
    }

    /** The first and the last layer to list: names, or regular expressions that match their beginning. */
    public SummaryOptions layerRange(String first, String last) {
        layerRange = List.of(first, last);
        return this;
    }
}
