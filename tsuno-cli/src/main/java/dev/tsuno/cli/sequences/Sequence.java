package dev.tsuno.cli.sequences;

/** Where a sequence and its target are written to. */
public record Sequence(float[] x, int xFrom, int features, float[] y, int yFrom) {
    void set(int step, int feature, double value) {
        x[xFrom + step * features + feature] = (float) value;
    }

    void target(int place, double value) {
        y[yFrom + place] = (float) value;
    }
}
