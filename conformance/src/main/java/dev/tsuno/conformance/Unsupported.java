package dev.tsuno.conformance;

/** Thrown for a case of something that Tsuno does not have yet; the message names it. */
final class Unsupported extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unsupported(String message) {
        super(message);
    }
}
