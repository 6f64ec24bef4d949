package dev.tsuno.array;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An array in a {@code .npy} file, of which rows are read when they are asked for; it may be larger than memory. Everything that
 * {@link Npy} reads, by the same rules: the file's size is checked against its header before anything is mapped.
 *
 * <p>Each row read is a new array. The file must not change while it is mapped; if it becomes shorter, reading says so. It stays open
 * until nobody holds this any more. Safe for several threads.
 */
public final class MappedNpy {
    /** A mapping holds at most so many bytes, and whole rows. */
    private static final int SEGMENT = 1 << 30;

    private final Path path;
    /** To ask for its length; a channel would be closed when a thread that asks is interrupted. */
    private final RandomAccessFile file;

    private final NpyHeader header;
    private final NpyType type;
    private final long begin;
    private final long bytes;
    private final Shape rowShape;
    private final List<MappedByteBuffer> segments = new ArrayList<>();
    private final int segment;

    private MappedNpy(Path path, RandomAccessFile file) throws IOException {
        this.path = path;
        this.file = file;
        header = NpyHeader.read(new FileInputStream(file.getFD()));
        type = NpyType.of(header.descr());
        begin = file.getFilePointer();
        Shape shape = header.shape();
        if (shape.rank() == 0) throw new IOException("it holds a single number, which has no rows.");
        rowShape = shape.drop(0);
        bytes = Math.multiplyExact(shape.size(), type.bytes());
        long rowBytes = Math.multiplyExact(rowShape.size(), type.bytes());
        if (rowBytes > SEGMENT)
            throw new IOException("a row has " + rowBytes + " bytes. Expected at most " + SEGMENT + ".");
        if (file.length() - begin != bytes) {
            throw new IOException("shape " + shape + " of " + header.descr() + " needs " + bytes
                    + " bytes, but after its header it has " + (file.length() - begin) + ".");
        }
        int unit = header.fortranOrder() ? type.bytes() : (int) Math.max(1, rowBytes);
        segment = SEGMENT / unit * unit;
        FileChannel channel = file.getChannel();
        for (long at = 0; at < bytes; at += segment) {
            segments.add(channel.map(FileChannel.MapMode.READ_ONLY, begin + at, Math.min(segment, bytes - at)));
        }
    }

    /** @throws IOException with the file and the reason, if it is no such file or its size is not what its header says */
    public static MappedNpy open(Path path) throws IOException {
        RandomAccessFile file = null;
        try {
            if (!Files.isReadable(path)) Files.newInputStream(path).close(); // says what is wrong
            file = new RandomAccessFile(path.toFile(), "r");
            return new MappedNpy(path, file);
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
     * @throws UncheckedIOException if the file has become shorter
     */
    public NDArray row(int i) {
        if (i < 0 || i >= length())
            throw new IndexOutOfBoundsException("Row " + i + " is not within the " + length() + " of " + path + ".");
        int n = (int) rowShape.size();
        byte[] row = new byte[n * type.bytes()];
        read(i, row);
        Store store = Store.allocate(type.dtype(), n);
        type.read(ByteBuffer.wrap(row).order(NpyType.order(header.descr())), store, 0, n);
        return new NDArray(rowShape, store);
    }

    /**
     * A page that is not in the file any more makes the JVM throw an InternalError, at once or when the thread next comes out of native
     * code: asking for the length is that. Before and after: no such page is touched but in a race, and no zeros are taken for numbers.
     */
    private void read(int i, byte[] row) {
        InternalError fault = null;
        while (true) {
            try {
                checkLength(fault);
                if (fault != null) throw new IllegalStateException("Cannot read " + path + ": " + fault, fault);
                if (header.fortranOrder()) gather(i, row);
                else copy((long) i * row.length, row, 0, row.length);
                checkLength(null);
                return;
            } catch (InternalError e) { // one copy may bring several, the later ones while the length is asked for
                fault = e;
            }
        }
    }

    private void copy(long at, byte[] to, int from, int n) {
        if (n == 0) return;
        segments.get((int) (at / segment)).get((int) (at % segment), to, from, n);
    }

    /** In Fortran order the first axis runs fastest: the elements of a row lie apart. */
    private void gather(int i, byte[] row) {
        int[] index = new int[rowShape.rank()];
        for (int at = 0; at < row.length; at += type.bytes()) {
            long place = 0;
            for (int axis = index.length - 1; axis >= 0; axis--) place = place * rowShape.dim(axis) + index[axis];
            copy((place * length() + i) * type.bytes(), row, at, type.bytes());
            for (int axis = index.length - 1; axis >= 0 && ++index[axis] == rowShape.dim(axis); axis--) index[axis] = 0;
        }
    }

    private void checkLength(@Nullable InternalError cause) {
        try {
            long now = file.length() - begin;
            if (now >= bytes) return;
            throw new IOException(
                    "it has become shorter since it was mapped: of " + bytes + " bytes after its header " + now
                            + " are left. Write a new file beside it and move it, rather than changing it.",
                    cause);
        } catch (IOException e) {
            throw new UncheckedIOException(IoReason.reading(path, e));
        }
    }

    @Override
    public String toString() {
        return path + " " + shape() + " " + header.descr();
    }
}
