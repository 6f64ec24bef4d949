package dev.tsuno.array;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One array in a {@code .npy} file, as {@code np.save} writes and {@code np.load} reads it.
 *
 * <p>Read are versions 1.0 to 3.0, either byte order, C and Fortran order, and the types that {@link NpyType} lists.
 * A file can name nothing to load or run: Python objects are refused. Memory is taken as the bytes arrive, never
 * because a header asks for it. Every failure is an {@link IOException} with the file and the reason.
 */
public final class Npy {
    private static final int CHUNK = 1 << 16;

    private Npy() {}

    public static NDArray read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return read(in, Files.size(file));
        } catch (IOException e) {
            throw IoReason.reading(file, e);
        }
    }

    /** Writes the file whole or not at all. */
    public static void write(Path file, NDArray array) throws IOException {
        AtomicFile.write(file, out -> write(out, array));
    }

    static void write(OutputStream out, NDArray array) throws IOException {
        NpyType type = NpyType.of(array.dtype());
        out.write(new NpyHeader(type.descr(), false, array.shape()).bytes());
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        int most = CHUNK / type.bytes();
        for (int at = 0; at < array.size(); at += most) {
            type.write(array.storage(), at, Math.min(most, array.size() - at), chunk.clear());
            out.write(chunk.array(), 0, chunk.position());
        }
    }

    /**
     * Reads an array to the end of the stream.
     *
     * @param most no array may need more bytes than this, the file's length or what is left of a limit
     */
    static NDArray read(InputStream in, long most) throws IOException {
        NpyHeader header = NpyHeader.read(in);
        NpyType type = NpyType.of(header.descr());
        Shape shape = header.shape();
        long bytes = bytes(shape, type);
        if (bytes > most) {
            throw new IOException("shape " + shape + " of " + header.descr() + " needs " + bytes
                    + " bytes, but there are at most " + most + ".");
        }
        int n = (int) shape.size();
        if (!header.fortranOrder()) {
            return new NDArray(shape, elements(in, header, type, n));
        }
        // Fortran order is the row-major order of the axes reversed.
        int[] reversed = new int[shape.rank()];
        for (int i = 0; i < reversed.length; i++) {
            reversed[i] = shape.dim(-1 - i);
        }
        return new NDArray(Shape.of(reversed), elements(in, header, type, n)).transpose();
    }

    private static long bytes(Shape shape, NpyType type) throws IOException {
        try {
            return Math.multiplyExact((long) NDArray.checkedSize(shape), type.bytes());
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new IOException("its shape " + shape + " has more elements than an array can hold.", e);
        }
    }

    private static Store elements(InputStream in, NpyHeader header, NpyType type, int n) throws IOException {
        Store store = Store.allocate(type.dtype(), Math.min(n, CHUNK));
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(NpyType.order(header.descr()));
        int at = 0;
        while (at < n) {
            int wanted = Math.min(n - at, CHUNK / type.bytes());
            int got = in.readNBytes(chunk.array(), 0, wanted * type.bytes());
            if (got < wanted * type.bytes()) {
                throw new IOException(
                        "it ends after " + ((long) at * type.bytes() + got) + " of the " + (long) n * type.bytes()
                                + " bytes that shape " + header.shape() + " of " + header.descr() + " needs.");
            }
            store = withRoom(store, at + wanted, n);
            type.read(chunk.clear(), store, at, wanted);
            at += wanted;
        }
        if (in.read() != -1) {
            throw new IOException("it has more bytes than the " + (long) n * type.bytes() + " that shape "
                    + header.shape() + " of " + header.descr() + " needs.");
        }
        return store;
    }

    /** Doubles the store when it is full, so that it is never much larger than the bytes that have come. */
    private static Store withRoom(Store store, int needed, int most) {
        if (needed <= store.length()) {
            return store;
        }
        Store larger = Store.allocate(store.dtype(), (int) Math.min(most, Math.max(needed, 2L * store.length())));
        store.copyTo(0, larger, 0, store.length());
        return larger;
    }
}
