package dev.tsuno.array;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NpyFileTest {
    private final Path folder;

    NpyFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** A file of random bytes, whatever numbers they are. */
    private Path file(NpyType type, char order, boolean fortran, int... dims) throws IOException {
        String code = type.bytes() == 1 ? "|" : "" + order;
        String descr = code + Character.toLowerCase(type.name().charAt(0)) + type.bytes();
        Shape shape = Shape.of(dims);
        byte[] numbers = new byte[(int) shape.size() * type.bytes()];
        new Random(7).nextBytes(numbers);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new NpyHeader(descr, fortran, shape).bytes());
        out.write(numbers);
        return Files.write(folder.resolve(type + "" + (int) order + fortran + ".npy"), out.toByteArray());
    }

    private static void assertSameRows(Path path) throws IOException {
        NDArray whole = Npy.read(path);
        NpyFile rows = NpyFile.open(path);
        assertEquals(whole.shape(), rows.shape());
        assertEquals(whole.dtype(), rows.dtype());
        assertEquals(whole.shape().dim(0), rows.length());
        for (int i = rows.length() - 1; i >= 0; i--) assertEquals(whole.at(i), rows.row(i), path + " row " + i);
    }

    @ParameterizedTest
    @EnumSource
    void rows_of_every_type_and_order_are_those_of_the_array(NpyType type) throws IOException {
        for (char order : new char[] {'<', '>'}) {
            for (boolean fortran : new boolean[] {false, true}) {
                assertSameRows(file(type, order, fortran, 5, 3, 2));
                assertSameRows(file(type, order, fortran, 7));
                assertSameRows(file(type, order, fortran, 4, 0));
            }
        }
    }

    /** A sparse file of 5 GB, of which the heap could hold no part: rows on both sides of 1 GiB and the last have their numbers. */
    @Test
    void a_file_larger_than_the_heap_is_read_row_by_row() throws IOException {
        Path path = folder.resolve("large.npy");
        Shape shape = Shape.of(5_000_000, 250);
        byte[] header = new NpyHeader("<f4", false, shape).bytes();
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.write(header);
            file.setLength(header.length + shape.size() * 4);
            for (int row : new int[] {0, 1_073_741, 1_073_742, 4_999_999}) {
                file.seek(header.length + row * 1000L + 996);
                file.write(ByteBuffer.allocate(4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putFloat(row + 1)
                        .array());
            }
        }
        NpyFile rows = NpyFile.open(path);
        for (int row : new int[] {4_999_999, 0, 1_073_742, 1_073_741}) {
            assertEquals(row + 1, rows.row(row).get(249));
            assertEquals(0, rows.row(row).get(0));
        }
        assertEquals(NDArray.zeros(Shape.of(250), DType.FLOAT32), rows.row(2_500_000));
        assertThrows(IndexOutOfBoundsException.class, () -> rows.row(5_000_000));
    }

    @Test
    void a_file_of_another_size_than_its_header_says_is_refused() throws IOException {
        Path path = file(NpyType.F8, '<', false, 10, 3);
        byte[] bytes = Files.readAllBytes(path);
        Files.write(path, Arrays.copyOf(bytes, bytes.length - 1));
        assertSays("needs 240 bytes, but after its header it has 239", path);
        Files.write(path, Arrays.copyOf(bytes, bytes.length + 1));
        assertSays("has 241", path);
        Files.write(path, Arrays.copyOf(bytes, 20));
        assertSays("ends within its header", path);
        assertSays("no such file", folder.resolve("nothing.npy"));
        assertSays("no rows", file(NpyType.F4, '<', false));
        Files.write(path, new NpyHeader("<f8", false, Shape.of(2147483647, 2147483647, 2147483647)).bytes());
        assertSays("more than 2^63", path);
    }

    private static void assertSays(String what, Path path) {
        IOException e = assertThrows(IOException.class, () -> NpyFile.open(path));
        assertTrue(String.valueOf(e.getMessage()).contains(what), e.getMessage());
        assertTrue(String.valueOf(e.getMessage()).contains(path.toString()), e.getMessage());
    }

    @Test
    void a_file_that_becomes_shorter_while_it_is_read_says_so() throws IOException {
        Path path = file(NpyType.F8, '<', false, 10_000, 10);
        NpyFile rows = NpyFile.open(path);
        NDArray first = rows.row(0);
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(1000);
        }
        assertEquals(first, rows.row(0));
        for (int i : new int[] {12, 5_000, 9_999}) {
            UncheckedIOException e = assertThrows(UncheckedIOException.class, () -> rows.row(i));
            assertTrue(String.valueOf(e.getMessage()).contains("become shorter"), e.getMessage());
            assertTrue(String.valueOf(e.getMessage()).contains(path.toString()), e.getMessage());
        }
    }

    /** Cut at any moment while another thread reads: whatever was read before is right, and then comes the exception, no other. */
    @Test
    void a_file_cut_while_rows_are_read_gives_right_rows_and_then_says_so() throws Exception {
        for (int round = 0; round < 40; round++) {
            Path path = folder.resolve("cut" + round + ".npy");
            Npy.write(path, NDArray.ones(4_000, 512));
            NpyFile rows = NpyFile.open(path);
            NDArray ones = NDArray.ones(512);
            FutureTask<Throwable> reader = new FutureTask<>(() -> {
                for (int i = 0; true; i = (i + 1) % 4_000) {
                    try {
                        assertEquals(ones, rows.row(i));
                    } catch (Throwable e) {
                        return e;
                    }
                }
            });
            new Thread(reader).start();
            for (long i = 0; i < (round % 20) * 100_000L; i++) Thread.onSpinWait();
            try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
                file.setLength(5000);
            }
            Throwable thrown = reader.get();
            assertTrue(thrown instanceof UncheckedIOException, () -> "" + thrown);
        }
    }

    @Test
    void an_interrupted_thread_reads_and_leaves_the_file_to_others() throws IOException {
        NpyFile rows = NpyFile.open(file(NpyType.I4, '<', false, 10, 2));
        NDArray row = rows.row(3);
        Thread.currentThread().interrupt();
        assertEquals(row, rows.row(3));
        assertTrue(Thread.interrupted());
        assertEquals(row, rows.row(3));
    }
}
