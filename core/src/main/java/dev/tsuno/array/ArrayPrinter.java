package dev.tsuno.array;
final class ArrayPrinter { static String str(NDArray a) { return a.shape().toString(); } static String repr(NDArray a) { return str(a); } }
