package dev.tsuno.kernels.portable;

/**
 * The shape of a product with a prepared right operand (k, n). The columns of A or of C may lie in several planes, one behind the
 * other, as the gates of a recurrent cell do.
 *
 * @param rows how many rows of A will meet one loaded B: says whether packing B pays; not a limit
 * @param leftParts the k columns of A come in that many equal parts, {@code leftStep} floats apart
 * @param resultParts the n columns of C come in that many equal parts, {@code resultStep} floats apart
 */
public record ProductShape(int rows, int k, int n, int leftParts, int leftStep, int resultParts, int resultStep) {
    public static ProductShape of(int rows, int k, int n) {
        return new ProductShape(rows, k, n, 1, 0, 1, 0);
    }

    public ProductShape leftParts(int parts, int step) {
        return new ProductShape(rows, k, n, parts, step, resultParts, resultStep);
    }

    public ProductShape resultParts(int parts, int step) {
        return new ProductShape(rows, k, n, leftParts, leftStep, parts, step);
    }
}
