package dev.tsuno.array;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Named arrays in one {@code .npz} file, as {@code np.savez} writes and {@code np.load} reads them: a zip with a
 * {@code .npy} entry an array.
 *
 * <p>A small zip can unpack to more than memory holds, so reading stops at a limit: the file's own length, or if that
 * is less, 2 GiB or half of the JVM's memory. Two arrays of one name, other things than arrays, and files that were
 * cut are refused. Every failure is an {@link IOException} with the file, the entry and the reason. The same arrays
 * always give the same bytes.
 */
public final class Npz {
    private static final String SUFFIX = ".npy";
    private static final int MOST_ENTRIES = 0xfffe; // more need zip's 64-bit directory
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0); // zip's zero, as NumPy writes

    private Npz() {}

    /** The arrays by name, in the file's order. */
    public static Map<String, NDArray> read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return read(in, file.toString(), Math.max(Files.size(file), defaultLimit()));
        } catch (IOException e) {
            throw e.getClass() == IOException.class ? e : IoReason.reading(file, e);
        }
    }

    /** Reads to the end of the stream, which is left open; {@code name} is what errors call it. */
    public static Map<String, NDArray> read(InputStream in, String name) throws IOException {
        return read(in, name, defaultLimit());
    }

    /** As {@link #read(InputStream, String)}, of arrays that take not more than {@code mostBytes} together. */
    public static Map<String, NDArray> read(InputStream in, String name, long mostBytes) throws IOException {
        ZipTail tail = new ZipTail(in);
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        String place = name;
        try (ZipInputStream zip = new ZipInputStream(tail)) {
            Limit limit = new Limit(zip, mostBytes);
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                place = name + ", entry " + entry.getName();
                if (arrays.put(key(entry.getName()), Npy.read(limit, mostBytes)) != null) {
                    throw new IOException("a second array of this name.");
                }
                if (arrays.size() > MOST_ENTRIES) {
                    throw new IOException("it has more than " + MOST_ENTRIES + " arrays.");
                }
                place = name + ", after entry " + entry.getName();
            }
            tail.checkEnd(arrays.size());
            return arrays;
        } catch (IOException | IllegalArgumentException e) { // the latter from names that are not UTF-8
            throw IoReason.reading(place, e);
        }
    }

    /** Writes the arrays as they are, like {@code np.savez}; the file is written whole or not at all. */
    public static void write(Path file, Map<String, NDArray> arrays) throws IOException {
        AtomicFile.write(file, out -> write(out, arrays, ZipEntry.STORED));
    }

    /** Writes the arrays compressed, like {@code np.savez_compressed}. */
    public static void writeCompressed(Path file, Map<String, NDArray> arrays) throws IOException {
        AtomicFile.write(file, out -> write(out, arrays, ZipEntry.DEFLATED));
    }

    private static void write(OutputStream out, Map<String, NDArray> arrays, int method) throws IOException {
        if (arrays.size() > MOST_ENTRIES) {
            throw new IOException("a file can hold " + MOST_ENTRIES + " arrays, not " + arrays.size() + ".");
        }
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, NDArray> each : arrays.entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey() + SUFFIX);
                entry.setTimeLocal(TIME);
                entry.setMethod(method);
                if (method == ZipEntry.STORED) {
                    measure(entry, each.getValue());
                }
                zip.putNextEntry(entry);
                Npy.write(zip, each.getValue());
                zip.closeEntry();
            }
        }
    }

    /** What is stored as it is has its size and checksum before it: they are found by writing to nowhere. */
    private static void measure(ZipEntry entry, NDArray array) throws IOException {
        CRC32 crc = new CRC32();
        Npy.write(new CheckedOutputStream(OutputStream.nullOutputStream(), crc), array);
        long header = new NpyHeader(NpyType.of(array.dtype()).descr(), false, array.shape()).bytes().length;
        entry.setSize(header + (long) array.size() * array.dtype().bytes());
        entry.setCrc(crc.getValue());
    }

    private static String key(String entry) throws IOException {
        if (!entry.endsWith(SUFFIX)) {
            throw new IOException("it is not an array. Expected a name that ends in " + SUFFIX + ".");
        }
        return entry.substring(0, entry.length() - SUFFIX.length());
    }

    private static long defaultLimit() {
        return Math.min(2L << 30, Runtime.getRuntime().maxMemory() / 2);
    }

    /** Counts what comes out of a zip, and stops when it is too much. */
    private static final class Limit extends FilterInputStream {
        private final long most;
        private long left;

        Limit(ZipInputStream zip, long most) {
            super(zip);
            this.most = most;
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            return count(super.read(), 1);
        }

        @Override
        public int read(byte[] to, int at, int n) throws IOException {
            int got = super.read(to, at, n);
            return count(got, got);
        }

        private int count(int result, int bytes) throws IOException {
            left -= result < 0 ? 0 : bytes;
            if (left < 0) {
                throw new IOException("it unpacks to more than " + most
                        + " bytes, the limit. If you trust it, read it with a larger one:"
                        + " Npz.read(in, name, mostBytes).");
            }
            return result;
        }
    }
}
