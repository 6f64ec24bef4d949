package dev.tsuno.array;

import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An array in a {@code .npy} file, of which rows are read when they are asked for; it may be larger than memory. Everything that
 * {@link Npy} reads, by the same rules: the file's size is checked against its header first. In Fortran order, where a row's elements
 * lie apart, it is slow.
 *
 * <p>Each row read is a new array. The file should not change meanwhile; where it has become shorter, reading says so. It stays open
 * until nobody holds this any more. Safe for several threads.
 *
 * <p>The file is read at its places, not mapped into memory: the system keeps the same pages for both, but where a mapped file is cut,
 * the JVM throws an InternalError at some later moment in some other method (seen on 17: after the one that read had returned), and
 * until then gives zeros. Nor is a channel used: it would be closed for all by one thread that is interrupted.
 */
public final class NpyFile {
    /** More bytes are not taken for one row. */
    private static final int LARGEST_ROW = 1 << 30;

    private final Path path;
    /** Guards its position. */
    private final RandomAccessFile file;

    private final NpyHeader header;
    private final NpyType type;
    private final long begin;
    private final Shape rowShape;

    private NpyFile(Path path, RandomAccessFile file) throws IOException {
        this.path = path;
        this.file = file;
        header = NpyHeader.read(new FileInputStream(file.getFD()));
        type = NpyType.of(header.descr());
        begin = file.getFilePointer();
        Shape shape = header.shape();
        if (shape.rank() == 0) throw new IOException("it holds a single number, which has no rows.");
        rowShape = shape.drop(0);
        long bytes = Math.multiplyExact(shape.size(), type.bytes());
        long rowBytes = Math.multiplyExact(rowShape.size(), type.bytes());
        if (rowBytes > LARGEST_ROW)
            throw new IOException("a row has " + rowBytes + " bytes. Expected at most " + LARGEST_ROW + ".");
        if (file.length() - begin != bytes) {
            throw new IOException("shape " + shape + " of " + header.descr() + " needs " + bytes
                    + " bytes, but after its header it has " + (file.length() - begin) + ".");
        }
    }

    /** @throws IOException with the file and the reason, if it is no such file or its size is not what its header says */
    public static NpyFile open(Path path) throws IOException {
        RandomAccessFile file = null;
        try {
            if (!Files.isReadable(path)) Files.newInputStream(path).close(); // says what is wrong
            file = new RandomAccessFile(path.toFile(), "r");
            return new NpyFile(path, file);
        } catch (IOException | ArithmeticException e) {
            if (file != null) file.close();
            throw IoReason.reading(path, e);
        }
    }

    /** The shape of the whole. */
    public Shape shape() {
        return header.shape();
    }

    public DType dtype() {
        return type.dtype();
    }

    /** The number of rows. */
    public int length() {
        return header.shape().dim(0);
    }

    /**
     * A copy of row i, of the shape without the first axis.
     *
     * @throws UncheckedIOException if it can't be read, because the file has become shorter, say
     */
    public NDArray row(int i) {
        if (i < 0 || i >= length())
            throw new IndexOutOfBoundsException("Row " + i + " is not within the " + length() + " of " + path + ".");
        int n = (int) rowShape.size();
        byte[] row = new byte[n * type.bytes()];
        try {
            if (header.fortranOrder()) gather(i, row);
            else read((long) i * row.length, row, 0, row.length);
        } catch (IOException e) {
            throw new UncheckedIOException(IoReason.reading(path, e));
        }
        Store store = Store.allocate(type.dtype(), n);
        type.read(ByteBuffer.wrap(row).order(NpyType.order(header.descr())), store, 0, n);
        return new NDArray(rowShape, store);
    }

    private void read(long at, byte[] to, int from, int n) throws IOException {
        synchronized (file) {
            try {
                file.seek(begin + at);
                file.readFully(to, from, n);
            } catch (EOFException e) {
                throw new IOException(
                        "it has become shorter since it was opened: bytes " + (begin + at) + " to " + (begin + at + n)
                                + " are wanted, it has " + file.length()
                                + ". Write a new file beside it and move it, rather than changing it.",
                        e);
            }
        }
    }

    /** In Fortran order the first axis runs fastest. */
    private void gather(int i, byte[] row) throws IOException {
        int[] index = new int[rowShape.rank()];
        for (int at = 0; at < row.length; at += type.bytes()) {
            long place = 0;
            for (int axis = index.length - 1; axis >= 0; axis--) place = place * rowShape.dim(axis) + index[axis];
            read((place * length() + i) * type.bytes(), row, at, type.bytes());
            for (int axis = index.length - 1; axis >= 0 && ++index[axis] == rowShape.dim(axis); axis--) index[axis] = 0;
        }
    }

    @Override
    public String toString() {
        return path + " " + shape() + " " + header.descr();
    }
}
